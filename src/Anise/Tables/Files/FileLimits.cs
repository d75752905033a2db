namespace Anise.Tables.Files;

/// <summary>How large a file may be; beyond it the file is refused before it can hurt.</summary>
public sealed record FileLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public long MaxBytes { get; init; } = 60_000_000;

    /// <summary>Largest content of a workbook once unpacked, in bytes.</summary>
    public long MaxUnpackedBytes { get; init; } = 800_000_000;

    /// <summary>Most rows of a sheet.</summary>
    public int MaxRows { get; init; } = 300_000;

    /// <summary>Most cells of the whole file, empty ones between filled ones counted.</summary>
    public long MaxCells { get; init; } = 8_000_000;

    /// <summary>Most columns of a sheet that hold something.</summary>
    public int MaxColumns { get; init; } = 400;
}

/// <summary>How far the reading is.</summary>
/// <param name="Sheet">The sheet being read.</param>
/// <param name="Rows">Rows read so far in the file.</param>
public sealed record ImportProgress(string Sheet, int Rows);
