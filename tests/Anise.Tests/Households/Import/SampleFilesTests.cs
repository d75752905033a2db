using System.Globalization;
using Anise.Households;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Reviews.Results;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Reading;

namespace Anise.Tests.Households.Import;

public class SampleFilesTests
{
    internal static readonly ReadOptions Options = new() { Today = new DateOnly(2026, 11, 24) };

    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Samples", name);

    [Theory]
    [InlineData("members-tcvn3.xlsx")]
    [InlineData("villages-vni.xlsx")]
    [InlineData("members-nfd.csv")]
    public void A_list_of_members_reads_as_expected_cell_by_cell(string name)
    {
        var file = Read(name);

        Assert.Empty(file.Faults);
        var expected = File.ReadAllLines(Path(System.IO.Path.ChangeExtension(name, ".expected.csv"))).Skip(1).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Lines(file).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_wrong_file_has_exactly_the_expected_faults()
    {
        var file = Read("wrong.xlsx");

        var expected = File.ReadAllLines(Path("wrong.expected.csv")).Skip(1);
        Assert.Equal(expected, file.Faults.Select(f => $"{f.Row},{f.Column},{f.Problem}"));
        Assert.All(file.Faults, f => Assert.Equal("DS", f.Sheet));
    }

    [Fact]
    public void Every_fault_says_in_both_languages_what_was_found()
    {
        var fault = Read("wrong.xlsx").Faults.Single(f => f.Problem == "not-a-date");

        Assert.Contains("31/02/1980", fault.MessageIn(CultureInfo.GetCultureInfo("vi")), StringComparison.Ordinal);
        Assert.Contains("không phải là ngày", fault.MessageIn(CultureInfo.GetCultureInfo("vi")), StringComparison.Ordinal);
        Assert.Contains("not a real date", fault.MessageIn(CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_recognised_is_shown_with_its_confidence()
    {
        var sheet = Read("members-tcvn3.xlsx").Sheets.Single();

        Assert.Equal(VietnameseEncoding.Tcvn3, sheet.Encoding);
        Assert.Equal(4, sheet.LastHeaderRow);
        Assert.Equal(6, sheet.FirstRows[0].Row);
        Assert.Contains(sheet.Columns, c => c is { Field: Fields.CitizenId, Letter: "H", Header: "Số CCCD", Confidence: 100 });
        Assert.Contains(sheet.Columns, c => c is { Field: Fields.MaleMark, Letter: "C" });
    }

    internal static HouseholdFile Read(string name)
    {
        using var stream = File.OpenRead(Path(name));
        return Read(stream, name);
    }

    internal static HouseholdFile Read(Stream stream, string name, ReadOptions? options = null, IProgress<ImportProgress>? progress = null) =>
        HouseholdFileReader.Read(stream, name, options ?? Options, progress, TestContext.Current.CancellationToken);

    internal static ReviewResultFile ReadResults(Stream stream, string name) =>
        ReviewResultReader.Read(stream, name, Options, null, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Lines(HouseholdFile file) =>
        from h in file.Households
        from m in h.Members
        select string.Join(
            ',',
            h.Code,
            h.Village,
            m.Number,
            m.Name,
            m.Sex == Sex.Male ? "male" : "female",
            m.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            m.BirthYear,
            m.Ethnicity?.Name,
            m.Relationship,
            m.CitizenId?.Value);
}
