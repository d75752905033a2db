using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;

namespace Anise.Plans;

/// <summary>A production plan of a place and year. What it plans stands in the lines of its versions.</summary>
public sealed class ProductionPlan : IJournaled
{
    /// <summary>Its id.</summary>
    public required ProductionPlanId Id { get; init; }

    /// <summary>What it is called in files and commands: <c>KH-CL-2023</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The place that it is for.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.ProductionPlan, Id.Value.Key(), PlaceId);
}

/// <summary>The steps of a version of a plan, in their order.</summary>
public enum PlanStep
{
    /// <summary>It is drawn up; its lines may change.</summary>
    Drafted,
    /// <summary>It was reviewed, and awaits approval.</summary>
    Reviewed,
    /// <summary>It was approved, and is in force from a day.</summary>
    Approved,
}

/// <summary>A version of a production plan. One that was approved never changes: an adjustment is a further version.</summary>
public sealed class PlanVersion : IJournaled
{
    /// <summary>The plan.</summary>
    public required ProductionPlanId PlanId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>Why the plan was adjusted; null for the first.</summary>
    public string? Reason { get; set; }

    /// <summary>How far it is.</summary>
    public PlanStep Step { get; set; }

    /// <summary>The first day on which it is in force; null until it is approved.</summary>
    public DateOnly? From { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.ProductionPlan, PlanId.Value.Key(), null);
}

/// <summary>A step of a version of a plan that was taken, or a way back.</summary>
public sealed record PlanStepRecord : TakenStep<PlanStep>, IJournaled
{
    /// <summary>The plan; its steps are numbered through all versions.</summary>
    public required ProductionPlanId PlanId { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.ProductionPlan, PlanId.Value.Key(), null);
}

/// <summary>What a line of a plan plans.</summary>
public enum PlanLineKind
{
    /// <summary>A crop: its area counts.</summary>
    Crop,
    /// <summary>Livestock: its heads count.</summary>
    Livestock,
}

/// <summary>The season of a line.</summary>
public enum PlanSeason
{
    /// <summary>All the year.</summary>
    WholeYear,
    /// <summary>Winter and spring.</summary>
    Spring,
    /// <summary>Summer and autumn.</summary>
    Summer,
    /// <summary>Winter.</summary>
    Winter,
}

/// <summary>A line of a version of a plan: a crop or livestock at a place in a season.</summary>
public sealed class PlanLine : IJournaled
{
    /// <summary>The plan.</summary>
    public required ProductionPlanId PlanId { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>Its place among the lines, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What is planned.</summary>
    public required PlanLineKind Kind { get; init; }

    /// <summary>The crop or animal, by its code or as written.</summary>
    public required string Crop { get; init; }

    /// <summary>Where.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>When.</summary>
    public required PlanSeason Season { get; init; }

    /// <summary>The area, in hectares; null for livestock.</summary>
    public decimal? AreaHa { get; init; }

    /// <summary>How many animals; null for a crop.</summary>
    public int? Heads { get; init; }

    /// <summary>The budget, in whole VND; null where none is said.</summary>
    public long? Budget { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.ProductionPlan, PlanId.Value.Key(), null);
}
