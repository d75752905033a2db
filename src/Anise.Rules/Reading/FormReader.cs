using Anise.Rules.Files;
using Anise.Rules.Forms;
using Anise.Rules.Language;
using Anise.Rules.Units;

namespace Anise.Rules.Reading;

/// <summary>Reads forms; a section may be one that several sets share (<c>shared: path</c>).</summary>
internal sealed class FormReader(IRuleFiles files, FaultList faults)
{
    /// <summary>The expressions under which questions are asked, with their place, by question code.</summary>
    public Dictionary<string, YamlValue> AskedWhen { get; } = new(StringComparer.Ordinal);

    /// <summary>Where each question stands.</summary>
    public Dictionary<string, (string File, int Line)> Places { get; } = new(StringComparer.Ordinal);

    public Form? Read(string path)
    {
        if (YamlFile.Open(files, path, faults)?.Map() is not { } map)
            return null;
        var code = map.Text("code") ?? "";
        var label = map.RequireText("label");
        var sections = (map.Require("sections")?.List() ?? []).Select(Section).OfType<FormSection>().ToList();
        map.NoMore();

        foreach (var twice in sections.SelectMany(x => x.Questions).GroupBy(x => x.Code).Where(x => x.Count() > 1))
            faults.Add(Places[twice.Key].File, Places[twice.Key].Line, "duplicate-name", twice.Key);
        return new(code, label, sections);
    }

    /// <summary>The facts that are given of each subject where nobody fills a form: a map of questions without numbers.</summary>
    public IReadOnlyList<Question> ReadInputs(string path)
    {
        var questions = new List<Question>();
        foreach (var (name, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            Places[name] = (path, line);
            if (Question(name, value, null) is { } read)
                questions.Add(read);
        }

        return questions;
    }

    private FormSection? Section(YamlValue value)
    {
        if (value.Map() is not { } map)
            return null;
        if (map.Find("shared") is { } shared)
        {
            map.NoMore();
            if (files.Paths.Contains(shared.Text))
                return YamlFile.Open(files, shared.Text, faults) is { } top ? Section(top) : null;
            shared.Fail("no-such-file", shared.Text);
            return null;
        }

        var code = map.Text("code") ?? "";
        var label = map.RequireText("label");
        var reference = map.Text("reference") ?? "";
        var questions = new List<Question>();
        foreach (var (name, question, line) in map.Require("questions")?.Map()?.Entries() ?? [])
        {
            Places[name] = (map.File, line);
            if (Question(name, question, reference) is { } read)
                questions.Add(read);
        }

        map.NoMore();
        return new(code, label, questions);
    }

    private Question? Question(string code, YamlValue value, string? reference)
    {
        if (value.Map() is not { } map)
            return null;
        var kind = Kind(map);
        var per = map.Find("per");
        if (per is not null && per.Text != "member")
            per.Fail("bad-per", per.Text);
        var asked = map.Find("asked-when");
        if (asked is not null)
            AskedWhen[code] = asked;
        var isChoice = kind is QuestionKind.Choice or QuestionKind.Choices;
        var unit = kind == QuestionKind.Number ? map.Require("unit")?.Unit() : map.Find("unit")?.Unit();
        var question = new Question
        {
            Code = code,
            Number = (reference is null ? map.Find("number")?.Text : map.Text("number")) ?? "",
            Label = map.RequireText("label"),
            Help = map.FindText("help"),
            Kind = kind,
            PerMember = per is not null,
            Options = isChoice ? Options(map) : [],
            Unit = kind == QuestionKind.Money ? unit?.Name ?? "VND" : unit?.Name,
            Min = map.Find("min")?.Number(),
            Max = map.Find("max")?.Number(),
            Decimals = (int)(map.Find("decimals")?.Number() ?? 0),
            Reference = map.Find("reference")?.Text ?? (reference ?? map.Text("reference")) ?? "",
            AskedWhen = asked?.Text,
            Required = map.Find("required")?.Text != "no",
        };
        map.NoMore();
        return question;
    }

    private static QuestionKind Kind(YamlMap map)
    {
        var kind = map.Require("kind");
        switch (kind?.Text)
        {
            case "yes-no": return QuestionKind.YesNo;
            case "choice": return QuestionKind.Choice;
            case "choices": return QuestionKind.Choices;
            case "number": return QuestionKind.Number;
            case "money": return QuestionKind.Money;
            case null: return QuestionKind.YesNo;
            default:
                kind.Fail("bad-kind", kind.Text);
                return QuestionKind.YesNo;
        }
    }

    private static List<Option> Options(YamlMap map)
    {
        var options = (map.Require("options")?.Map()?.Entries() ?? []).Select(x => new Option(x.Key, x.Value.LocalText())).ToList();
        if (options.Count is < 2 or > 50)
            map.Fail("bad-options", options.Count);
        return options;
    }
}
