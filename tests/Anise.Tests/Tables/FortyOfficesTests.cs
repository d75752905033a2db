using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Anise.Households;
using Anise.Households.Import.Reading;
using Anise.Tables.Layout;
using Anise.Tables.Reading;

namespace Anise.Tests.Tables;

/// <summary>
/// Lists of households as forty offices keep them, in shapes and words that nobody told the reader of. Each lies in <c>Samples/offices</c> with its truth, which was made from the same records as the list.
/// A list is read as it is meant, or asked about; never read wrongly in silence.
/// </summary>
public sealed class FortyOfficesTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples", "offices");

    /// <summary>The files, without their truths.</summary>
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder).Where(f => File.Exists(f + ".truth.json")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_forty() => Assert.Equal(40, Files.Count);

    /// <summary>What each file asks, and how often; a file that is not named asks nothing. The numbers may only get smaller.</summary>
    private static readonly Dictionary<string, string[]> Asked = new()
    {
        ["02"] = ["birth-missing"],
        ["05"] = ["birth-missing"],
        ["06"] = ["birth-missing"],
        ["09"] = ["birth-from-age"],
        ["10"] = ["row-hidden"],
        ["12"] = [.. Enumerable.Repeat("sex-not-told", 9)],
        ["15"] = ["birth-missing"],
        ["18"] = ["birth-missing"],
        ["20"] = ["birth-missing"],
        ["24"] = ["dates-swapped"],
        ["25"] = ["birth-missing"],
        ["26"] = ["sheet-copied"],
        ["27"] = ["relationship-not-told", "head-twice"],
        ["28"] = ["birth-from-age"],
        ["29"] = ["village-missing", "birth-missing"],
        ["30"] = [.. Enumerable.Repeat("note-gone", 6)],
        ["31"] = ["village-missing", .. Enumerable.Repeat("unknown-value", 4)],
        ["34"] = ["village-from-sheet"],
        ["35"] = ["column-doubtful", .. Enumerable.Repeat("unknown-value", 3), "column-doubtful", .. Enumerable.Repeat("unknown-value", 4)],
    };

    /// <summary>Files in shapes that are not read: they are told, with what is not understood. The list may only get shorter.</summary>
    private static readonly Dictionary<string, string[]> Told = new()
    {
        ["33"] = ["row-not-understood", "village-missing"],   // code, head and village in a line before each household
        ["36"] = ["missing"],                                 // heads by a mark in a column of its own
        ["37"] = ["column-missing-birth-date", "village-from-sheet"],   // the year before day and month in brackets; village and code in one cell
        ["39"] = ["no-table"],                                // all persons as lines of one cell
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_list_is_read_as_it_is_meant_or_asks_and_is_read_as_it_is_meant_once_it_is_answered(string name)
    {
        Truth truth = Truth.Of(Path.Combine(Folder, name + ".truth.json"));
        HouseholdFile file = Read(name, truth, null);
        if (Told.TryGetValue(name[..2], out string[]? told))
        {
            Assert.Equal(told, file.Faults.Select(f => f.Problem).Distinct().Order(StringComparer.Ordinal));
            Assert.Contains(file.Faults, f => f.Level == Anise.Tables.Faults.FaultLevel.Fault);   // nothing of it is stored by a yes
            return;
        }
        Assert.Equal(Asked.GetValueOrDefault(name[..2], []), file.Faults.Select(f => f.Problem));
        if (file.Faults.Count > 0)
        {
            // What the user answers on the page, as the page keeps it.
            MappingFileResult answer = MappingFile.Read(File.ReadAllText(Path.Combine(Folder, name + ".answer.yaml")), HouseholdTable.Description);
            Assert.Empty(answer.Faults);
            file = Read(name, truth, answer.Mapping);
        }

        Assert.Empty(file.Faults.Select(f => $"{f.Row} {f.Problem} {string.Join(' ', f.Found)}"));
        Assert.Empty(truth.Differences(file));
    }

    [Fact]
    public void Nobody_answers_what_was_not_asked() =>
        Assert.Equal(Asked.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder, "*.answer.yaml").Select(f => Path.GetFileName(f)[..2]).Order(StringComparer.Ordinal));

    private static HouseholdFile Read(string name, Truth truth, ColumnMapping? mapping)
    {
        using FileStream stream = File.OpenRead(Path.Combine(Folder, name));
        return HouseholdFileReader.Read(stream, name, new ReadOptions { Today = truth.Day, Mapping = mapping }, null, TestContext.Current.CancellationToken);
    }

    /// <summary>The households that a list was made from.</summary>
    private sealed record Truth(DateOnly Day, bool IsAmbiguous, IReadOnlyList<TrueHousehold> Households)
    {
        public static Truth Of(string path)
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            return new Truth(
                DateOnly.ParseExact(Text(root, "day")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Text(root, "ambiguous") is not null,
                [.. root.GetProperty("households").EnumerateArray().Select(h => new TrueHousehold(
                    Text(h, "village"), Text(h, "code"),
                    [.. h.GetProperty("members").EnumerateArray().Select(m => new TrueMember(
                        Text(m, "name")!, Text(m, "sex"), Text(m, "birth"), Text(m, "citizen_id"), Text(m, "ethnic_group"), Text(m, "relation")))]))]);
        }

        /// <summary>What the file says otherwise than the truth; what it leaves out without a note counts too.</summary>
        public List<string> Differences(HouseholdFile file)
        {
            List<string> wrong = [];
            if (file.Households.Count != Households.Count) wrong.Add($"{file.Households.Count} households, not {Households.Count}");
            foreach (var (read, meant) in file.Households.Zip(Households))
            {
                if (!Same(Bare(read.Village), Bare(meant.Village))) wrong.Add($"row {read.Row}: village {read.Village}, not {meant.Village}");
                if (meant.Code is not null && !Same(read.Code, meant.Code)) wrong.Add($"row {read.Row}: code {read.Code}, not {meant.Code}");
                if (read.Members.Count != meant.Members.Count) wrong.Add($"row {read.Row}: {read.Members.Count} members, not {meant.Members.Count}");
                foreach (var (one, other) in read.Members.Zip(meant.Members)) wrong.AddRange(Differences(one, other));
            }
            return wrong;
        }

        private static IEnumerable<string> Differences(MemberRow read, TrueMember meant)
        {
            string at = $"row {read.Row}: ";
            if (!Same(read.Name, meant.Name)) yield return at + $"name {read.Name}, not {meant.Name}";
            if ((meant.Sex ?? SexOf(meant.CitizenId)) is { } sex && Lower(read.Sex?.ToString()) != sex) yield return at + $"sex {read.Sex}, not {meant.Sex}";
            if (Birth(read, meant.Birth?.Length ?? 4) != (meant.Birth is { Length: 7 } month ? month[..4] : meant.Birth)) yield return at + $"birth {Birth(read, 10)}, not {meant.Birth}";
            if ((read.CitizenId?.Value ?? read.OldIdentityCard) != meant.CitizenId) yield return at + $"citizen ID {read.CitizenId?.Value ?? read.OldIdentityCard}, not {meant.CitizenId}";
            if (!Same(read.Ethnicity?.Name, meant.EthnicGroup)) yield return at + $"ethnic group {read.Ethnicity?.Name}, not {meant.EthnicGroup}";
            if (meant.Relation is not null && read.Relationship != meant.Relation) yield return at + $"relation {read.Relationship}, not {meant.Relation}";
        }

        private static string? Birth(MemberRow member, int length) => length == 10 && member.BirthDate is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : member.BirthYear?.ToString(CultureInfo.InvariantCulture);

        /// <summary>Where the list says no sex, the fourth digit of the number does: even for a man.</summary>
        private static string? SexOf(string? citizenId) => citizenId is { Length: 12 } ? (citizenId[3] - '0') % 2 == 0 ? "male" : "female" : null;

        /// <summary>A village as it is called, however the list says that it is one.</summary>
        private static string? Bare(string? village) => village is null ? null : Regex.Replace(village, @"^(thôn|thon|bản|xóm|khu|làng|tổ dân phố|t\.)\s*", "", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

        private static bool Same(string? one, string? other) => string.Equals(one?.Normalize(NormalizationForm.FormC), other?.Normalize(NormalizationForm.FormC), StringComparison.OrdinalIgnoreCase);

        private static string? Lower(string? text) => text?.ToLowerInvariant();

        private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private sealed record TrueHousehold(string? Village, string? Code, IReadOnlyList<TrueMember> Members);

    private sealed record TrueMember(string Name, string? Sex, string? Birth, string? CitizenId, string? EthnicGroup, string? Relation)
    {
        /// <summary>The code of the relationship.</summary>
        public string? Relation { get; } = Relation switch { "wife" or "husband" => Relationships.Spouse, "other" => "other-relative", _ => Relation };
    }
}
