using System.Globalization;
using System.Text.Json;
using Anise.Basics;
using Anise.Households;
using Anise.Rules.Answering;
using Anise.Rules.Entitling;
using Anise.Rules.Sets;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Support.Owed;

/// <summary>One household as a JSON text: what policies ask of it, in the words of the rules or of offices. What is left out is unknown; what cannot be is told with its line, member and field.</summary>
public sealed class HouseholdFile
{
    private readonly RuleSet set;
    private readonly List<Problem> problems = [];
    private readonly Dictionary<(string? Member, string Trait), int> lines = [];
    private readonly Answers answers = new();
    private readonly List<(ClassFrom Class, int Line)> classes = [];
    private readonly Dictionary<string, DateOnly?> ended = [];

    // Whose fields are being read: a member, a class; null for the household.
    private string? of;

    private HouseholdFile(RuleSet set) => this.set = set;

    /// <summary>Reads and checks a household against the rules of a day.</summary>
    public static Result<EntitlementCase> Read(string text, RuleSet set, DateOnly day)
    {
        Result<PlacedJson> json = PlacedJson.Read(text);
        if (!json.Ok) return Result<EntitlementCase>.Refused(json.Problems);
        var file = new HouseholdFile(set);
        file.Household(json.Value);
        var one = new EntitlementCase
        {
            Answers = file.answers,
            Classes = [.. file.classes.OrderBy(c => c.Class.From).Select(c => c.Class)],
            Ended = file.ended,
        };
        if (file.problems.Count > 0) return Result<EntitlementCase>.Refused(file.problems);
        file.Check(one, day);
        return file.problems.Count > 0 ? Result<EntitlementCase>.Refused(file.problems) : one;
    }

    private void Household(PlacedJson json) => Fields(json, null, HouseholdWords.Field, (name, value) =>
    {
        switch (name)
        {
            case "area": Put(value, text => answers.Area = HouseholdWords.Area(text), null, name); break;
            case "commune-region": Region(value); break;
            case "poor-commune" or "village-extremely-difficult": YesNo(value, name); break;
            case "left-difficult-list": Ended(value); break;
            case "deprivations": Deprivations(value); break;
            case "classes": Each(value, name, (item, no) => Within(Texts.Get("json-class", no), () => Class(item))); break;
            case "traits": Fields(value, name, HouseholdWords.Trait, (trait, said) => { Trait(said, null, trait, answers.Household); return true; }); break;
            case "members": Each(value, name, (item, no) => Within(Texts.Get("json-member", KeyOf(item) ?? Texts.Get("json-nth", no)), () => Member(item))); break;
            default: return false;
        }
        return true;
    });

    private void Member(PlacedJson json)
    {
        var traits = new Dictionary<string, string?>();
        (string? key, MemberSex? sex, DateOnly? birth, int? year) = (null, null, null, null);
        PlacedJson? traitsOf = null;
        Fields(json, null, HouseholdWords.Field, (name, value) =>
        {
            switch (name)
            {
                case "key": if (value.Kind is JsonValueKind.String or JsonValueKind.Number) key = value.Text.Trim(); else Wrong(value, name); break;
                case "name": break;
                case "sex": Put(value, text => { if (Vocabulary.TryGetSex(text, out Sex known)) sex = known == Sex.Male ? MemberSex.Male : MemberSex.Female; else Wrong(value, name); }, null, name); break;
                case "birthDate": birth = Day(value, name); break;
                case "birthYear": if (value.Kind != JsonValueKind.Null) year = int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int known) && known is > 1800 and < 2200 ? known : Wrong<int?>(value, name); break;
                case "ethnicity":
                    Put(value, text => { if (Vocabulary.TryGetEthnicGroup(text, out EthnicGroup? group)) traits["ethnic-minority"] = EthnicGroups.IsMinority(group.Code) ? "yes" : "no"; else Wrong(value, name); }, null, name);
                    break;
                case "traits": traitsOf = value; break;
                default: return false;
            }
            return true;
        });
        if (string.IsNullOrEmpty(key)) problems.Add(Texts.Problem("member-key", "household", At(json.Line)));
        else if (answers.Members.Exists(m => m.Key == key)) problems.Add(Texts.Problem("member-twice", "household", At(json.Line), key));
        if (traitsOf is not null) Fields(traitsOf, "traits", HouseholdWords.Trait, (trait, value) => { Trait(value, key, trait, traits); return true; });
        answers.Members.Add(new() { Key = key ?? "", Sex = sex, BirthDate = birth, BirthYear = year, Values = traits });
    }

    private static string? KeyOf(PlacedJson member) =>
        member.Fields.FirstOrDefault(f => HouseholdWords.Field(f.Name) == "key").Value is { Kind: JsonValueKind.String or JsonValueKind.Number } key && key.Text.Trim() is { Length: > 0 } text ? text : null;

    private void Trait(PlacedJson value, string? member, string name, Dictionary<string, string?> into) => Put(value, text => into[name] = HouseholdWords.Value(set, name, text), member, name);

    private void YesNo(PlacedJson value, string name)
    {
        if (value.Kind is JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False || (value.Kind == JsonValueKind.String && HouseholdWords.Value(set, name, value.Text) is "yes" or "no")) Trait(value, null, name, answers.Household);
        else Wrong(value, name);
    }

    private void Region(PlacedJson value)
    {
        if (value.Kind == JsonValueKind.Null) return;
        if (value.Kind is JsonValueKind.String or JsonValueKind.Number && HouseholdWords.Value(set, "commune-region", value.Text.Trim()) is var region && set.OptionsOf("commune-region").Contains(region)) answers.Household["commune-region"] = region;
        else Wrong(value, "commune-region");
    }

    // A day, or false where the commune never left the list.
    private void Ended(PlacedJson value)
    {
        if (value.Kind == JsonValueKind.Null) return;
        if (value.Kind == JsonValueKind.False) ended["difficult-list"] = null;
        else if (Day(value, "left-difficult-list") is { } day) ended["difficult-list"] = day;
    }

    private void Deprivations(PlacedJson value)
    {
        if (value.Kind == JsonValueKind.Null) return;
        var codes = new List<string>();
        Each(value, "deprivations", (item, _) =>
        {
            if (item.Kind == JsonValueKind.String && !item.Text.Contains(',', StringComparison.Ordinal)) codes.Add(HouseholdWords.Value(set, "deprivations", item.Text));
            else Wrong(item, "deprivations");
        });
        lines[(null, "deprivations")] = value.Line;
        answers.Household["deprivations"] = string.Join(',', codes);
    }

    private void Class(PlacedJson json)
    {
        (DateOnly? from, string? code) = (null, null);
        int before = problems.Count;
        Fields(json, null, HouseholdWords.Field, (name, value) =>
        {
            switch (name)
            {
                case "from": from = Day(value, name); break;
                case "class": if (value.Kind == JsonValueKind.String) code = HouseholdWords.Value(set, "household-class", value.Text); else Wrong(value, name); break;
                default: return false;
            }
            return true;
        });
        if (problems.Count > before) return;
        if (from is not { } day || code is null) problems.Add(Texts.Problem("class-whole", "household", At(json.Line)));
        else if (classes.Exists(c => c.Class.From == day)) problems.Add(Texts.Problem("class-twice", "household", At(json.Line), day));
        else classes.Add((new(day, code), json.Line));
    }

    // What a trait may be is said by the rules: an option, yes or no, a number within its limits.
    private void Check(EntitlementCase one, DateOnly day)
    {
        foreach ((ClassFrom given, int line) in classes)
            if (!set.OptionsOf("household-class").Contains(given.Class)) problems.Add(Texts.Problem("class-unknown", "household", At(line), given.Class, string.Join(", ", set.OptionsOf("household-class"))));
        if (problems.Count > 0) return;
        var entitler = new Entitler(set, day);
        _ = entitler.Of(one);
        foreach (AnswerFault fault in entitler.Faults)
            Within(fault.MemberKey is { } key ? Texts.Get("json-member", key) : null, () => problems.Add(Texts.Problem("trait-wrong", "household", At(lines.GetValueOrDefault((fault.MemberKey, fault.QuestionCode), 1)), fault.QuestionCode, fault.Message)));
    }

    private void Put(PlacedJson value, Action<string> take, string? member, string name)
    {
        lines[(member, name)] = value.Line;
        if (value.Kind is JsonValueKind.Object or JsonValueKind.Array) Wrong(value, name);
        else if (value.Kind != JsonValueKind.Null && value.Text.Length > 0) take(value.Text);
        else if (value.Kind != JsonValueKind.Null) Wrong(value, name);
    }

    private DateOnly? Day(PlacedJson value, string name)
    {
        if (value.Kind == JsonValueKind.Null) return null;
        return value.Kind == JsonValueKind.String && DateValue.Read(new SheetCell(CellKind.Text, value.Text.Trim(), 0, VietnameseEncoding.Unicode), DateOnly.MaxValue).Date is { Year: > 1800 and < 2200 } day ? day : Wrong<DateOnly?>(value, name);
    }

    private void Fields(PlacedJson json, string? of, Func<string, string> nameOf, Func<string, PlacedJson, bool> take)
    {
        if (json.Kind != JsonValueKind.Object)
        {
            problems.Add(Texts.Problem("json-object", "household", At(json.Line, of)));
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string written, int line, PlacedJson value) in json.Fields)
        {
            string name = nameOf(written);
            if (!seen.Add(name)) problems.Add(Texts.Problem("json-twice", "household", At(line), written));
            else if (!take(name, value)) problems.Add(Texts.Problem("json-field", "household", At(line), written));
        }
    }

    private void Each(PlacedJson json, string of, Action<PlacedJson, int> take)
    {
        if (json.Kind != JsonValueKind.Array) problems.Add(Texts.Problem("json-list", "household", At(json.Line, of)));
        for (int i = 0; i < json.Items.Count; i++) take(json.Items[i], i + 1);
    }

    private void Within(string? inside, Action read)
    {
        (string? before, of) = (of, inside);
        read();
        of = before;
    }

    // The line, whose field it is, and the field: a household may stand on one line.
    private string At(int line, string? field = null) => string.Join(", ", new[] { Texts.Get("json-line", line), of, field }.OfType<string>());

    private void Wrong(PlacedJson value, string name) => problems.Add(Texts.Problem("json-value", "household", At(value.Line), name, value.Kind switch
    {
        JsonValueKind.Object => "{ }",
        JsonValueKind.Array => "[ ]",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.Text,
    }));

    private T? Wrong<T>(PlacedJson value, string name)
    {
        Wrong(value, name);
        return default;
    }
}
