using Anise.Tables.Files;
using Anise.Tables.Layout;

namespace Anise.Tables.Reading;

/// <summary>How to read a file.</summary>
public sealed record ReadOptions
{
    /// <summary>The day after which a date lies in the future.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The year of which the file is a statement; null for a file that is of a day.</summary>
    public int? Year { get; init; }

    /// <summary>The user's corrections of what was recognised, or null.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>How large the file may be.</summary>
    public FileLimits Limits { get; init; } = new();
}
