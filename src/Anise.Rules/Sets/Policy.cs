using Anise.Rules.Language;

namespace Anise.Rules.Sets;

/// <summary>Whom a support stays with when a household splits or moves.</summary>
public enum PolicyFollows
{
    /// <summary>The person.</summary>
    Person,

    /// <summary>The household that keeps the code.</summary>
    Household,

    /// <summary>The dwelling: who lives there later does not get it again.</summary>
    Dwelling,
}

/// <summary>How long one payment or the whole lasts.</summary>
public enum PolicyPeriod
{
    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A quarter.</summary>
    Quarter,

    /// <summary>Half a year.</summary>
    HalfYear,

    /// <summary>A year.</summary>
    Year,

    /// <summary>No period: it is given once.</summary>
    Once,
}

/// <summary>One ground on which a policy gives something.</summary>
/// <param name="Code">Its code within the policy: <c>near-poor</c>.</param>
/// <param name="Label">Who it is for.</param>
/// <param name="From">The first day; null where the policy says it.</param>
/// <param name="To">The last day; null where the policy says it.</param>
/// <param name="Reference">The article.</param>
/// <param name="Status">How sure it is.</param>
public sealed record PolicyGrade(string Code, LocalText Label, DateOnly? From, DateOnly? To, string Reference, RuleStatus Status);

/// <summary>A policy of support: who is owed what.</summary>
/// <param name="Code">The code: <c>social-pension</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="PerMember">Whether each member has it; else the household.</param>
/// <param name="Unit">What an amount is in: <c>VND</c>, <c>%</c>; null where no amount is known.</param>
/// <param name="Per">What an amount is for.</param>
/// <param name="Paid">How often it is delivered.</param>
/// <param name="Follows">Whom it stays with.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while open.</param>
/// <param name="Once">Whom it is given once only; null where it comes again.</param>
/// <param name="HigherOf">The group of which only the policy that gives most is given; null for none.</param>
/// <param name="NotBeside">Policies beside which it is not given.</param>
/// <param name="Grades">The grounds; the one that gives most counts.</param>
/// <param name="Reference">The act.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record Policy(
    string Code, LocalText Label, bool PerMember, string? Unit, PolicyPeriod Per, PolicyPeriod Paid, PolicyFollows Follows, DateOnly From, DateOnly? To, PolicyFollows? Once,
    string? HigherOf, IReadOnlyList<string> NotBeside, IReadOnlyList<PolicyGrade> Grades, string Reference, RuleStatus Status, string File, int Line)
{
    /// <summary>The parameter that says for how many months of a year it is paid at most; null where for all.</summary>
    public string? MonthsAYear { get; init; }

    /// <summary>The kind of support as which its money stands in the book of money; null where it is no money of the book.</summary>
    public string? PaidAs { get; init; }

    /// <summary>The shares of the amount, in per cent, in which it is paid one after another; empty where it is paid at once.</summary>
    public IReadOnlyList<decimal> Instalments { get; init; } = [];

    /// <summary>A policy and its grades, as rules of the set.</summary>
    internal IReadOnlyList<(Rule When, Rule? Amount)> Rules { get; init; } = [];

    /// <summary>Whether it and a grade of it can be given on a day.</summary>
    public bool HoldsOn(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>Whether a grade can be given on a day.</summary>
    public static bool HoldsOn(PolicyGrade grade, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(grade);
        return (grade.From is null || day >= grade.From) && (grade.To is null || day <= grade.To);
    }

    /// <summary>A period as files and commands write it: <c>half-year</c>.</summary>
    public static string NameOf(PolicyPeriod period) => period switch
    {
        PolicyPeriod.Month => "month",
        PolicyPeriod.Quarter => "quarter",
        PolicyPeriod.HalfYear => "half-year",
        PolicyPeriod.Year => "year",
        _ => "once",
    };
}
