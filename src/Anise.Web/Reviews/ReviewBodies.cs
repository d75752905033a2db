using Anise.Rules.Sets;

namespace Anise.Web.Reviews;

/// <summary>The bodies that attend a village meeting, from the form of its minutes in the rules.</summary>
internal static class ReviewBodies
{
    /// <summary>Their codes and names; none where the rules list none.</summary>
    public static IReadOnlyList<(string Code, string Label)> Of(RuleSet? procedure) =>
        [.. (procedure?.Form?.Questions.FirstOrDefault(q => q.Code == "bodies")?.Options ?? []).Select(o => (o.Code, o.Label.ToString()))];
}
