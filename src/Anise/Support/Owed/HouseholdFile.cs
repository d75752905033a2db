using System.Globalization;
using System.Text.Json;
using Anise.Basics;
using Anise.Households;
using Anise.Rules.Answering;
using Anise.Rules.Entitling;
using Anise.Rules.Sets;

namespace Anise.Support.Owed;

/// <summary>One household as a JSON text: what policies ask of it. What is left out is unknown; what cannot be is told with its line.</summary>
public sealed class HouseholdFile
{
    private static readonly Dictionary<string, string> Regions = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = "none", ["none"] = "none", ["I"] = "region-1", ["II"] = "region-2", ["III"] = "region-3", ["region-1"] = "region-1", ["region-2"] = "region-2", ["region-3"] = "region-3",
    };

    private readonly List<Problem> problems = [];
    private readonly Dictionary<(string? Member, string Trait), int> lines = [];
    private readonly Answers answers = new();
    private readonly List<(ClassFrom Class, int Line)> classes = [];
    private readonly Dictionary<string, DateOnly?> ended = [];

    private HouseholdFile()
    {
    }

    /// <summary>Reads and checks a household against the rules of a day.</summary>
    public static Result<EntitlementCase> Read(string text, RuleSet set, DateOnly day)
    {
        Result<PlacedJson> json = PlacedJson.Read(text);
        if (!json.Ok) return Result<EntitlementCase>.Refused(json.Problems);
        var file = new HouseholdFile();
        file.Household(json.Value);
        var one = new EntitlementCase
        {
            Answers = file.answers,
            Classes = [.. file.classes.OrderBy(c => c.Class.From).Select(c => c.Class)],
            Ended = file.ended,
        };
        if (file.problems.Count > 0) return Result<EntitlementCase>.Refused(file.problems);
        file.Check(set, one, day);
        return file.problems.Count > 0 ? Result<EntitlementCase>.Refused(file.problems) : one;
    }

    private void Household(PlacedJson json) => Fields(json, (name, value) =>
    {
        switch (name)
        {
            case "area": Put(value, text => answers.Area = text, null, name); break;
            case "commune-region": Region(value); break;
            case "poor-commune" or "village-extremely-difficult": YesNo(value, null, name, answers.Household); break;
            case "left-difficult-list": Ended(value); break;
            case "deprivations": Deprivations(value); break;
            case "classes": Each(value, Class); break;
            case "traits": Fields(value, (trait, of) => { Trait(of, null, trait, answers.Household); return true; }); break;
            case "members": Each(value, Member); break;
            default: return false;
        }
        return true;
    });

    private void Member(PlacedJson json)
    {
        var traits = new Dictionary<string, string?>();
        (string? key, MemberSex? sex, DateOnly? birth, int? year) = (null, null, null, null);
        PlacedJson? traitsOf = null;
        Fields(json, (name, value) =>
        {
            switch (name)
            {
                case "key": if (value.Kind is JsonValueKind.String or JsonValueKind.Number) key = value.Text.Trim(); else Wrong(value, name); break;
                case "name": break;
                case "sex": Put(value, text => { if (Enum.TryParse(text, ignoreCase: true, out MemberSex known) && Enum.IsDefined(known) && !char.IsDigit(text[0])) sex = known; else Wrong(value, name); }, null, name); break;
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
        if (string.IsNullOrEmpty(key)) problems.Add(Texts.Problem("member-key", "household", json.Line));
        else if (answers.Members.Exists(m => m.Key == key)) problems.Add(Texts.Problem("member-twice", "household", json.Line, key));
        if (traitsOf is not null) Fields(traitsOf, (trait, of) => { Trait(of, key, trait, traits); return true; });
        answers.Members.Add(new() { Key = key ?? "", Sex = sex, BirthDate = birth, BirthYear = year, Values = traits });
    }

    private void Trait(PlacedJson value, string? member, string name, Dictionary<string, string?> into) => Put(value, text => into[name] = text, member, name);

    private void YesNo(PlacedJson value, string? member, string name, Dictionary<string, string?> into)
    {
        if (value.Kind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null || value.Text is "yes" or "no") Trait(value, member, name, into);
        else Wrong(value, name);
    }

    private void Region(PlacedJson value)
    {
        if (value.Kind == JsonValueKind.Null) return;
        if (value.Kind == JsonValueKind.String && Regions.TryGetValue(value.Text.Trim(), out string? region)) answers.Household["commune-region"] = region;
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
        Each(value, item =>
        {
            if (item.Kind == JsonValueKind.String && !item.Text.Contains(',', StringComparison.Ordinal)) codes.Add(item.Text);
            else Wrong(item, "deprivations");
        });
        lines[(null, "deprivations")] = value.Line;
        answers.Household["deprivations"] = string.Join(',', codes);
    }

    private void Class(PlacedJson json)
    {
        (DateOnly? from, string? code) = (null, null);
        Fields(json, (name, value) =>
        {
            switch (name)
            {
                case "from": from = Day(value, name); break;
                case "class": if (value.Kind == JsonValueKind.String) code = value.Text; else Wrong(value, name); break;
                default: return false;
            }
            return true;
        });
        if (from is not { } day || code is null) problems.Add(Texts.Problem("class-whole", "household", json.Line));
        else if (classes.Exists(c => c.Class.From == day)) problems.Add(Texts.Problem("class-twice", "household", json.Line, day));
        else classes.Add((new(day, code), json.Line));
    }

    // What a trait may be is said by the rules: an option, yes or no, a number within its limits.
    private void Check(RuleSet set, EntitlementCase one, DateOnly day)
    {
        foreach ((ClassFrom of, int line) in classes)
            if (!set.OptionsOf("household-class").Contains(of.Class)) problems.Add(Texts.Problem("class-unknown", "household", line, of.Class, string.Join(", ", set.OptionsOf("household-class"))));
        if (problems.Count > 0) return;
        var entitler = new Entitler(set, day);
        _ = entitler.Of(one);
        foreach (AnswerFault fault in entitler.Faults)
            problems.Add(Texts.Problem("trait-wrong", "household", lines.GetValueOrDefault((fault.MemberKey, fault.QuestionCode), 1), fault.QuestionCode, fault.Message));
    }

    private void Put(PlacedJson value, Action<string> take, string? member, string name)
    {
        lines[(member, name)] = value.Line;
        if (value.Kind is JsonValueKind.Object or JsonValueKind.Array) Wrong(value, name);
        // "No" is what many write for none.
        else if (value.Kind != JsonValueKind.Null && value.Text.Length > 0) take(name == "disability" && value.Text == "no" ? "none" : value.Text);
        else if (value.Kind != JsonValueKind.Null) Wrong(value, name);
    }

    private DateOnly? Day(PlacedJson value, string name)
    {
        if (value.Kind == JsonValueKind.Null) return null;
        return value.Kind == JsonValueKind.String && DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : Wrong<DateOnly?>(value, name);
    }

    private void Fields(PlacedJson json, Func<string, PlacedJson, bool> take)
    {
        if (json.Kind != JsonValueKind.Object)
        {
            problems.Add(Texts.Problem("json-object", "household", json.Line));
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, int line, PlacedJson value) in json.Fields)
            if (!seen.Add(name)) problems.Add(Texts.Problem("json-twice", "household", line, name));
            else if (!take(name, value)) problems.Add(Texts.Problem("json-field", "household", line, name));
    }

    private void Each(PlacedJson json, Action<PlacedJson> take)
    {
        if (json.Kind == JsonValueKind.Array) foreach (PlacedJson item in json.Items) take(item);
        else problems.Add(Texts.Problem("json-list", "household", json.Line));
    }

    private void Wrong(PlacedJson value, string name) => problems.Add(Texts.Problem("json-value", "household", value.Line, name, value.Text));

    private T? Wrong<T>(PlacedJson value, string name)
    {
        Wrong(value, name);
        return default;
    }
}
