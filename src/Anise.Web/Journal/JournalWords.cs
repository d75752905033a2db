using System.Globalization;
using System.Text.Json;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Reviews;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Web.Components;
using Anise.Web.Households;

namespace Anise.Web.Journal;

/// <summary>The values and subjects of the entries of a page as people write them.</summary>
/// <param name="names">The names of records that are told by number.</param>
/// <param name="rules">The names of classes, questions and regions.</param>
/// <param name="numbers">Whether a record without a name is told by its number.</param>
public sealed class JournalWords(RecordNames names, RuleBook rules, bool numbers = true)
{
    private static readonly Dictionary<string, SubjectKind> Kinds = Areas.All.SelectMany(a => a.Subjects).ToDictionary(s => s.Code, StringComparer.Ordinal);

    /// <summary>What the entries name by number.</summary>
    public static IReadOnlySet<(Type Of, string Key)> Asked(IEnumerable<(JournalEntry Entry, IReadOnlyList<ChangedThing> Things)> entries)
    {
        var asked = new HashSet<(Type, string)>();
        foreach (var (entry, things) in entries)
        {
            if (entry.Place is { } place) asked.Add((typeof(PlaceId), place.ToString()));
            foreach (var (of, part) in PartsOf(entry)) if (of is not null) asked.Add((of, part));
            foreach (ChangedValue value in things.SelectMany(t => t.Values))
                if (NumberOf(value) is { } kind)
                    foreach (string? text in (string?[])[value.Before, value.After]) if (text is not null) asked.Add((kind, text));
        }
        return asked;
    }

    /// <summary>What things name by number, without what was written of them.</summary>
    public static IReadOnlySet<(Type Of, string Key)> Asked(IEnumerable<(string Subject, string Id, PlaceId? Place)> things)
    {
        var asked = new HashSet<(Type, string)>();
        foreach (var (subject, id, place) in things)
        {
            if (place is { } at) asked.Add((typeof(PlaceId), at.ToString()));
            foreach (var (of, part) in PartsOf(subject, id)) if (of is not null) asked.Add((of, part));
        }
        return asked;
    }

    /// <summary>The thing an entry belongs to, by its name: the last part of its number first, then its place.</summary>
    public string Subject(JournalEntry entry) => Subject(entry.Subject, entry.SubjectId, entry.Place);

    /// <inheritdoc cref="Subject(JournalEntry)"/>
    public string Subject(string subject, string id, PlaceId? place)
    {
        List<string> said = [.. PartsOf(subject, id).Reverse().OrderBy(p => p.Of == typeof(int))
            .Select(p => p.Of == typeof(int) ? p.Part : p.Of is null || p.Of == typeof(long) ? Numbered(p.Part) : names.Of(p.Of, p.Part)).OfType<string>().Where(text => text.Length > 0)];
        if (place is { } at && names.Of(typeof(PlaceId), at.ToString()) is { } lies && !said.Exists(text => text.Contains(lies, StringComparison.Ordinal)) && PartsOf(subject, id).Count() < 2) said.Add(lies);
        string kind = JournalNames.Subject(subject);
        return said.Count == 0 ? kind : $"{kind}: {string.Join(", ", said)}";
    }

    /// <summary>Where the thing opens that an entry belongs to; null where it has no page.</summary>
    public string? AddressOf(JournalEntry entry) => PartsOf(entry).Reverse().Select(p => p.Of is null ? null : names.AddressOf(p.Of, p.Part)).FirstOrDefault(address => address is not null);

    private static IEnumerable<(Type? Of, string Part)> PartsOf(JournalEntry entry) => PartsOf(entry.Subject, entry.SubjectId);

    private static IEnumerable<(Type? Of, string Part)> PartsOf(string subject, string id) => Kinds.TryGetValue(subject, out SubjectKind? kind) ? kind.Split(id) : [(null, id)];

    private static string Numbered(string part) => long.TryParse(part, CultureInfo.InvariantCulture, out _) ? Texts.Get("numbered", part) : part;

    /// <summary>What a value is the number of; null for what is no number of a record.</summary>
    private static Type? NumberOf(ChangedValue value) =>
        value.Field is "UserId" or "AssignedTo" ? typeof(User)
        : value is { Kind: null, Field: "to" } ? typeof(HouseholdId)
        : value.Kind is { } kind && (kind == typeof(PlaceId) || typeof(Anise.Store.ILongId).IsAssignableFrom(kind)) ? kind : null;

    /// <summary>Who wrote an entry: the person's name, where it is known.</summary>
    public string Writer(JournalEntry entry) => entry.UserId is { } id && names.Of(typeof(User), id.ToString(CultureInfo.InvariantCulture)) is { } person ? person
        : WriteList.Who(entry.UserId, entry.UserName);

    /// <summary>The answers of two forms where they differ, in the words of the rule set that the things name: question, the one, the other.</summary>
    public IReadOnlyList<(string Question, string One, string Other)> Differing(ChangedThing thing, string one, string other)
    {
        string? Of(string field) => thing.Values.FirstOrDefault(v => v.Field == field)?.After;
        return AnswerWords.Differing(one, other, Sets(rules.Sets.FirstOrDefault(s => s.Family == Of("RuleFamily") && s.Name == Of("RuleSet"))));
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
        if (NumberOf(value) is { } of) return names.Of(of, text) ?? (numbers ? text : "");
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
        "to" => names.Of(typeof(HouseholdId), text) ?? text,
        "from" or "day" when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out DateOnly day) => Show.Date(day),
        "households" or "members" when int.TryParse(text, CultureInfo.InvariantCulture, out int count) => Show.Number(count),
        "locked" => Texts.Get("yes"),
        _ => text,
    };
}
