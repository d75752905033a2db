using Anise.Basics;
using Anise.Places;

namespace Anise.Figures;

/// <summary>Which knowledge a figure of a closed year rests on.</summary>
public enum FigureBasis
{
    /// <summary>As it was decided: never changes.</summary>
    Decided,
    /// <summary>As decided, with the registry as it has been corrected since.</summary>
    Corrected,
}

/// <summary>The places that a figure is counted at.</summary>
public enum PlaceLevel
{
    /// <summary>Villages.</summary>
    Village,
    /// <summary>Communes, wards and towns.</summary>
    Commune,
    /// <summary>Districts, or the former districts of today's communes.</summary>
    District,
    /// <summary>The province.</summary>
    Province,
}

/// <summary>For which period, on which map and at which level records are read.</summary>
/// <param name="Period">The period, of the kind of its records: a reader of months is asked for months only.</param>
/// <param name="Basis">As decided or as corrected.</param>
/// <param name="Map">The map that places are grouped by.</param>
/// <param name="Level">The level: moving within a commune is a movement of its villages only.</param>
public sealed record RecordScope(Period Period, FigureBasis Basis, PlaceMap Map, PlaceLevel Level)
{
    /// <summary>The year of the period.</summary>
    public int Year => Period.Year;
}

/// <summary>The records of one commune and period: what is read, kept and closed together.</summary>
/// <param name="Key">Names it among all parts of its kind, of every period and basis.</param>
/// <param name="Commune">The commune, of the map of its year; null for parts that cross communes.</param>
/// <param name="Version">Changes whenever its records may have changed; 0 for ever once closed.</param>
/// <param name="Closed">Whether its review is decided, or its period is over.</param>
public sealed record RecordPart(string Key, PlaceId? Commune, long Version, bool Closed)
{
    /// <summary>Further places where its records lie, of the map of its year: the villages of the commune, which may lie in another on another map.</summary>
    public IReadOnlyList<PlaceId> Places { get; init; } = [];
}

/// <summary>Reads the records of a kind. Registered by the area that owns them.</summary>
public interface IRecordReader
{
    /// <summary>The kind that it reads.</summary>
    RecordKind Kind { get; }

    /// <summary>The years that may have records, first to last.</summary>
    Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel);

    /// <summary>The parts that may hold records of the scope.</summary>
    Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel);

    /// <summary>The communes and villages that have records of the scope, given all its parts, and which of them have closed their year.</summary>
    Task<IReadOnlyList<(PlaceId Place, bool Closed)>> PlacesAsync(IReadOnlyList<RecordPart> parts, RecordScope scope, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<(PlaceId, bool)>>([.. parts.Where(p => p.Commune is not null).SelectMany(p => p.Places.Prepend(p.Commune!.Value), (p, place) => (place, p.Closed))]);

    /// <summary>Reads a part from the store, always anew, with the columns of the kind and those of its look. Only <see cref="SoundParts"/> calls this, which <see cref="FigureCache"/> goes through.</summary>
    Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel);

    /// <summary>Whether sums of closed parts are kept.</summary>
    bool Keeps => false;

    /// <summary>What was kept of closed parts when they were closed, read in one; of each part it is made sense of when it is asked for. It never changes.</summary>
    Task<Func<RecordPart, KeptSums>> KeptAsync(IReadOnlyCollection<RecordPart> parts, CancellationToken cancel) => Task.FromResult<Func<RecordPart, KeptSums>>(_ => KeptSums.None);

    /// <summary>
    /// The records of a part as they are kept for quick reading: of a closed one as it was decided, of one under way as rows derived from the records have them today.
    /// Null where they are not kept: then they are read. A recount compares them with the records.
    /// </summary>
    Task<RecordTable?> ColumnsAsync(RecordPart part, RecordScope scope, CancellationToken cancel) => Task.FromResult<RecordTable?>(null);

    /// <summary>The seal put on the records of a closed part when it was closed; null where there is none.</summary>
    Task<RecordSeal?> SealAsync(RecordPart part, CancellationToken cancel) => Task.FromResult<RecordSeal?>(null);
}
