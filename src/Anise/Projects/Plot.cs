using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Projects;

/// <summary>A plot in the store.</summary>
public readonly record struct PlotId(long Value) : ILongId;

/// <summary>A plot of a project: where it lies, how large it was declared and measured, what grows on it.</summary>
public sealed class Plot : IJournaled
{
    /// <summary>Its id.</summary>
    public required PlotId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>What it is called in its project.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for comparing: small letters, marks kept.</summary>
    public required string NameKey { get; init; }

    /// <summary>The commune or village that it lies in.</summary>
    public required PlaceId PlaceId { get; set; }

    /// <summary>Its shape as GeoJSON in degrees: one or several polygons, or a point.</summary>
    public required string Shape { get; set; }

    /// <summary>The west of what it spans, in degrees.</summary>
    public required double West { get; set; }

    /// <summary>The south of what it spans.</summary>
    public required double South { get; set; }

    /// <summary>The east of what it spans.</summary>
    public required double East { get; set; }

    /// <summary>The north of what it spans.</summary>
    public required double North { get; set; }

    /// <summary>The area that was declared, in hectares; null where nobody said.</summary>
    public decimal? DeclaredHa { get; set; }

    /// <summary>The area on the ellipsoid, in hectares; null for a point.</summary>
    public decimal? MeasuredHa { get; set; }

    /// <summary>What grows on it, by the code of the list of crops or as written.</summary>
    public required string Crop { get; set; }

    /// <summary>Who grows it; null where it is not said.</summary>
    public string? Grower { get; set; }

    /// <summary>Since when it is watched: a harvest of it was within an interval that became known later; null where it is not.</summary>
    public DateOnly? WatchedSince { get; set; }

    /// <summary>The last day that it belongs to the project; null while it does.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The first day of its organic care, from which conversion counts; null where it has none.</summary>
    public DateOnly? OrganicSince { get; set; }

    /// <summary>Months of conversion where the certifier shortened it; null where it did not.</summary>
    public int? ConversionMonths { get; set; }

    /// <summary>The paper by which the certifier shortened it.</summary>
    public string? ConversionPaper { get; set; }

    /// <summary>The area that counts: as declared, as measured where nothing was declared.</summary>
    public decimal AreaHa => DeclaredHa ?? MeasuredHa ?? 0;

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Plot, Id.Value.Key(), PlaceId);
}

/// <summary>An entry of a season log in the store.</summary>
public readonly record struct LogEntryId(long Value) : ILongId;

/// <summary>What is done on a plot.</summary>
public enum FarmWork
{
    /// <summary>Something was sprayed.</summary>
    Spray,
    /// <summary>It was fertilised.</summary>
    Fertilise,
    /// <summary>It was harvested.</summary>
    Harvest,
    /// <summary>Any other work.</summary>
    Other,
}

/// <summary>Something that was done on a plot. What a product's label says of waiting before a harvest is copied here when it is used.</summary>
public sealed class LogEntry : IJournaled
{
    /// <summary>Its id.</summary>
    public required LogEntryId Id { get; init; }

    /// <summary>The plot.</summary>
    public required PlotId PlotId { get; init; }

    /// <summary>The place of the plot.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What.</summary>
    public required FarmWork Work { get; init; }

    /// <summary>The product that was used, or what was harvested; null where nothing is said.</summary>
    public string? Product { get; init; }

    /// <summary>Days to wait before a harvest, as on the label when it was used; null where it asks for none.</summary>
    public int? IntervalDays { get; init; }

    /// <summary>The first day on which a harvest is free of it: the day of use and the interval; null where it asks for none.</summary>
    public DateOnly? FreeFrom { get; init; }

    /// <summary>How much; null where nobody measured it.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>In what; null where it is not said.</summary>
    public string? Unit { get; init; }

    /// <summary>Who did it; null where it is not said.</summary>
    public string? Person { get; init; }

    /// <summary>What the product is by the rules of organic farming (<c>synthetic-fertiliser</c>); null where nobody can tell, and for works that use none.</summary>
    public string? Substance { get; init; }

    /// <summary>Of a harvest within an interval that somebody with the right took all the same: why; null where nothing was overridden.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>Of a harvest: the day on which it became known that it was within an interval; null where it was not.</summary>
    public DateOnly? ContestedOn { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Plot, PlotId.Value.Key(), PlaceId);
}
