using System.Runtime.InteropServices;
using Anise.Access;
using Anise.Basics;
using Anise.Places;

namespace Anise.Evidence;

/// <summary>A point on the earth, WGS 84.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EarthPoint(double Latitude, double Longitude);

/// <summary>A record that carries evidence, as evidence knows it.</summary>
/// <param name="Place">Where it is: its village, or its commune.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">The address of its page; null where it has none.</param>
public sealed record EvidencedRecord(PlaceId Place, string Name, string? Address)
{
    /// <summary>Where it stands; null where that is not known.</summary>
    public EarthPoint? Point { get; init; }

    /// <summary>Whether it takes no further evidence: it was withdrawn. What it has stays.</summary>
    public bool Closed { get; init; }

    /// <summary>The day that it tells of, such as that of a works day; null where it tells of none.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>A kind of record that can carry evidence. The area that owns the records adds one to the services; nothing else is needed.</summary>
public interface IEvidencedRecords
{
    /// <summary>The kind, as the journal has it.</summary>
    SubjectKind Kind { get; }

    /// <summary>What it takes to see such a record, and so its evidence.</summary>
    Permission See { get; }

    /// <summary>What it takes to change such a record, and so to add and remove its evidence.</summary>
    Permission Change { get; }

    /// <summary>Some records by their number as the journal has it; one that is not there is left out.</summary>
    Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel);
}

/// <summary>All kinds of records that can carry evidence, with the rights on them.</summary>
public sealed class EvidencedKinds(IEnumerable<IEvidencedRecords> kinds, IReadOnlyList<Module> areas, PlaceMaps maps, TimeProvider clock)
{
    private readonly IReadOnlyDictionary<string, IEvidencedRecords> _byCode = kinds.ToDictionary(k => k.Kind.Code, StringComparer.Ordinal);

    /// <summary>The kinds, in the order of the areas.</summary>
    public IReadOnlyList<IEvidencedRecords> All { get; } = [.. kinds];

    /// <summary>A kind by its code; null where no area has it.</summary>
    public IEvidencedRecords? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>What a kind is called.</summary>
    public string NameOf(string code) => areas.NameOfSubject(code);

    /// <summary>A record; null where there is none.</summary>
    public async Task<EvidencedRecord?> FindAsync(string kind, string id, CancellationToken cancel) =>
        Find(kind) is { } records ? (await records.FindAsync([id], cancel)).GetValueOrDefault(id) : null;

    /// <summary>The records of some evidence.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, string Id), EvidencedRecord>> FindAsync(IEnumerable<(string Kind, string Id)> asked, CancellationToken cancel)
    {
        var found = new Dictionary<(string, string), EvidencedRecord>();
        foreach (var group in asked.Distinct().GroupBy(a => a.Kind, a => a.Id))
        {
            if (Find(group.Key) is not { } records) continue;
            foreach (var (id, record) in await records.FindAsync([.. group], cancel)) found[(group.Key, id)] = record;
        }
        return found;
    }

    /// <summary>Whether somebody may see a record.</summary>
    public async Task<bool> MaySeeAsync(Rights rights, string kind, EvidencedRecord record, CancellationToken cancel) =>
        Find(kind) is { } records && rights.May(records.See, await ScopeAsync(record.Place, cancel));

    /// <summary>Whether somebody may change a record.</summary>
    public async Task<bool> MayChangeAsync(Rights rights, string kind, EvidencedRecord record, CancellationToken cancel) =>
        Find(kind) is { } records && rights.May(records.Change, await ScopeAsync(record.Place, cancel));

    /// <summary>What rights at the place of a record are checked against.</summary>
    public Task<Scope> ScopeAsync(PlaceId place, CancellationToken cancel) => maps.ScopeAsync(place, clock.Today(), cancel: cancel);
}
