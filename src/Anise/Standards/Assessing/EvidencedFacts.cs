using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Standards.Assessing;

/// <summary>What is said of a sub-criterion carries evidence: minutes, decisions, photos.</summary>
internal sealed class EvidencedFacts(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => StandardsSubjects.Fact;

    public Permission See => Permission.SeeStandards;

    public Permission Change => Permission.AssessStandards;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<StandardFactId> asked = [.. ids.Numbers().Select(id => new StandardFactId(id))];
        var found = await db.Set<StandardFact>().AsNoTracking().Where(f => EF.Parameter(asked).Contains(f.Id)).Select(f => new { f.Id, f.CommuneId, f.Code, f.AsOf }).ToListAsync(cancel);
        return found.ToDictionary(f => f.Id.Value.Key(), f => new EvidencedRecord(f.CommuneId, Texts.Get("fact-name", f.Code, f.AsOf), "/standards/facts/" + f.Id.Value.Key()));
    }
}

/// <summary>What was said of sub-criteria as the journal calls it.</summary>
internal sealed class StandardFactNames(EvidencedFacts facts) : IRecordNames
{
    public Type Of => typeof(StandardFactId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        (await facts.FindAsync(keys, cancel)).ToDictionary(f => f.Key, f => f.Value.Name);

    public string? AddressOf(string key) => "/standards/facts/" + key;
}

/// <summary>Reads one thing that was said of a sub-criterion.</summary>
public sealed class ReadFact(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>It; null where there is none. Needs <c>Permission.SeeStandards</c> for its commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<StandardFact?> RunAsync(Rights rights, StandardFactId id, CancellationToken cancel = default)
    {
        if (await db.Set<StandardFact>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } fact) return null;
        rights.Demand(Permission.SeeStandards, await maps.ScopeAsync(fact.CommuneId, clock.Today(), cancel: cancel));
        return fact;
    }
}
