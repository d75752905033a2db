using Anise.Basics;
using Anise.Places;

namespace Anise.Plans.Production;

/// <summary>What became of a line from one version to another.</summary>
public enum LineChange
{
    /// <summary>It is the same in both.</summary>
    Same,
    /// <summary>Its area, heads or budget changed.</summary>
    Changed,
    /// <summary>It is in the later version only.</summary>
    Added,
    /// <summary>It is in the earlier version only.</summary>
    Removed,
}

/// <summary>A line of two versions side by side.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Kind">What it plans.</param>
/// <param name="Crop">The crop or animal.</param>
/// <param name="Season">The season.</param>
/// <param name="Place">The place.</param>
/// <param name="Before">The line of the earlier version; null where it is not in it.</param>
/// <param name="After">The line of the later version; null where it is not in it.</param>
public sealed record ComparedLine(LineChange Change, PlanLineKind Kind, string Crop, PlanSeason Season, MappedPlace Place, PlanLine? Before, PlanLine? After)
{
    /// <summary>The columns of files.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["change", "kind", "crop", "season", "place", "area_ha_from", "area_ha_to", "heads_from", "heads_to", "budget_from", "budget_to"];

    /// <summary>The cells of files.</summary>
    public IReadOnlyList<object?> Cells =>
    [
        Change.ToString().ToLowerInvariant(), Kind.ToString().ToLowerInvariant(), Crop, Season == PlanSeason.WholeYear ? "whole-year" : Season.ToString().ToLowerInvariant(), Place.Code,
        Before?.AreaHa, After?.AreaHa, Before?.Heads, After?.Heads, Before?.Budget, After?.Budget,
    ];
}

/// <summary>Lays two versions of a plan side by side.</summary>
public static class ComparePlans
{
    /// <summary>Their lines in the order of what they plan; a problem where a version is not there.</summary>
    public static Result<IReadOnlyList<ComparedLine>> Run(SeenPlan plan, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var (version, field) in ((int, string)[])[(from, "from"), (to, "to")])
            if (plan.Versions.All(v => v.Number != version)) return Texts.Problem("plan-version-none", field, plan.Plan.Code, version, plan.Versions.Count);
        Dictionary<(PlanLineKind, string, PlanSeason, PlaceId), PlanLine> before = plan.LinesOf(from).ToDictionary(Key), after = plan.LinesOf(to).ToDictionary(Key);
        return Result<IReadOnlyList<ComparedLine>>.Of(
        [
            .. before.Keys.Union(after.Keys).Select(key =>
            {
                PlanLine? was = before.GetValueOrDefault(key), now = after.GetValueOrDefault(key);
                LineChange change = was is null ? LineChange.Added : now is null ? LineChange.Removed : (was.AreaHa, was.Heads, was.Budget) == (now.AreaHa, now.Heads, now.Budget) ? LineChange.Same : LineChange.Changed;
                return new ComparedLine(change, key.Item1, key.Item2, key.Item3, plan.Names[key.Item4], was, now);
            }).OrderBy(l => l.Kind).ThenBy(l => l.Crop, StringComparer.Ordinal).ThenBy(l => l.Season).ThenBy(l => l.Place.Code, StringComparer.Ordinal),
        ]);

        static (PlanLineKind, string, PlanSeason, PlaceId) Key(PlanLine line) => (line.Kind, line.Crop, line.Season, line.PlaceId);
    }
}
