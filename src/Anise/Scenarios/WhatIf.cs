using Anise.Basics;
using Anise.Rules.Sets;
using Anise.Rules.Tables;

namespace Anise.Scenarios;

/// <summary>
/// A question to the answers of a year: which class has each household under another set of rules, or with other lines? Nothing is changed by asking.
/// </summary>
/// <param name="Place">Where, on the map of today.</param>
/// <param name="Year">The year whose forms are looked at.</param>
/// <param name="Rules">The set that is tried.</param>
public sealed record WhatIf(PlaceId Place, int Year, RuleSet Rules)
{
    /// <summary>Parameters with another value than the law gives them.</summary>
    public IReadOnlyList<ParameterChange> Changes { get; init; } = [];

    /// <summary>The weight of each indicator of the set in the Alkire-Foster measures, in whole units.</summary>
    public IReadOnlyList<int> Weights { get; init; } = [.. Rules.Deprivations.Select(_ => 1)];

    /// <summary>The weighted deprivations from which a household counts as poor in these measures; null for the share of the weights that the set asks of its indicators.</summary>
    public int? Cutoff { get; init; }

    /// <summary>What is assumed of questions that the forms did not ask; empty: nothing, and the answers stay open.</summary>
    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    /// <summary>What each poor household would get a month, in VND.</summary>
    public long Support { get; init; }
}
