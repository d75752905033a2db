using Anise.Basics;
using Anise.Journal;

namespace Anise.Plans;

/// <summary>What a note on the suitability of land is about.</summary>
public enum SuitabilityAspect
{
    /// <summary>How steep it is.</summary>
    Slope,
    /// <summary>Its soil.</summary>
    Soil,
    /// <summary>How high it lies.</summary>
    Altitude,
    /// <summary>Warmth, rain, frost.</summary>
    Climate,
    /// <summary>Water for the crop.</summary>
    Water,
    /// <summary>Who buys it.</summary>
    Market,
}

/// <summary>How well it suits a crop.</summary>
public enum SuitabilityGrade
{
    /// <summary>It suits the crop.</summary>
    Suited,
    /// <summary>It suits it with measures.</summary>
    Limited,
    /// <summary>It does not suit it.</summary>
    Unsuited,
}

/// <summary>A dated note on how well a place suits a crop in one respect. The latest of each respect counts; earlier ones stay.</summary>
public sealed class SuitabilityNote : IJournaled
{
    /// <summary>Its id.</summary>
    public required SuitabilityNoteId Id { get; init; }

    /// <summary>The place.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The crop, by its code or as written.</summary>
    public required string Crop { get; init; }

    /// <summary>The respect.</summary>
    public required SuitabilityAspect Aspect { get; init; }

    /// <summary>How well it suits.</summary>
    public required SuitabilityGrade Grade { get; init; }

    /// <summary>What was measured: degrees, metres, millimetres; null where nothing was.</summary>
    public decimal? Measured { get; init; }

    /// <summary>In what; null where nothing was measured.</summary>
    public string? Unit { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Where it is from; null where it is not said.</summary>
    public string? Source { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who says so.</summary>
    public required string Person { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(PlansSubjects.Suitability, Id.Value.Key(), PlaceId);
}
