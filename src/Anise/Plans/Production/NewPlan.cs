using Anise.Basics;

namespace Anise.Plans.Production;

/// <summary>A line of a plan as somebody writes it down.</summary>
/// <param name="Crop">The crop or animal, by its code or as offices write it.</param>
/// <param name="Place">Where.</param>
/// <param name="Season">When; all the year where it is null.</param>
public sealed record NewPlanLine(string? Crop, PlaceId? Place, PlanSeason? Season = null)
{
    /// <summary>The area of a crop, in hectares.</summary>
    public decimal? AreaHa { get; init; }

    /// <summary>The heads of livestock.</summary>
    public int? Heads { get; init; }

    /// <summary>The budget, in whole VND.</summary>
    public long? Budget { get; init; }
}

/// <summary>A production plan as somebody writes it down.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Place">The place that it is for.</param>
/// <param name="Year">The year.</param>
/// <param name="Lines">What it plans.</param>
public sealed record NewPlan(string? Code, string? Name, PlaceId? Place, int? Year, IReadOnlyList<NewPlanLine> Lines)
{
    /// <summary>The day of its draft; today where it is null.</summary>
    public DateOnly? DraftedOn { get; init; }
}
