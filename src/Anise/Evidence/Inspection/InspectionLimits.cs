namespace Anise.Evidence.Inspection;

/// <summary>How large a file may be; beyond it the file is refused before it can hurt.</summary>
public static class InspectionLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public const long MaxBytes = 25_000_000;

    /// <summary>Most pixels of a picture.</summary>
    public const long MaxPixels = 64_000_000;

    /// <summary>Most pixels of a side.</summary>
    public const int MaxSide = 20_000;

    /// <summary>Fewest pixels of a side: less shows nothing.</summary>
    public const int MinSide = 16;

    /// <summary>Most pages of a document.</summary>
    public const int MaxPages = 500;

    /// <summary>The longer side of a small picture, in pixels.</summary>
    public const int ThumbnailSide = 320;

    /// <summary>The longer side of a copy without metadata, in pixels.</summary>
    public const int CopySide = 1600;

    /// <summary>How long looking at a file may take.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);
}
