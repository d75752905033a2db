using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Works;

/// <summary>A works day in the store.</summary>
public readonly record struct WorksDayId(long Value) : ILongId;

/// <summary>
/// A day on which people worked together without pay at one place. What was done stands in its outputs, who came in its participations, and by name where there is a list. A correction changes it with
/// a reason; one that never was is withdrawn and stays readable.
/// </summary>
public sealed class WorksDay : IJournaled
{
    /// <summary>Its id.</summary>
    public required WorksDayId Id { get; init; }

    /// <summary>Where: a commune, ward, town or village, as they were on the day.</summary>
    public required PlaceId PlaceId { get; set; }

    /// <summary>The commune, ward or town that the place lay in then, or is.</summary>
    public required PlaceId CommuneId { get; set; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>Who called it.</summary>
    public required string Organiser { get; set; }

    /// <summary>The organiser without marks and capitals, for comparing.</summary>
    public required string OrganiserKey { get; set; }

    /// <summary>The campaign that it belongs to, such as Red Sunday; null for none.</summary>
    public string? Campaign { get; set; }

    /// <summary>Days of labour given; null where nobody counted them.</summary>
    public decimal? LabourDays { get; set; }

    /// <summary>Land given, in square metres.</summary>
    public decimal? LandSquareMetres { get; set; }

    /// <summary>Materials given, in words.</summary>
    public string? Materials { get; set; }

    /// <summary>Cash given, in VND.</summary>
    public long? CashVnd { get; set; }

    /// <summary>What else is to be said.</summary>
    public string? Note { get; set; }

    /// <summary>Whether it was withdrawn: it never was, or stood twice. It counts nowhere.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Who corrected or withdrew it last, while nobody else has looked that over; null where nothing is open.</summary>
    public string? CorrectedBy { get; set; }

    /// <summary>The account of <see cref="CorrectedBy"/>; null for the console.</summary>
    public long? CorrectedById { get; set; }

    /// <summary>Who came, body by body.</summary>
    public List<Participation> Participations { get; } = [];

    /// <summary>Who came, by name, where there is a list.</summary>
    public List<NamedParticipant> Named { get; } = [];

    /// <summary>What was done.</summary>
    public List<WorksOutput> Outputs { get; } = [];

    /// <summary>How many people came, in all bodies together: participations, not different people over several days.</summary>
    public int People { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.WorksDay, Id.Value.Key(), PlaceId);
}

/// <summary>A participation in the store.</summary>
public readonly record struct ParticipationId(long Value) : ILongId;

/// <summary>The people of one body on one works day.</summary>
public sealed class Participation : IJournaled
{
    /// <summary>Its id.</summary>
    public required ParticipationId Id { get; init; }

    /// <summary>The day.</summary>
    public required WorksDayId DayId { get; init; }

    /// <summary>The body: Youth Union, Women's Union, a village's households.</summary>
    public required string Body { get; set; }

    /// <summary>The body without marks and capitals, for comparing.</summary>
    public required string BodyKey { get; init; }

    /// <summary>How many people, those named included.</summary>
    public required int People { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.WorksDay, DayId.Value.Key(), null);
}

/// <summary>A named participant in the store.</summary>
public readonly record struct NamedParticipantId(long Value) : ILongId;

/// <summary>Somebody who came and is named on the list of a body.</summary>
public sealed class NamedParticipant : IJournaled
{
    /// <summary>Its id.</summary>
    public required NamedParticipantId Id { get; init; }

    /// <summary>The day.</summary>
    public required WorksDayId DayId { get; init; }

    /// <summary>The body that the person came with, as <see cref="Participation.BodyKey"/> has it.</summary>
    public required string BodyKey { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The year of birth, which tells people of one name apart; null where it is not known.</summary>
    public int? BirthYear { get; set; }

    /// <summary>The name without capitals, for comparing.</summary>
    public required string NameKey { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.WorksDay, DayId.Value.Key(), null);
}

/// <summary>An output in the store.</summary>
public readonly record struct WorksOutputId(long Value) : ILongId;

/// <summary>Something that was done on a works day.</summary>
public sealed class WorksOutput : IJournaled
{
    /// <summary>Its id.</summary>
    public required WorksOutputId Id { get; init; }

    /// <summary>The day.</summary>
    public required WorksDayId DayId { get; init; }

    /// <summary>Its code in the catalogue of the rules: <c>road-built</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How much, in the unit of the catalogue; null where nobody measured it.</summary>
    public decimal? Quantity { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.WorksDay, DayId.Value.Key(), null);
}
