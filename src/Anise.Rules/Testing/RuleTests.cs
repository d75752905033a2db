using System.Globalization;
using Anise.Rules.Answering;
using Anise.Rules.Books;
using Anise.Rules.Entitling;
using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Rules.Testing;

/// <summary>One example beside the rules: what is given and what must come out.</summary>
public sealed class RuleTest
{
    internal RuleTest(RuleSet set, string file, int line, string name, DateOnly on)
    {
        Set = set;
        File = file;
        Line = line;
        Name = name;
        On = on;
    }

    /// <summary>The set that it tests.</summary>
    public RuleSet Set { get; }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line.</summary>
    public int Line { get; }

    /// <summary>What it says, as a sentence.</summary>
    public string Name { get; }

    /// <summary>The day on which the rules are applied.</summary>
    public DateOnly On { get; }

    /// <summary>The names given for the household, with their text.</summary>
    public IReadOnlyDictionary<string, string> Given { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The names given for each member.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Members { get; internal set; } = [];

    /// <summary>The rules with the values they must have; <c>unknown</c> when they must stay open.</summary>
    public IReadOnlyDictionary<string, string> Expected { get; internal set; } = new Dictionary<string, string>();

    /// <summary>What the policies must give each member: an amount, <c>yes</c> where none is known, <c>no</c>, or <c>unknown</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> ExpectedOfMembers { get; internal set; } = [];

    /// <summary>Runs the example: what differs, empty when all is as expected.</summary>
    public IReadOnlyList<RuleTestDifference> Run() => Run(static _ => { });

    internal IReadOnlyList<RuleTestDifference> Run(Action<Frame> prepare)
    {
        var differences = new List<RuleTestDifference>();
        var frame = Set.Parts.NewFrame(On);
        var faults = new List<AnswerFault>();
        prepare(frame);
        frame.Start(Members.Count);
        foreach (var input in Set.Parts.Names.Inputs.Values)
        {
            if (input.Scope == Scope.Household)
                frame.Household[input.Slot] = Read(input, Given, faults);
            for (frame.Member = 0; input.Scope == Scope.Member && frame.Member < Members.Count; frame.Member++)
                frame.MemberInputs[frame.Member * frame.MemberInputSlots + input.Slot] = Read(input, Members[frame.Member], faults);
        }

        frame.Member = 0;
        foreach (var (name, text) in Given)
        {
            if (Set.Parts.Names.Inputs.ContainsKey(name))
                continue;
            if (Set.TryRule(name, out var rule) && rule.Scope == Scope.Household)
                Set.Give(frame, rule, text, faults);
            else
                differences.Add(new(name, "", Texts.Get("answer-unknown-question", name).ToString()));
        }

        foreach (var fault in faults)
            differences.Add(new(fault.QuestionCode, "", fault.Message.ToString()));
        for (var i = 0; i < ExpectedOfMembers.Count; i++)
        {
            foreach (var (name, expected) in ExpectedOfMembers[i])
                Compare(name, expected, Entitler.Given(Set, name, frame, On, i));
        }

        foreach (var (name, expected) in Expected)
        {
            if (Set.Policies.Any(x => x.Code == name))
            {
                Compare(name, expected, Entitler.Given(Set, name, frame, On, -1));
                continue;
            }

            var actual = name == "class" || Set.TryRule(name, out _) ? Set.Result(name, frame) ?? "unknown" : Texts.Get("answer-unknown-question", name).ToString();
            Compare(name, expected, actual);
        }

        return differences;

        void Compare(string name, string expected, string actual)
        {
            if (actual != expected)
                differences.Add(new(name, expected, actual));
        }
    }

    private static Value Read(Input input, IReadOnlyDictionary<string, string> given, List<AnswerFault> faults)
    {
        // A test may say the age in years only: the months then follow as far as they are known.
        if (input.Name == Builtins.AgeMonths && !given.ContainsKey(input.Name) && given.TryGetValue(Builtins.Age, out var years))
        {
            var months = double.Parse(years, CultureInfo.InvariantCulture) * 12;
            return new(months, months + 11);
        }

        if (input.Name == Builtins.Age && !given.ContainsKey(input.Name) && given.TryGetValue(Builtins.AgeMonths, out var text))
            return AnswerReader.Years(Value.Of(double.Parse(text, CultureInfo.InvariantCulture)));
        return AnswerReader.Read(input, given.GetValueOrDefault(input.Name), null, faults);
    }
}

/// <summary>A rule that did not give what an example expects.</summary>
/// <param name="Rule">The name of the rule or of a wrong input.</param>
/// <param name="Expected">What the example expects.</param>
/// <param name="Actual">What came out, or what is wrong with the input.</param>
public sealed record RuleTestDifference(string Rule, string Expected, string Actual);

/// <summary>Reads the examples in the <c>tests</c> directories beside the rules.</summary>
public static class RuleTests
{
    /// <summary>All examples of a book.</summary>
    public static (IReadOnlyList<RuleTest> Tests, IReadOnlyList<RuleFault> Faults) Read(RuleBook book, IRuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(files);
        var faults = new FaultList();
        var tests = new List<RuleTest>();
        foreach (var set in book.Sets)
        {
            var directory = $"{set.Family}/{set.Name}/tests/";
            foreach (var path in files.Paths.Where(x => x.StartsWith(directory, StringComparison.Ordinal)))
                tests.AddRange((YamlFile.Open(files, path, faults)?.List() ?? []).Select(x => Read(set, x)).OfType<RuleTest>());
        }

        return (tests, faults.Sorted);
    }

    private static RuleTest? Read(RuleSet set, YamlValue value)
    {
        if (value.Map() is not { } map)
            return null;
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new List<IReadOnlyDictionary<string, string>>();
        foreach (var (key, entry, _) in map.Require("given")?.Map()?.Entries() ?? [])
        {
            if (key != Builtins.Members)
            {
                given[key] = entry.Text;
                continue;
            }

            foreach (var member in entry.List())
                members.Add(Pairs(member));
        }

        var test = new RuleTest(set, map.File, map.Line, map.Text("name") ?? "", map.Find("on")?.Date() ?? set.AppliesFrom)
        {
            Given = given,
            Members = members,
            Expected = map.Require("expect") is { } expected ? Pairs(expected) : given,
            ExpectedOfMembers = map.Find("expect-members") is { } each ? [.. each.List().Select(Pairs)] : [],
        };
        map.NoMore();
        return test;
    }

    private static Dictionary<string, string> Pairs(YamlValue value) =>
        value.Map()?.Entries().ToDictionary(x => x.Key, x => x.Value.Text, StringComparer.Ordinal) ?? [];
}
