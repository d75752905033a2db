using Anise.Basics;
using Anise.Facts;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Changes;

/// <summary>
/// Some households with all their facts in hand: facts are put in, the whole is checked on every day it changes, and saved with the rows of
/// the list. Used inside one journaled write.
/// </summary>
internal sealed class HouseholdEditor
{
    private readonly AniseDb _db;
    private readonly Dictionary<HouseholdId, Timeline<HouseholdFact>> _households = [];
    private readonly Dictionary<MemberId, Timeline<MemberFact>> _members = [];
    private readonly Dictionary<HouseholdId, HashSet<MemberId>> _everIn = [];

    private HouseholdEditor(AniseDb db) => _db = db;

    /// <summary>Reads the households with everybody who ever lived in them.</summary>
    public static async Task<HouseholdEditor> LoadAsync(AniseDb db, IReadOnlyCollection<HouseholdId> ids, CancellationToken cancel)
    {
        var editor = new HouseholdEditor(db);
        var open = ids.ToHashSet();
        var read = new HashSet<HouseholdId>();
        while (open.Count > 0)   // households that share members with those in hand are taken along
        {
            HouseholdId[] some = [.. open.Take(2000)];
            open.ExceptWith(some);
            read.UnionWith(some);
            IQueryable<MemberFact> all = db.MemberFacts.AsNoTracking();
            List<HouseholdFact> households = await db.HouseholdFacts.AsNoTracking().Where(f => EF.Parameter(some).Contains(f.HouseholdId)).ToListAsync(cancel);
            IQueryable<MemberId> members = all.Where(f => EF.Parameter(some).Contains(f.HouseholdId)).Select(f => f.MemberId);
            List<MemberFact> facts = await all.Where(f => members.Contains(f.MemberId)).ToListAsync(cancel);
            foreach (HouseholdFact fact in households) editor.Of(fact.HouseholdId).Read(fact);
            foreach (MemberFact fact in facts)
            {
                editor.Of(fact).Read(fact);
                if (!read.Contains(fact.HouseholdId)) open.Add(fact.HouseholdId);
            }
        }
        return editor;
    }

    /// <summary>The households in hand.</summary>
    public IEnumerable<HouseholdId> Households => _households.Keys;

    /// <summary>What is held about a household.</summary>
    public Timeline<HouseholdFact> Of(HouseholdId id)
    {
        if (!_households.TryGetValue(id, out Timeline<HouseholdFact>? found)) _households.Add(id, found = new(FactFields.Household));
        return found;
    }

    /// <summary>What is held about a household, or null for one that is not in hand.</summary>
    public Timeline<HouseholdFact>? Find(HouseholdId id) => _households.GetValueOrDefault(id);

    /// <summary>What is held about a member, or null for somebody who never lived in the households in hand.</summary>
    public Timeline<MemberFact>? Of(MemberId id) => _members.GetValueOrDefault(id);

    /// <summary>Those who live in the household on a day, the head first, then in the order of its list.</summary>
    public IReadOnlyList<MemberFact> LivingIn(HouseholdId id, DateOnly day) =>
        [.. _everIn.GetValueOrDefault(id, []).Select(m => _members[m].On(day))
            .OfType<MemberFact>().Where(f => f.HouseholdId == id && f.Left is null).OrderBy(f => f.Relationship != Relationships.Head).ThenBy(f => f.MemberNo).ThenBy(f => f.MemberId.Value)];

    /// <summary>The names of those who once lived in the household and live there no more.</summary>
    public IEnumerable<string> FormerIn(HouseholdId id) => _everIn.GetValueOrDefault(id, []).Select(m => _members[m]).Where(m => m.Last is not { Left: null } last || last.HouseholdId != id)
        .Select(m => m.Last!).OrderBy(m => m.MemberId.Value).Select(m => m.Name);

    /// <summary>Lets a fact about a household hold from its day.</summary>
    public void Put(HouseholdFact fact) => Of(fact.HouseholdId).Put(fact);

    /// <summary>Lets a fact about a member hold from its day.</summary>
    public void Put(MemberFact fact)
    {
        HouseholdId? before = Of(fact.MemberId)?.On(fact.HoldsFrom)?.HouseholdId;
        Of(fact).Put(fact);
        if (before is { } left && left != fact.HouseholdId) Moved.Add((left, fact));
    }

    /// <summary>Those who moved from a household in hand to another.</summary>
    public List<(HouseholdId From, MemberFact Fact)> Moved { get; } = [];

    /// <summary>What is wrong with the households in hand on any day from <paramref name="from"/> on.</summary>
    public IReadOnlyList<Problem> Check(DateOnly from, DateOnly today)
    {
        var problems = new List<Problem>();
        foreach (var (id, household) in _households)
        {
            IEnumerable<DateOnly> days = household.Days.Concat(_everIn.GetValueOrDefault(id, []).SelectMany(m => _members[m].Days));
            foreach (DateOnly day in days.Append(from).Where(d => d >= from).Distinct().Order())
            {
                if (household.On(day) is not { Ended: null }) continue;
                int heads = LivingIn(id, day).Count(m => m.Relationship == Relationships.Head);
                if (heads == 1) continue;
                problems.Add(heads == 0 ? Texts.Problem("no-head", "head", day) : Texts.Problem("two-heads", "head", day));
                break;
            }
            problems.AddRange(household.New.SelectMany(HouseholdChecks.Of));
        }
        problems.AddRange(_members.Values.SelectMany(m => m.New).Where(f => f.Left is null).SelectMany(f => HouseholdChecks.Of(f, today)));
        return [.. problems.Distinct()];
    }

    /// <summary>Everybody who ever lived in the households in hand.</summary>
    public IEnumerable<Timeline<MemberFact>> AllMembers => _members.Values;

    /// <summary>Members about whom something was put, as they stand last.</summary>
    public IEnumerable<MemberFact> ChangedMembers => _members.Values.Where(m => m.New.Any()).Select(m => m.Last!);

    /// <summary>Whether anything was put that was not held already.</summary>
    public bool Changed => _households.Values.Any(h => h.New.Any()) || _members.Values.Any(m => m.New.Any());

    /// <summary>Hands all new facts and the touched rows of the list to the store, and notes in the journal who left for another household.</summary>
    /// <param name="write">The open write.</param>
    /// <param name="flushEvery">Facts of how many households are saved at a time.</param>
    /// <param name="progress">Told how many households are done.</param>
    /// <param name="cancel">Cancels between two batches; nothing is committed then.</param>
    public async Task SaveAsync(JournaledWrite write, int flushEvery = 500, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var touched = new SortedSet<long>();
        foreach (HouseholdFact fact in _households.Values.SelectMany(h => h.New)) touched.Add(fact.HouseholdId.Value);
        ILookup<HouseholdId, MemberFact> memberFacts = _members.Values.SelectMany(m => m.New).ToLookup(f => f.HouseholdId);
        foreach (IGrouping<HouseholdId, MemberFact> group in memberFacts) touched.Add(group.Key.Value);
        foreach (var (left, _) in Moved) touched.Add(left.Value);
        int done = 0;
        foreach (long[] some in touched.Chunk(flushEvery))
        {
            List<HouseholdId> ids = [.. some.Select(id => new HouseholdId(id))];
            foreach (HouseholdId id in ids)
            {
                PlaceId? village = Of(id).Last?.VillageId;
                _db.AddRange(Of(id).New);
                _db.AddRange(memberFacts[id].Select(f => f with { Village = village }));
            }
            await CurrentHouseholds.RefreshAsync(_db, this, ids, cancel);
            foreach (var (left, fact) in Moved.Where(m => ids.Contains(m.From)))
                write.Note(new HouseholdFact { HouseholdId = left, HoldsFrom = fact.HoldsFrom, Revision = fact.Revision, VillageId = Of(left).Last!.VillageId }.Subject,
                    HouseholdNotes.MovedOut(fact));
            await write.FlushAsync(cancel);
            progress?.Report(done += some.Length);
        }
    }

    private Timeline<MemberFact> Of(MemberFact fact)
    {
        if (!_members.TryGetValue(fact.MemberId, out Timeline<MemberFact>? found)) _members.Add(fact.MemberId, found = new(FactFields.Member));
        if (!_everIn.TryGetValue(fact.HouseholdId, out HashSet<MemberId>? living)) _everIn.Add(fact.HouseholdId, living = []);
        living.Add(fact.MemberId);
        return found;
    }
}
