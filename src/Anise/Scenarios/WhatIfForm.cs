using System.Globalization;
using Anise.Basics;
using Anise.Reviews;
using Anise.Rules;

namespace Anise.Scenarios;

/// <summary>A parameter that can be tried with another value.</summary>
/// <param name="Name">Its name in an address: <c>p.income-line.rural</c>.</param>
/// <param name="Law">The value by law, with its reference.</param>
/// <param name="IsLine">Whether it is a line of a class; else it defines an indicator.</param>
/// <param name="Value">The value that is tried.</param>
public sealed record WhatIfField(string Name, ParameterValue Law, bool IsLine, decimal Value)
{
    /// <summary>Whether another value than that of the law is tried.</summary>
    public bool Changed => Value != Law.Value;

    /// <summary>The end of its slider.</summary>
    public decimal Most => Math.Max(Value, Law.Unit == "%" ? 100 : Math.Max(2 * Law.Value, 10));

    /// <summary>The step of its slider: a whole unit, for large amounts half of the second digit.</summary>
    public decimal Step => Law.Value < 1000 ? 1 : (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)Law.Value)) - 1) / 2;
}

/// <summary>The weight of an indicator.</summary>
/// <param name="Name">Its name in an address: <c>w.insurance</c>.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Value">The weight in units.</param>
public sealed record WeightField(string Name, Deprivation Indicator, int Value);

/// <summary>A question as an address writes it: what can be tried, what is tried, and what could not be read.</summary>
public sealed class WhatIfForm
{
    /// <summary>The names of single fields in an address.</summary>
    public const string SetName = "set", OfName = "of", CutoffName = "k", SupportName = "support";

    private const decimal MostNumber = 1_000_000_000_000;
    private const int MostWeight = 1000;

    private readonly string _asked;   // the set that was asked for, also where there is none of this name

    private WhatIfForm(string asked, WhatIf question, IReadOnlyList<RuleSet> sets, IReadOnlyList<WhatIfField> fields, IReadOnlyList<WeightField> weights, IReadOnlyList<Problem> problems) =>
        (_asked, Question, Sets, Fields, Weights, Problems) = (asked, question, sets, fields, weights, problems);

    /// <summary>The question; what could not be read is left as the law has it.</summary>
    public WhatIf Question { get; }

    /// <summary>The sets that can be tried.</summary>
    public IReadOnlyList<RuleSet> Sets { get; }

    /// <summary>The parameters that its classes rest on.</summary>
    public IReadOnlyList<WhatIfField> Fields { get; }

    /// <summary>The weights of its indicators.</summary>
    public IReadOnlyList<WeightField> Weights { get; }

    /// <summary>What could not be read, by the name of its field: with any, the question is not the one that was asked, and is not to be answered.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Reads a question.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="today">Today: without a set in the address, the one that comes next is tried.</param>
    /// <param name="place">Where.</param>
    /// <param name="year">The year of the forms.</param>
    /// <param name="given">The value of a field of the address, or null.</param>
    public static WhatIfForm Read(RuleBook rules, DateOnly today, PlaceId place, int year, Func<string, string?> given)
    {
        List<RuleSet> sets = [.. rules.Sets.Where(s => s.Family == ReviewTerms.Standard).OrderByDescending(s => s.AppliesFrom)];
        var problems = new List<Problem>();
        string? asked = given(SetName) is { Length: > 0 } wanted ? wanted : null;
        RuleSet? named = sets.Find(s => s.Name == asked);
        if (asked is not null && named is null) problems.Add(Texts.Problem("no-set", SetName, asked));
        RuleSet set = named ?? sets.LastOrDefault(s => s.AppliesFrom > today) ?? sets[0];
        // Values that were entered for another set are not those of this one.
        Func<string, string?> own = (given(OfName) ?? asked ?? set.Name) != set.Name ? name => name == SupportName ? given(name) : null : given;
        List<WhatIfField> fields =
        [
            .. set.ClassParameters(set.DayIn(new DateOnly(year, 12, 31))).Select(p =>
            {
                string name = p.Value.Case is null ? $"p.{p.Value.Code}" : $"p.{p.Value.Code}.{p.Value.Case}";
                return new WhatIfField(name, p.Value, p.IsLine, Number(own(name), name, MostNumber, problems) ?? p.Value.Value);
            }),
        ];
        List<WeightField> weights = [.. set.Deprivations.Select(d => new WeightField($"w.{d.Code}", d, (int)(Whole(own($"w.{d.Code}"), $"w.{d.Code}", MostWeight, problems) ?? 1)))];
        int units = weights.Sum(w => w.Value);
        if (units == 0)
        {
            problems.Add(Texts.Problem("no-weight", weights[0].Name));
            weights = [.. weights.Select(w => w with { Value = 1 })];
            units = weights.Count;
        }
        long? cutoff = Whole(own(CutoffName), CutoffName, MostWeight * weights.Count, problems);
        if (cutoff is 0 || cutoff > units)
        {
            problems.Add(Texts.Problem("bad-cutoff", CutoffName, units));
            cutoff = null;
        }
        var question = new WhatIf(place, year, set)
        {
            Changes = [.. fields.Where(f => f.Changed).Select(f => new ParameterChange(f.Law.Code, f.Law.Case, f.Value))],
            Weights = [.. weights.Select(w => w.Value)],
            Cutoff = (int?)cutoff,
            Support = Whole(own(SupportName), SupportName, (long)MostNumber, problems) ?? 0,
        };
        return new WhatIfForm(asked ?? set.Name, question, sets, fields, weights, problems);
    }

    /// <summary>How many values differ from the law: parameters, weights, the cutoff, a support.</summary>
    public int ChangeCount => ToAddress().Count - 1;

    /// <summary>What an address must carry to ask the same: the set and everything that differs from its law. Place and year are the reader's to add.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToAddress()
    {
        var address = new List<KeyValuePair<string, string>> { new(SetName, _asked) };
        foreach (WhatIfField field in Fields.Where(f => f.Changed)) address.Add(new(field.Name, field.Value.ToString(CultureInfo.InvariantCulture)));
        foreach (WeightField weight in Weights.Where(w => w.Value != 1)) address.Add(new(weight.Name, weight.Value.ToString(CultureInfo.InvariantCulture)));
        if (Question.Cutoff is { } cutoff) address.Add(new(CutoffName, cutoff.ToString(CultureInfo.InvariantCulture)));
        if (Question.Support > 0) address.Add(new(SupportName, Question.Support.ToString(CultureInfo.InvariantCulture)));
        return address;
    }

    private static decimal? Number(string? text, string name, decimal most, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal number) && number <= most)
            return number;
        problems.Add(Texts.Problem("bad-number", name, text));
        return null;
    }

    private static long? Whole(string? text, string name, long most, List<Problem> problems)
    {
        if (Number(text, name, most, problems) is not { } number) return null;
        if (number == decimal.Truncate(number)) return (long)number;
        problems.Add(Texts.Problem("not-whole", name, text));
        return null;
    }
}
