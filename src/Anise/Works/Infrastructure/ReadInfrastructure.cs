using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Funds;
using Anise.Funds.Books;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Infrastructure;

/// <summary>What one source gives for a work, in whole VND.</summary>
/// <param name="Source">The source, by its code in the rules.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Committed">What is bound.</param>
/// <param name="Paid">What was paid, or given in kind.</param>
public sealed record WorkMoney(string Source, int Year, long Committed, long Paid);

/// <summary>An infrastructure work with its steps and its money.</summary>
public sealed record SeenWork(InfrastructureWork Work, MappedPlace Place, Scope Scope, IReadOnlyList<WorkStepRecord> Steps, IReadOnlyList<WorkMoney> Money)
{
    /// <summary>What was paid of it by all sources.</summary>
    public long Paid => Money.Sum(m => m.Paid);
}

/// <summary>Reads one infrastructure work.</summary>
public sealed class ReadInfrastructure(AniseDb db, WorksPlaces places, WorkPayments payments)
{
    /// <summary>The work; null where there is none. Needs <c>Permission.SeeWorks</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenWork?> RunAsync(Rights rights, InfrastructureWorkId id, CancellationToken cancel = default)
    {
        if (await db.Set<InfrastructureWork>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } work) return null;
        Scope scope = await places.ScopeAsync(work.PlaceId, places.Today, cancel);
        rights.Demand(Permission.SeeWorks, scope);
        List<WorkStepRecord> steps = await db.Set<WorkStepRecord>().AsNoTracking().Where(s => s.WorkId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        return new SeenWork(work, (await places.NamesAsync([work.PlaceId], cancel))[work.PlaceId], scope, steps, await payments.OfAsync(work.ItemCode, cancel));
    }
}

/// <summary>What the book of money says of infrastructure works: entries whose item is of the work.</summary>
public sealed class WorkPayments(AniseDb db)
{
    private static readonly EntryEffect[] Paying = [EntryEffect.PaidCommitted, EntryEffect.PaidDirectly, EntryEffect.ContributedInKind];

    /// <summary>The money of one work, by source and year.</summary>
    public async Task<IReadOnlyList<WorkMoney>> OfAsync(string itemCode, CancellationToken cancel)
    {
        List<FundEntry> entries = await Items().Where(i => i.Code == itemCode).Join(db.Set<FundEntry>().AsNoTracking(), i => (FundItemId?)i.Id, e => e.ItemId, (i, e) => e).ToListAsync(cancel);
        return [.. entries.GroupBy(e => (e.Source, e.Year)).OrderBy(g => g.Key.Year).ThenBy(g => g.Key.Source, StringComparer.Ordinal).Select(g =>
        {
            FundSums sums = g.SelectMany(FundChange.Of).Where(c => c.Item is not null).Aggregate(new FundSums(), (all, c) => all + c.Sums);
            return new WorkMoney(g.Key.Source, g.Key.Year, sums.Committed, sums.Disbursed);
        })];
    }

    /// <summary>What was paid of some works, by their codes in the book; one that nothing was paid of is left out.</summary>
    public async Task<Dictionary<InfrastructureWorkId, long>> PaidAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        var paid = await Items().Where(i => EF.Parameter(codes).Contains(i.Code))
            .Join(db.Set<FundEntry>().AsNoTracking().Where(e => EF.Parameter(Paying).Contains(e.Effect)), i => (FundItemId?)i.Id, e => e.ItemId, (i, e) => new { i.Code, e.Amount })
            .GroupBy(e => e.Code).Select(g => new { Code = g.Key, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancel);
        return paid.ToDictionary(p => InfrastructureWork.IdOfItem(p.Code)!.Value, p => p.Amount);
    }

    private IQueryable<FundItem> Items() => db.Set<FundItem>().AsNoTracking().Where(i => i.Of == ItemOf.Asset);
}

/// <summary>Infrastructure works carry evidence: minutes, drawings, photos of the progress.</summary>
internal sealed class EvidencedInfrastructure(AniseDb db) : IEvidencedRecords
{
    public SubjectKind Kind => WorksSubjects.InfrastructureWork;

    public Permission See => Permission.SeeWorks;

    public Permission Change => Permission.EditWorks;

    public async Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        List<InfrastructureWorkId> asked = [.. ids.Numbers().Select(id => new InfrastructureWorkId(id))];
        var found = await db.Set<InfrastructureWork>().AsNoTracking().Where(w => EF.Parameter(asked).Contains(w.Id)).Select(w => new { w.Id, w.PlaceId, w.Name }).ToListAsync(cancel);
        return found.ToDictionary(w => w.Id.Value.Key(), w => new EvidencedRecord(w.PlaceId, w.Name, "/works/infrastructure/" + w.Id.Value.Key()));
    }
}
