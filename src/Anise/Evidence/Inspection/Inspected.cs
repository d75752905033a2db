namespace Anise.Evidence.Inspection;

/// <summary>What was found in a file: what it is and says of itself, or why it is refused.</summary>
public sealed record Inspected
{
    /// <summary>Why it is refused: the code of a problem; null where it is sound.</summary>
    public string? Refusal { get; init; }

    /// <summary>What the refusal names: what the file is instead, or how large.</summary>
    public string? Named { get; init; }

    /// <summary>What it is.</summary>
    public EvidenceKind Kind { get; init; }

    /// <summary>Pixels across, as it is looked at; null for a document.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down.</summary>
    public int? Height { get; init; }

    /// <summary>What it looks like (<see cref="PictureLook"/>); null where it shows nothing.</summary>
    public long? Look { get; init; }

    /// <summary>A small picture, JPEG without metadata.</summary>
    public byte[]? Thumbnail { get; init; }

    /// <summary>A copy to look at, JPEG without metadata.</summary>
    public byte[]? PublicCopy { get; init; }

    /// <summary>When it says that it was taken.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Where it says that it was taken.</summary>
    public EarthPoint? Point { get; init; }
}

/// <summary>A file is not taken, for a reason that its sender can understand.</summary>
/// <param name="code">The problem.</param>
/// <param name="named">What it names.</param>
internal sealed class RefusedFileException(string code, string? named = null) : Exception
{
    public string Code => code;

    public string? Named => named;
}
