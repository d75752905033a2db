using Anise.Lists;
using Anise.Plans;
using Anise.Plans.Following;
using Anise.Plans.Lists;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Plans;

/// <summary>The targets of the chosen place and year: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/plans/export")]
public sealed class TargetsOfPlace(TargetList list) : PageList<FollowedTarget>
{
    /// <inheritdoc/>
    public override async Task<ListOf<FollowedTarget>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeePlans) is { } place ? await list.RunAsync(context.Rights, place.Id, context.Year, http.RequestAborted) : null;
}

/// <summary>The directives of the chosen place.</summary>
[ListFiles("/plans/directives/export")]
public sealed class DirectivesOfPlace(DirectiveList list) : PageList<Directive>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Directive>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeePlans) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}

/// <summary>The production plans of the chosen place.</summary>
[ListFiles("/plans/production/export")]
public sealed class PlansOfPlace(PlanList list) : PageList<ProductionPlan>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ProductionPlan>?> OpenAsync(PageContext context, HttpContext http) => context.PlaceWith(Permission.SeePlans) is { } place ? await list.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
