using Anise.Basics;

namespace Anise.Plans.Following;

/// <summary>Targets as rows for other programs: one for each version, the last in force.</summary>
public static class TargetRow
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["directive", "figure", "place", "year", "version", "value", "unit", "actual", "expected", "gap", "state", "measure", "direction", "in_force_from", "in_force", "reason", "behind_since", "note"];

    /// <summary>The rows of a target.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(FollowedTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        foreach (FollowedVersion version in target.Versions)
            yield return
            [
                target.Directive.Number, target.Figure.Code, target.Place.Code, target.Target.Year, version.Version.Number, version.Version.Value, target.Figure.Unit, target.Measured, version.Expected, version.Gap,
                PlanWords.Code(version.State), target.Target.Measure.ToString().ToLowerInvariant(), target.Target.Direction == TargetDirection.AtLeast ? "at-least" : "at-most", version.Version.From,
                version == target.Now ? "yes" : "no", version.Version.Reason, version.BehindSince, target.Notes.Count > 0 ? target.Notes[^1].Text : null,
            ];
    }
}
