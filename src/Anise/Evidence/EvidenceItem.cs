using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Evidence;

/// <summary>A piece of evidence in the store.</summary>
public readonly record struct EvidenceId(long Value) : ILongId;

/// <summary>What a file is, found from its content.</summary>
public enum EvidenceKind
{
    /// <summary>A JPEG picture.</summary>
    Jpeg,
    /// <summary>A PNG picture.</summary>
    Png,
    /// <summary>A WebP picture.</summary>
    WebP,
    /// <summary>A PDF document.</summary>
    Pdf,
}

/// <summary>What a level found who looked at a piece of evidence.</summary>
public enum Verdict
{
    /// <summary>It shows what it is said to show.</summary>
    Verified,
    /// <summary>It does not.</summary>
    Rejected,
}

/// <summary>The levels that look at evidence, the lowest first: what a higher one finds stands.</summary>
public enum EvidenceLevel
{
    /// <summary>The commune.</summary>
    Commune,
    /// <summary>The province.</summary>
    Province,
}

/// <summary>A photo or document that belongs to a record: what it is, when and where it says that it was taken, what was said of it, when it came. Its bytes lie in <c>IEvidenceFiles</c>.</summary>
public sealed class EvidenceItem : IJournaled
{
    /// <summary>Its id.</summary>
    public required EvidenceId Id { get; init; }

    /// <summary>The kind of record that it belongs to, by the code of its journal subject.</summary>
    public required string RecordKind { get; init; }

    /// <summary>Which record, as its journal subject has it.</summary>
    public required string RecordId { get; init; }

    /// <summary>Where the record was when this came: its village, or its commune.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>What the record was called when this came.</summary>
    public required string RecordName { get; init; }

    /// <summary>The name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>The names of file and record, folded, for search.</summary>
    public required string SearchText { get; init; }

    /// <summary>What it is.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal: the name under which they lie.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash of its small picture; null for a document.</summary>
    public string? Thumbnail { get; init; }

    /// <summary>The hash of its copy without metadata; null for a document.</summary>
    public string? PublicCopy { get; init; }

    /// <summary>Pixels across; null for a document.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down; null for a document.</summary>
    public int? Height { get; init; }

    /// <summary>What the picture looks like, in 64 bits; null for a document and for a picture that shows nothing.</summary>
    public long? Look { get; init; }

    /// <summary>The moment at which the file says it was taken; null where it does not say.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The day that whoever sent it says it shows; null where they did not say.</summary>
    public DateOnly? StatedOn { get; init; }

    /// <summary>The moment at which it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The month in which it came, by the calendar of the office: 202611.</summary>
    public required int Month { get; init; }

    /// <summary>Degrees north at which the file says it was taken; null where it does not say.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east at which the file says it was taken; null where it does not say.</summary>
    public double? Longitude { get; init; }

    /// <summary>Hours between <see cref="TakenAt"/> and the day stated; 0 within it, null where either is not known.</summary>
    public double? HoursApart { get; init; }

    /// <summary>Metres between where it was taken and the record; 0 within its commune where the record has no point, null where either is not known.</summary>
    public double? MetresApart { get; init; }

    /// <summary>Whether the hours were more than the rules of that day let pass.</summary>
    public bool DateDiffers { get; init; }

    /// <summary>Whether the metres were more than the rules of that day let pass.</summary>
    public bool PlaceDiffers { get; init; }

    /// <summary>What whoever sent it says of it.</summary>
    public string? Note { get; init; }

    /// <summary>Who sent it.</summary>
    public required string UserName { get; init; }

    /// <summary>Their id; null for the console.</summary>
    public required long? UserId { get; init; }

    /// <summary>Whether it was drawn for the commune to look at.</summary>
    public bool DrawnForCommune { get; init; }

    /// <summary>Whether it was drawn for the province to look at.</summary>
    public bool DrawnForProvince { get; init; }

    /// <summary>What stands of it: the finding of the highest level that looked; null where none has.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>Whether it has a picture.</summary>
    public bool IsPicture => Kind != EvidenceKind.Pdf;

    /// <summary>Whether it was drawn for a level.</summary>
    public bool IsDrawnFor(EvidenceLevel level) => level == EvidenceLevel.Commune ? DrawnForCommune : DrawnForProvince;

    /// <inheritdoc/>
    public JournalSubject Subject => SubjectOf(Id, Place);

    internal static JournalSubject SubjectOf(EvidenceId id, PlaceId place) => new(EvidenceSubjects.Evidence, id.Value.Key(), place);
}

/// <summary>What a level found of a piece of evidence.</summary>
public sealed class EvidenceCheck : IJournaled
{
    /// <summary>Of which.</summary>
    public required EvidenceId EvidenceId { get; init; }

    /// <summary>Who looked.</summary>
    public required EvidenceLevel Level { get; init; }

    /// <summary>What was found.</summary>
    public required Verdict Verdict { get; set; }

    /// <summary>Why; always there for a rejection.</summary>
    public string? Reason { get; set; }

    /// <summary>Who looked, by name.</summary>
    public required string UserName { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Where the evidence belongs.</summary>
    public required PlaceId Place { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => EvidenceItem.SubjectOf(EvidenceId, Place);
}

/// <summary>Two pieces of evidence that are one file, or look alike: asked about when the later one came, answered once.</summary>
public sealed class EvidencePair : IJournaled
{
    /// <summary>The earlier.</summary>
    public required EvidenceId First { get; init; }

    /// <summary>The later.</summary>
    public required EvidenceId Second { get; init; }

    /// <summary>Whether they are one file, byte by byte.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Whether they show the same; null while nobody has said.</summary>
    public bool? IsSame { get; set; }

    /// <summary>Who said so.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>Where the later one belongs.</summary>
    public required PlaceId Place { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => EvidenceItem.SubjectOf(Second, Place);
}
