using Anise.Procedures;
using Anise.Rules.Books;

namespace Anise.Projects;

/// <summary>What the rules of production projects (family <c>vn/production</c>) say on a day.</summary>
public sealed class ProductionTerms(RuleBook rules)
{
    /// <summary>The family of the rules.</summary>
    public const string Family = "vn/production";

    private readonly TermDays _read = new(rules, Family);

    private readonly DateOnly _first = rules.Sets.Where(s => s.Family == Family).Min(s => s.AppliesFrom);

    /// <summary>A parameter on a day, in its unit. Before the first rules that are known these hold: organic care may have begun earlier.</summary>
    public decimal Of(string code, DateOnly on) => _read.Read(code, on < _first ? _first : on).Value;

    /// <summary>By how many percent a declared area may differ from the measured one before it is marked.</summary>
    public double DifferencePercent(DateOnly on) => (double)Of("area-difference", on);

    /// <summary>A number of months by a parameter.</summary>
    public int Months(string code, DateOnly on) => (int)Of(code, on);
}
