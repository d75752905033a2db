using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Measures;
using Anise.Places;

namespace Anise.Scenarios;

/// <summary>Which households of a scenario to list.</summary>
/// <param name="Group">The group that a number counts.</param>
/// <param name="Certain">Only those that are certain; else also those that are possible.</param>
public sealed record WhatIfRecordQuery(WhatIfGroup Group, bool Certain)
{
    /// <summary>A split of <see cref="WhatIfSplits"/>; null for all.</summary>
    public string? By { get; init; }

    /// <summary>The group of the split; empty for those where it is not known.</summary>
    public string Value { get; init; } = "";

    /// <summary>The first household of the page, from 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A household that a number of a scenario counts.</summary>
/// <param name="Household">Its number in the registry; null where it has none there.</param>
/// <param name="Code">The household code.</param>
/// <param name="Head">The head's name.</param>
/// <param name="People">The number of members.</param>
/// <param name="Place">The village, or the commune where the village is not known, on today's map.</param>
/// <param name="Commune">The commune.</param>
/// <param name="Today">Its class today.</param>
/// <param name="Then">Its classes in the scenario.</param>
/// <param name="Deprived">How many indicators it lacks: certainly, and possibly.</param>
/// <param name="Score">The weights of these indicators, in units.</param>
public sealed record WhatIfRecord(
    long? Household, string? Code, string Head, int People, MappedPlace Place, MappedPlace Commune, ClassSet Today, ClassSet Then, CountRange Deprived, CountRange Score);

/// <summary>A page of the households that a number counts.</summary>
/// <param name="Place">The place.</param>
/// <param name="Records">The page, by place and code.</param>
/// <param name="Count">How many there are in all: the number.</param>
/// <param name="People">The people of all of them.</param>
public sealed record OpenedWhatIf(MappedPlace Place, IReadOnlyList<WhatIfRecord> Records, int Count, long People);

/// <summary>Opens a number of a scenario.</summary>
public sealed class OpenWhatIf(ReadScenario read)
{
    /// <summary>The households, or a problem for a place that there is not.</summary>
    /// <param name="rights">Who reads; needs <c>Permission.SeeHouseholds</c> for the place.</param>
    /// <param name="question">The question.</param>
    /// <param name="query">Which households.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OpenedWhatIf>> RunAsync(Rights rights, WhatIf question, WhatIfRecordQuery query, CancellationToken cancel = default)
    {
        Result<ScenarioRows> found = await read.RunAsync(rights, question, cancel);
        if (!found.Ok) return Result<OpenedWhatIf>.Refused(found.Problems);
        ScenarioRows all = found.Value;
        PovertyRule rule = AlkireFosterRanges.RuleOf(question);
        bool Holds(ScenarioRow row) => query.Group == WhatIfGroup.Measured
            ? rule.IsPoor(query.Certain ? row.Deprived : row.Possible)
            : Crossing.Holds(query.Group, query.Certain, row.Household.Today, row.Then);
        List<ScenarioRow> some =
        [
            .. all.Rows.Where(r => Holds(r)
                && (query.By is null || WhatIfSplits.GroupOf(query.By, all, r) == query.Value)),
        ];
        var page = some.OrderBy(r => r.At.Code, StringComparer.Ordinal).ThenBy(r => r.Household.Code, StringComparer.Ordinal).ThenBy(r => r.Household.Household?.Value)
            .Skip(query.Skip).Take(query.Take);
        return new OpenedWhatIf(all.Place, [.. page.Select(r => Record(all.Map, rule, r))], some.Count, some.Sum(r => (long)r.Household.People));
    }

    private static WhatIfRecord Record(PlaceMap map, PovertyRule rule, ScenarioRow row) => new(
        row.Household.Household?.Value, row.Household.Code, row.Household.Head, row.Household.People, row.At, row.At.IsCommuneLevel ? row.At : map.CommuneOf(row.At.Id),
        row.Household.Today, row.Then, new CountRange(int.PopCount(row.Deprived), int.PopCount(row.Possible)), new CountRange(rule.Score(row.Deprived), rule.Score(row.Possible)));
}
