using Anise.Rules.Forms;
using Anise.Rules.Units;

namespace Anise.Rules.Sets;

/// <summary>What the rules of a set speak of: a household with its members, a commune, a product, a plot.</summary>
/// <param name="Code">The code: <c>household</c>, <c>product</c>.</param>
/// <param name="Label">What it is called.</param>
public sealed record Subject(string Code, LocalText Label)
{
    /// <summary>A household with its members, which brings facts of its own (area, sex, age): what a set speaks of that names nothing else.</summary>
    public static readonly Subject Household = new("household", Texts.Get("household"));

    /// <summary>Whether it has members that rules can walk over.</summary>
    public bool HasMembers => Code == Household.Code;
}

/// <summary>A result that a set is there to give: a class, points, stars.</summary>
/// <param name="Code">The name of its rule.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">The unit of a number; null otherwise.</param>
/// <param name="Options">The values that it may take, in order; empty for numbers and yes/no.</param>
/// <param name="Reference">The article of law, or null.</param>
/// <param name="Status">How sure it is.</param>
public sealed record RuleOutput(string Code, LocalText Label, string? Unit, IReadOnlyList<Option> Options, string? Reference, RuleStatus Status);
