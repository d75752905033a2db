using System.Globalization;
using Anise.Basics;
using Anise.Reviews;
using Anise.Rules.Books;
using Anise.Rules.Forms;
using Anise.Rules.Sets;
using Anise.Rules.Tables;

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

    /// <summary>Whether the value is far from the law: more than five times it, or less than a fifth. A slip of a digit is.</summary>
    public bool IsFar => Law.Value > 0 && (Value > 5 * Law.Value || Value < Law.Value / 5);

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

/// <summary>What can be assumed of a question of the set.</summary>
/// <param name="Name">Its name in an address: <c>q.waste-handling</c>; the share has its own, <c>s.waste-handling</c>.</param>
/// <param name="Question">The question.</param>
/// <param name="Options">The answers there are.</param>
/// <param name="Answer">The answer that is assumed; null where none is.</param>
/// <param name="Percent">Of how many households in a hundred.</param>
public sealed record AssumptionField(string Name, Question Question, IReadOnlyList<Option> Options, string? Answer, int Percent)
{
    /// <summary>The name of the share in an address.</summary>
    public string ShareName => "s" + Name[1..];
}

/// <summary>A question as an address writes it: what can be tried, what is tried, and what could not be read.</summary>
public sealed class WhatIfForm
{
    /// <summary>The names of single fields in an address.</summary>
    public const string SetName = "set", OfName = "of", CutoffName = "k", SupportName = "support", LanguageName = "n";

    private const decimal MostNumber = 1_000_000_000_000;
    private const int MostWeight = 1000;

    private readonly string _asked;   // the set that was asked for, also where there is none of this name

    private WhatIfForm(string asked, WhatIf question, IReadOnlyList<RuleSet> sets, IReadOnlyList<WhatIfField> fields, IReadOnlyList<WeightField> weights, IReadOnlyList<AssumptionField> assumptions,
        IReadOnlyList<Problem> problems) =>
        (_asked, Question, Sets, Fields, Weights, Assumptions, Problems) = (asked, question, sets, fields, weights, assumptions, problems);

    /// <summary>The question; what could not be read is left as the law has it.</summary>
    public WhatIf Question { get; }

    /// <summary>The sets that can be tried.</summary>
    public IReadOnlyList<RuleSet> Sets { get; }

    /// <summary>The parameters that its classes rest on.</summary>
    public IReadOnlyList<WhatIfField> Fields { get; }

    /// <summary>The weights of its indicators.</summary>
    public IReadOnlyList<WeightField> Weights { get; }

    /// <summary>What can be assumed of questions that a form may not have asked.</summary>
    public IReadOnlyList<AssumptionField> Assumptions { get; }

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
        string? language = given(LanguageName);
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
                return new WhatIfField(name, p.Value, p.IsLine, Number(own(name), name, MostNumber, language, problems) ?? p.Value.Value);
            }),
        ];
        List<WeightField> weights = [.. set.Deprivations.Select(d => new WeightField($"w.{d.Code}", d, (int)(Whole(own($"w.{d.Code}"), $"w.{d.Code}", MostWeight, language, problems) ?? 1)))];
        int units = weights.Sum(w => w.Value);
        if (units == 0)
        {
            problems.Add(Texts.Problem("no-weight", weights[0].Name));
            weights = [.. weights.Select(w => w with { Value = 1 })];
            units = weights.Count;
        }
        long? cutoff = Whole(own(CutoffName), CutoffName, MostWeight * weights.Count, language, problems);
        if (cutoff is 0 || cutoff > units)
        {
            problems.Add(Texts.Problem("bad-cutoff", CutoffName, units));
            cutoff = null;
        }
        List<AssumptionField> assumptions = [.. Assumption.Possible(set).Select(p => Assumed(p.Question, p.Options, own, problems))];
        var question = new WhatIf(place, year, set)
        {
            Assumptions =
            [
                .. assumptions.Where(a => a.Answer is not null).Select(a => new Assumption(a.Question.Code, a.Answer!, a.Percent, a.Options.First(o => o.Code != a.Answer).Code)),
            ],
            Changes = [.. fields.Where(f => f.Changed).Select(f => new ParameterChange(f.Law.Code, f.Law.Case, f.Value))],
            Weights = [.. weights.Select(w => w.Value)],
            Cutoff = (int?)cutoff,
            Support = Whole(own(SupportName), SupportName, (long)MostNumber, language, problems) ?? 0,
        };
        return new WhatIfForm(asked ?? set.Name, question, sets, fields, weights, assumptions, problems);
    }

    /// <summary>How many values differ from the law: parameters, weights, the cutoff, a support.</summary>
    public int ChangeCount => ToAddress().Count(a => !a.Key.StartsWith("s.", StringComparison.Ordinal)) - 1;

    /// <summary>What an address must carry to ask the same: the set and everything that differs from its law. Place and year are the reader's to add.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToAddress()
    {
        var address = new List<KeyValuePair<string, string>> { new(SetName, _asked) };
        foreach (WhatIfField field in Fields.Where(f => f.Changed)) address.Add(new(field.Name, field.Value.ToString(CultureInfo.InvariantCulture)));
        foreach (WeightField weight in Weights.Where(w => w.Value != 1)) address.Add(new(weight.Name, weight.Value.ToString(CultureInfo.InvariantCulture)));
        foreach (AssumptionField assumed in Assumptions.Where(a => a.Answer is not null))
        {
            address.Add(new(assumed.Name, assumed.Answer!));
            if (assumed.Percent != 100) address.Add(new(assumed.ShareName, assumed.Percent.ToString(CultureInfo.InvariantCulture)));
        }
        if (Question.Cutoff is { } cutoff) address.Add(new(CutoffName, cutoff.ToString(CultureInfo.InvariantCulture)));
        if (Question.Support > 0) address.Add(new(SupportName, Question.Support.ToString(CultureInfo.InvariantCulture)));
        return address;
    }

    private static AssumptionField Assumed(Question question, IReadOnlyList<Option> options, Func<string, string?> own, List<Problem> problems)
    {
        string name = $"q.{question.Code}", share = $"s.{question.Code}";
        string? answer = own(name) is { Length: > 0 } given ? given : null;
        if (answer is not null && options.All(o => o.Code != answer))
        {
            problems.Add(Texts.Problem("no-answer", name, answer));
            answer = null;
        }
        long percent = answer is null ? 100 : Whole(own(share), share, 100, null, problems) ?? 100;
        return new AssumptionField(name, question, options, answer, (int)percent);
    }

    private static decimal? Number(string? text, string name, decimal most, string? language, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (TypedNumber.Read(text, language) is { } number && number <= most) return number;
        problems.Add(Texts.Problem("bad-number", name, text));
        return null;
    }

    private static long? Whole(string? text, string name, long most, string? language, List<Problem> problems)
    {
        if (Number(text, name, most, language, problems) is not { } number) return null;
        if (number == decimal.Truncate(number)) return (long)number;
        problems.Add(Texts.Problem("not-whole", name, text));
        return null;
    }
}
