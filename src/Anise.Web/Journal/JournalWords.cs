using System.Globalization;
using System.Text.Json;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Journal;
using Anise.Reviews;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Web.Components;
using Anise.Web.Households;

namespace Anise.Web.Journal;

/// <summary>The values and subjects of the entries of a page as people write them.</summary>
public sealed class JournalWords(NamesFound names, RuleBook rules, FigureCatalogue figures)
{
    /// <summary>What the entries name by number.</summary>
    public static NamesAsked Asked(IEnumerable<(JournalEntry Entry, IReadOnlyList<ChangedThing> Things)> entries)
    {
        var asked = new NamesAsked();
        foreach (var (entry, things) in entries)
        {
            if (entry.Place is { } place) asked.Places.Add(place);
            long[] ids = [.. entry.SubjectId.Split('/').Select(part => long.TryParse(part, CultureInfo.InvariantCulture, out long id) ? id : -1)];
            if (entry.Subject is "household") asked.Households.Add(new(ids[0]));
            if (entry.Subject is "review-household") asked.Households.Add(new(ids[^1]));
            if (entry.Subject is "review" or "review-household" or "village-meeting" or "decided-household") asked.Reviews.Add(new(ids[0]));
            if (entry.Subject is "user-grant") asked.Users.Add(ids[0]);
            foreach (ChangedValue value in things.SelectMany(t => t.Values))
            {
                foreach (string? text in (string?[])[value.Before, value.After])
                {
                    if (!long.TryParse(text, CultureInfo.InvariantCulture, out long id)) continue;
                    if (value.Kind == typeof(PlaceId)) asked.Places.Add(new(id));
                    else if (value.Kind == typeof(HouseholdId) || value is { Kind: null, Field: "to" }) asked.Households.Add(new(id));
                    else if (value.Kind == typeof(CommuneReviewId)) asked.Reviews.Add(new(id));
                    else if (value.Field is "UserId" or "AssignedTo") asked.Users.Add(id);
                }
            }
        }
        return asked;
    }

    /// <summary>The thing an entry belongs to, by its name.</summary>
    public string Subject(JournalEntry entry)
    {
        string kind = JournalNames.Subject(entry.Subject);
        long[] ids = [.. entry.SubjectId.Split('/').Select(part => long.TryParse(part, CultureInfo.InvariantCulture, out long id) ? id : -1)];
        string place = entry.Place is { } at ? names.Places.GetValueOrDefault(at) ?? "" : "";
        return entry.Subject switch
        {
            "household" => Named(kind, names.Households.GetValueOrDefault(new(ids[0])), place),
            "review-household" => Named(kind, names.Households.GetValueOrDefault(new(ids[^1])), names.Reviews.GetValueOrDefault(new(ids[0]))),
            "review" => Named(kind, names.Reviews.GetValueOrDefault(new(ids[0]))),
            "village-meeting" => Named(kind, place, names.Reviews.GetValueOrDefault(new(ids[0]))),
            "decided-household" => Named(kind, Texts.Get("line", ids[^1]), names.Reviews.GetValueOrDefault(new(ids[0]))),
            "complaint" or "import" => Named(kind, Texts.Get("numbered", entry.SubjectId), place),
            "place" or "household-list" or "list" or "remembered-mapping" => Named(kind, place),
            "user-grant" => Named(kind, names.Users.GetValueOrDefault(ids[0]), place),
            "one-time-link" => Named(kind, Texts.Get("numbered", entry.SubjectId)),
            "figure" => Named(kind, figures.TryFind(entry.SubjectId.Split('/')[0], out Figure? figure) ? figure.Name.ToString() : entry.SubjectId, entry.SubjectId.Split('/')[^1], place),
            "score-table" => Named(kind, rules.Sets.FirstOrDefault(s => $"{s.Family}/{s.Name}" == entry.SubjectId)?.Label.ToString() ?? entry.SubjectId),
            _ => Named(kind, entry.SubjectId, place),
        };
    }

    /// <summary>A value as people write it; empty for none.</summary>
    /// <param name="thing">The thing it belongs to.</param>
    /// <param name="value">The field.</param>
    /// <param name="text">One of its sides.</param>
    /// <param name="later">Whether it is the later side.</param>
    public string Value(ChangedThing thing, ChangedValue value, string? text, bool later)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (value.Kind is not { } kind) return Noted(value.Field, text);
        if (kind == typeof(bool)) return Texts.Get(text == bool.TrueString ? "yes" : "no");
        if (kind.IsEnum) return Enum.TryParse(kind, text, out object? choice) ? JournalNames.ChoiceName((Enum)choice) ?? text : text;
        if (kind == typeof(DateOnly)) return DateOnly.TryParse(text, CultureInfo.InvariantCulture, out DateOnly day) ? Show.Date(day) : text;
        if (kind == typeof(DateTimeOffset)) return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? Show.Moment(at) : text;
        if (kind == typeof(string)) return Word(thing, value, text, later);
        if (!decimal.TryParse(text, CultureInfo.InvariantCulture, out decimal number)) return text;
        if (kind == typeof(PlaceId)) return names.Places.GetValueOrDefault(new((long)number), text);
        if (kind == typeof(HouseholdId)) return names.Households.GetValueOrDefault(new((long)number), text);
        if (kind == typeof(CommuneReviewId)) return names.Reviews.GetValueOrDefault(new((long)number), text);
        if (value.Field is "UserId" or "AssignedTo") return names.Users.GetValueOrDefault((long)number, text);
        return value.Field is "Year" or "BirthYear" || typeof(Anise.Store.ILongId).IsAssignableFrom(kind) ? text : Show.Number(number);
    }

    private string Word(ChangedThing thing, ChangedValue value, string text, bool later)
    {
        string? Other(string field)
        {
            ChangedValue? other = thing.Values.FirstOrDefault(v => v.Field == field);
            return later ? other?.After : other?.Before ?? other?.After;
        }
        RuleSet? set = rules.Sets.FirstOrDefault(s => s.Family == Other("RuleFamily") && s.Name == Other("RuleSet"));
        return value.Field switch
        {
            "ClassCode" => ClassName(text, set),
            "Ethnicity" => HouseholdNames.Ethnicity(text),
            "Relationship" => HouseholdNames.Relationship(text),
            "Ended" or "Left" => EndName(text),
            "Region" => rules.NameOfRegion(text),
            "RuleFamily" => "",
            "RuleSet" => set?.Label.ToString() ?? text,
            "Deprivations" => Listed(text, code => Sets(set).SelectMany(s => s.Deprivations).FirstOrDefault(d => d.Code == code)?.Label.ToString()),
            "Causes" or "Groups" or "Needs" => Listed(text, code => OptionName(set, value.Field.ToLowerInvariant(), code)),
            "AnswersJson" => AnswerWords.Of(text, Sets(set)),
            "MembersJson" => MemberLines(text),
            "Mapping" => Texts.Get("mapping-lines", text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length),
            "Language" => Texts.Find($"language-{text}") ?? text,
            _ => text,
        };
    }

    private IEnumerable<RuleSet> Sets(RuleSet? set) => set is null ? rules.Sets.Reverse() : [set];

    private string ClassName(string code, RuleSet? set) =>
        Sets(set).SelectMany(s => s.Classes).FirstOrDefault(c => c.Code == code)?.Label.ToString() ?? code;

    private string? OptionName(RuleSet? set, string question, string code) =>
        Sets(set).Select(s => s.Form?.Find(question)?.Options.FirstOrDefault(o => o.Code == code)?.Label.ToString()).FirstOrDefault(name => name is not null);

    private static string Listed(string codes, Func<string, string?> name) => string.Join("; ", codes.Split(',').Select(code => name(code) ?? code));

    private static string EndName(string code) => Texts.Find($"ended-{code}") ?? code;

    private static string MemberLines(string json) => string.Join('\n', (JsonSerializer.Deserialize<List<DecidedMember>>(json, JsonSerializerOptions.Web) ?? [])
        .Select(m => Texts.Get("member-line", m.No, m.Name, JournalNames.ChoiceName(m.Sex), m.BirthDate is { } day ? Show.Date(day) : m.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? "–",
            HouseholdNames.Ethnicity(m.Ethnicity), HouseholdNames.Relationship(m.Relationship))));

    private string Noted(string field, string text) => field switch
    {
        "to" when long.TryParse(text, CultureInfo.InvariantCulture, out long id) => names.Households.GetValueOrDefault(new(id), text),
        "from" or "day" when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out DateOnly day) => Show.Date(day),
        "households" or "members" when int.TryParse(text, CultureInfo.InvariantCulture, out int count) => Show.Number(count),
        "locked" => Texts.Get("yes"),
        _ => text,
    };

    private static string Named(string kind, params string?[] names)
    {
        string said = string.Join(", ", names.Where(n => !string.IsNullOrEmpty(n)));
        return said.Length == 0 ? kind : $"{kind}: {said}";
    }
}
