using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Anise.Basics;
using Anise.Rules.Books;
using Anise.Rules.Files;

namespace Anise.Support.WhatIf;

/// <summary>What would be other: numbers of the rules, conditions of grounds, classes of households.</summary>
/// <param name="Numbers">Parameters by code, with the other number.</param>
/// <param name="Conditions">Grounds as <c>policy.ground</c>, with the other condition.</param>
/// <param name="Classes">Classes that would count as another.</param>
public sealed record SupportChange(IReadOnlyDictionary<string, decimal> Numbers, IReadOnlyDictionary<string, string> Conditions, IReadOnlyDictionary<string, string> Classes)
{
    /// <summary>The region that communes would be of, as inputs have it: <c>none</c> for a commune that is recognised; null for their own.</summary>
    public string? Region { get; init; }

    /// <summary>Whether nothing would be other.</summary>
    public bool IsEmpty => Numbers.Count + Conditions.Count + Classes.Count == 0 && Region is null;

    /// <summary>The rules with the change, read and checked like all rules; what is wrong with it is told.</summary>
    /// <param name="directory">The directory of the rules in force.</param>
    /// <param name="set">The name of the set of the day: <c>2022</c>.</param>
    /// <param name="day">The day from which the numbers would be other.</param>
    internal Result<RuleBook> RulesOf(string directory, string set, DateOnly day)
    {
        var disk = new DirectoryRuleFiles(directory);
        Dictionary<string, string> files = disk.Paths.ToDictionary(p => p, disk.Read, StringComparer.Ordinal);
        string folder = $"{SupportWords.Family}/{set}/", parameters = folder + "parameters.yaml", policies = folder + "policies.yaml";
        var problems = new List<Problem>();
        foreach (var (code, number) in Numbers)
        {
            if (WithNumber(files[parameters], code, number, day) is { } text) files[parameters] = text;
            else problems.Add(Texts.Problem("what-if-number", "number", code));
        }
        foreach (var (ground, condition) in Conditions)
        {
            if (ground.Split('.') is [var policy, var grade] && WithCondition(files[policies], policy, grade, condition) is { } text) files[policies] = text;
            else problems.Add(Texts.Problem("what-if-ground", "ground", ground));
        }
        if (problems.Count > 0) return Result<RuleBook>.Refused(problems);
        RuleBookResult read = RuleBook.Load(new MemoryRuleFiles(files));
        return read.Book is { } book ? book : Result<RuleBook>.Refused([.. read.Faults.Select(f => Texts.Problem("what-if-rules", "condition", f.Message))]);
    }

    // Under the code of a parameter stand its values, a line a day. The day's own line is replaced; later ones go, since the number is asked for as of the day.
    private static string? WithNumber(string text, string code, decimal number, DateOnly day)
    {
        string[] lines = text.Split('\n');
        if (Block(lines, code, 0) is not var (from, to)) return null;
        int values = Array.FindIndex(lines, from, to - from, l => l.TrimEnd() == "  values:");
        if (values < 0) return null;
        string key = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string line = string.Create(CultureInfo.InvariantCulture, $"    {key}: {{ value: {number}, reference: \"?\", status: unconfirmed }}");
        IEnumerable<string> earlier = lines[(values + 1)..to].Where(l => string.CompareOrdinal(l.Trim().Split(':')[0], key) < 0 && l.Trim().Length > 0);
        return string.Join('\n', [.. lines[..(values + 1)], .. earlier, line, .. lines[to..]]);
    }

    private static string? WithCondition(string text, string policy, string grade, string condition)
    {
        string[] lines = text.Split('\n');
        if (Block(lines, policy, 0) is not var (from, to)) return null;
        int at = Array.FindIndex(lines, from, to - from, l => l.TrimEnd() == $"    {grade}:");
        if (at < 0) return null;
        int when = Array.FindIndex(lines, at, to - at, l => l.StartsWith("      when:", StringComparison.Ordinal));
        if (when < 0) return null;
        lines[when] = "      when: " + Quoted(condition);
        return string.Join('\n', lines);
    }

    private static (int From, int To)? Block(string[] lines, string code, int start)
    {
        int from = Regex.IsMatch(code, "^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) ? Array.FindIndex(lines, start, l => l.TrimEnd() == code + ":") : -1;
        if (from < 0) return null;
        int to = Array.FindIndex(lines, from + 1, l => l.Length > 0 && char.IsAsciiLetterLower(l[0]));
        return (from + 1, to < 0 ? lines.Length : to);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text.Where(c => !char.IsControl(c))) quoted.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        return quoted.Append('"').ToString();
    }
}
