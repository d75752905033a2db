using System.CommandLine;
using System.Globalization;
using Anise.Rules;
using Anise.Rules.Books;
using Anise.Rules.Files;
using Anise.Rules.Sets;

namespace Anise.Cli.Rules;

/// <summary>The option <c>--rules DIR</c>; else the environment or the rules beside the program.</summary>
internal static class RulesOption
{
    public static Option<DirectoryInfo> Build()
    {
        var option = new Option<DirectoryInfo>("--rules")
        {
            Description = Texts.Get("rules-directory", RuleDirectory.Variable),
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo(RuleDirectory.Default),
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<DirectoryInfo>() is { Exists: false } directory)
                result.AddError(Texts.Get("no-directory", directory.FullName));
        });
        return option;
    }

    /// <summary>The rules, or null after their faults were written to stderr.</summary>
    public static RuleBook? Load(ParseResult parsed, Option<DirectoryInfo> option)
    {
        RuleBookResult result = RuleBook.LoadDirectory(parsed.GetRequiredValue(option).FullName);
        foreach (RuleFault fault in result.Faults)
            parsed.InvocationConfiguration.Error.WriteLine(fault);
        return result.Book;
    }

    /// <summary>The set of a family on a date, or the set of this whole name (<c>vn/ocop/2023</c>) whatever the date; null after a message.</summary>
    public static RuleSet? Find(ParseResult parsed, RuleBook book, string family, DateOnly on)
    {
        if (book.TryFind(family, on, out RuleSet? set))
            return set;
        if (book.Sets.FirstOrDefault(s => $"{s.Family}/{s.Name}" == family) is { } named)
            return named;
        parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("no-set", family, on));
        return null;
    }

    /// <summary>The required option <c>--date</c>; only year-month-day, since 1.11 is read differently in different places.</summary>
    public static Option<DateOnly> Date() => Day("--date", Texts.Get("date"));

    /// <summary>A required option that is a day.</summary>
    public static Option<DateOnly> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        Required = true,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
                return date;
            result.AddError(Texts.Get("bad-date", result.Tokens[0].Value));
            return default;
        },
    };

    public static Argument<string> Family() => new("family") { Description = Texts.Get("family") };
}
