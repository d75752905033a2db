using Anise.Basics;
using Anise.Places;
using Anise.Rules;

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

/// <summary>For which year, on which map and at which level records are read.</summary>
/// <param name="Year">The year.</param>
/// <param name="Basis">As decided or as corrected.</param>
/// <param name="Map">The map that places are grouped by.</param>
/// <param name="Level">The level: moving within a commune is a movement of its villages only.</param>
public sealed record RecordScope(int Year, FigureBasis Basis, PlaceMap Map, PlaceLevel Level);

/// <summary>The records of one commune and year: what is read, kept and closed together.</summary>
/// <param name="Key">Names it among all parts of its kind and scope.</param>
/// <param name="Commune">The commune, of the map of its year; null for parts that cross communes.</param>
/// <param name="Version">Changes whenever its records may have changed; 0 for ever once closed.</param>
/// <param name="Closed">Whether its review is decided.</param>
public sealed record RecordPart(string Key, PlaceId? Commune, long Version, bool Closed)
{
    /// <summary>Further places where its records lie, of the map of its year: the villages of the commune, which may lie in another on another map.</summary>
    public IReadOnlyList<PlaceId> Places { get; init; } = [];
}

/// <summary>A way to split a figure: by a column of its records.</summary>
/// <param name="Code">Kebab-case, as asked for: <c>ethnic-group</c>.</param>
/// <param name="Column">The column of texts that it splits by.</param>
/// <param name="Label">What it is called, in the reader's language.</param>
/// <param name="NameOf">What a value of the column is called.</param>
public sealed record Breakdown(string Code, string Column, Func<string> Label, Func<string, string> NameOf)
{
    /// <summary>What the group of records without a value is called; null where the value is merely not known.</summary>
    public Func<string>? Without { get; init; }

    /// <summary>What a group is called, also that without a value.</summary>
    public string NameOfGroup(string code) => code.Length > 0 ? NameOf(code) : Without?.Invoke() ?? Texts.Get("not-known");
}

/// <summary>A thing that formulas are written for once and that makes a figure each.</summary>
public sealed record ListItem(string Code, LocalText Label);

/// <summary>A kind of record that figures count: a household in a year, a movement. The area that owns the records registers it; figures over it stand in the YAML files of that area.</summary>
/// <param name="Code">Kebab-case, as the files of figures name it.</param>
/// <param name="Columns">The columns that formulas may read.</param>
/// <param name="Breakdowns">How its figures can be split, besides by place.</param>
/// <param name="Lists">Lists for figures that are written once for each of their items (<c>for-each: indicator</c>).</param>
public sealed record RecordKind(
    string Code, IReadOnlyCollection<string> Columns, IReadOnlyList<Breakdown> Breakdowns, IReadOnlyDictionary<string, IReadOnlyList<ListItem>> Lists);

/// <summary>Reads the records of a kind. Registered by the area that owns them.</summary>
public interface IRecordReader
{
    /// <summary>The kind that it reads.</summary>
    RecordKind Kind { get; }

    /// <summary>The parts that may hold records of the scope.</summary>
    Task<IReadOnlyList<RecordPart>> PartsAsync(RecordScope scope, CancellationToken cancel);

    /// <summary>The communes and villages that have records of the scope, given all its parts, and which of them have closed their year.</summary>
    Task<IReadOnlyList<(PlaceId Place, bool Closed)>> PlacesAsync(IReadOnlyList<RecordPart> parts, RecordScope scope, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<(PlaceId, bool)>>([.. parts.Where(p => p.Commune is not null).SelectMany(p => p.Places.Prepend(p.Commune!.Value), (p, place) => (place, p.Closed))]);

    /// <summary>Reads a part from the store, always anew. Columns <c>household</c>, <c>code</c>, <c>head</c> and <c>class</c> tell what a record is, where it has them.</summary>
    Task<RecordTable> ReadAsync(RecordPart part, RecordScope scope, CancellationToken cancel);

    /// <summary>Whether sums of closed parts are kept.</summary>
    bool Keeps => false;

    /// <summary>What was kept of a closed part when it was closed; it never changes.</summary>
    Task<KeptSums> KeptAsync(RecordPart part, CancellationToken cancel);

    /// <summary>The seal put on the records of a closed part when it was closed; null where there is none.</summary>
    Task<RecordSeal?> SealAsync(RecordPart part, CancellationToken cancel) => Task.FromResult<RecordSeal?>(null);
}
