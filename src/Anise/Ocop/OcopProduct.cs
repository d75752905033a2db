using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Ocop;

/// <summary>A product in the store.</summary>
public readonly record struct OcopProductId(long Value) : ILongId;

/// <summary>Who makes a product.</summary>
public enum ProducerKind
{
    /// <summary>A cooperative.</summary>
    Cooperative,
    /// <summary>A group of cooperation.</summary>
    CooperativeGroup,
    /// <summary>An enterprise.</summary>
    Enterprise,
    /// <summary>A household or farm.</summary>
    Household,
}

/// <summary>A product of the programme One Commune One Product.</summary>
public sealed class OcopProduct : IJournaled
{
    /// <summary>Its id.</summary>
    public required OcopProductId Id { get; init; }

    /// <summary>The commune that it comes from.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its name without marks and capitals.</summary>
    public required string NameKey { get; init; }

    /// <summary>Its group, by the code of the rules.</summary>
    public required string Group { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Producer { get; init; }

    /// <summary>What the producer is.</summary>
    public required ProducerKind ProducerKind { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(OcopSubjects.Product, Id.Value.Key(), PlaceId);
}

/// <summary>A dossier in the store.</summary>
public readonly record struct OcopDossierId(long Value) : ILongId;

/// <summary>The dossier by which a product is rated, the first time or again.</summary>
public sealed class OcopDossier : IJournaled
{
    /// <summary>Its id.</summary>
    public required OcopDossierId Id { get; init; }

    /// <summary>The product.</summary>
    public required OcopProductId ProductId { get; init; }

    /// <summary>The commune of the product.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The day on which it was received.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The number of the minutes of the council; null while it has not met.</summary>
    public string? MinutesNumber { get; set; }

    /// <summary>The day of the minutes.</summary>
    public DateOnly? MinutesOn { get; set; }

    /// <summary>Points of part A by the council.</summary>
    public decimal? A { get; set; }

    /// <summary>Points of part B by the council.</summary>
    public decimal? B { get; set; }

    /// <summary>Points of part C by the council.</summary>
    public decimal? C { get; set; }

    /// <summary>What the council said of the examiners' differences; null where they were small.</summary>
    public string? OnDifferences { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(OcopSubjects.Product, ProductId.Value.Key(), PlaceId);
}

/// <summary>A document of a dossier.</summary>
public sealed class OcopDocument : IJournaled
{
    /// <summary>The dossier.</summary>
    public required OcopDossierId DossierId { get; init; }

    /// <summary>What it is, by the code of the rules.</summary>
    public required string Code { get; init; }

    /// <summary>The product.</summary>
    public required OcopProductId ProductId { get; init; }

    /// <summary>Its number or title.</summary>
    public required string Number { get; set; }

    /// <summary>Its day.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>The earlier dossier in which it stands already; null where it is new.</summary>
    public OcopDossierId? FromDossierId { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(OcopSubjects.Product, ProductId.Value.Key(), null);
}

/// <summary>Points in the store.</summary>
public readonly record struct OcopScoreId(long Value) : ILongId;

/// <summary>The points that one examiner gave.</summary>
public sealed class OcopScore : IJournaled
{
    /// <summary>Its id.</summary>
    public required OcopScoreId Id { get; init; }

    /// <summary>The dossier.</summary>
    public required OcopDossierId DossierId { get; init; }

    /// <summary>The product.</summary>
    public required OcopProductId ProductId { get; init; }

    /// <summary>Who.</summary>
    public required string Examiner { get; init; }

    /// <summary>Who, without marks and capitals: an examiner scores once.</summary>
    public required string ExaminerKey { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Points of part A.</summary>
    public required decimal A { get; init; }

    /// <summary>Points of part B.</summary>
    public required decimal B { get; init; }

    /// <summary>Points of part C.</summary>
    public required decimal C { get; init; }

    /// <summary>All points.</summary>
    public decimal Total => A + B + C;

    /// <inheritdoc/>
    public JournalSubject Subject => new(OcopSubjects.Product, ProductId.Value.Key(), null);
}

/// <summary>The points that an examiner gave to one item of the score sheet; those of a part add up to its points.</summary>
public sealed class OcopItemScore : IJournaled
{
    /// <summary>The points of the examiner.</summary>
    public required OcopScoreId ScoreId { get; init; }

    /// <summary>The item, by the code of the rules.</summary>
    public required string Item { get; init; }

    /// <summary>The product.</summary>
    public required OcopProductId ProductId { get; init; }

    /// <summary>How many points.</summary>
    public required decimal Points { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(OcopSubjects.Product, ProductId.Value.Key(), null);
}

/// <summary>Stars in the store.</summary>
public readonly record struct OcopRatingId(long Value) : ILongId;

/// <summary>Who gives stars.</summary>
public enum OcopLevel
{
    /// <summary>The former district.</summary>
    District,
    /// <summary>The province.</summary>
    Province,
    /// <summary>The ministry.</summary>
    Centre,
}

/// <summary>The stars that a product was given by a decision, for a time.</summary>
public sealed class OcopRating : IJournaled
{
    /// <summary>Its id.</summary>
    public required OcopRatingId Id { get; init; }

    /// <summary>The dossier.</summary>
    public required OcopDossierId DossierId { get; init; }

    /// <summary>The product.</summary>
    public required OcopProductId ProductId { get; init; }

    /// <summary>The commune of the product.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>How many.</summary>
    public required int Stars { get; init; }

    /// <summary>Who gave them.</summary>
    public required OcopLevel Level { get; init; }

    /// <summary>The number of the decision.</summary>
    public required string Number { get; init; }

    /// <summary>Its day, the first on which the stars hold.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day on which they hold.</summary>
    public required DateOnly To { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(OcopSubjects.Product, ProductId.Value.Key(), PlaceId);
}
