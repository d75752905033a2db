using Anise.Basics;
using Anise.Facts;
using Anise.Households.Changes;
using Anise.Households.Import.Reading;
using Anise.Store;
using Anise.Tables.Imports;
using Anise.Tables.Values;

namespace Anise.Households.Import.Matching;

/// <summary>Turns planned households into facts: what the file tells replaces what is held, what it does not tell stays.</summary>
internal static class ImportFacts
{
    /// <summary>Why somebody is no longer in a household: a later list does not name them.</summary>
    private const string NotListed = "not-listed";

    /// <summary>Puts the facts of all planned households.</summary>
    public static async Task PutAsync(
        AniseDb db, ImportPlan plan, ImportRequest request, Dictionary<string, PlaceId> newVillages, long revision, CancellationToken cancel)
    {
        List<PlannedHousehold> added = [.. plan.Households.Where(h => h.Stored is null)];
        long nextHousehold = added.Count == 0 ? 0 : await db.ReserveAsync("household", added.Count, cancel);
        int newMembers = plan.Households.Sum(h => h.Members.Count(m => m is null));
        long nextMember = newMembers == 0 ? 0 : await db.ReserveAsync("member", newMembers, cancel);
        foreach (PlannedHousehold planned in plan.Households)
        {
            HouseholdId id = planned.Stored ?? new HouseholdId(nextHousehold++);
            plan.Stored.Put(Household(plan, request, planned, id, newVillages) with { Revision = revision });
            int[] numbers = Numbers(planned);
            for (int i = 0; i < planned.Members.Count; i++)
            {
                MemberId member = planned.Members[i]?.MemberId ?? new MemberId(nextMember++);
                plan.Stored.Put(Member(planned.Members[i], planned.Row.Members[i], numbers[i], member, id, request.AsOf) with { Revision = revision });
            }
            foreach (MemberFact gone in planned.NotListed) plan.Stored.Put(gone with { Left = NotListed, HoldsFrom = request.AsOf, Revision = revision });
        }
    }

    /// <summary>What becomes of a planned household, for the preview.</summary>
    public static HouseholdPreview Seen(
        ImportPlan plan, ImportRequest request, PlannedHousehold planned, Dictionary<string, PlaceId> newVillages, IReadOnlyDictionary<PlaceId, string> villageNames)
    {
        if (planned.Stored is not { } id) return new HouseholdPreview(planned.Row, ImportOutcome.Added, null, []);
        var changes = new List<ValueChange>();
        Compare(FactFields.Household, null, plan.State(id), Household(plan, request, planned, id, newVillages), villageNames, changes);
        int[] numbers = Numbers(planned);
        for (int i = 0; i < planned.Members.Count; i++)
        {
            MemberFact fact = Member(planned.Members[i], planned.Row.Members[i], numbers[i], planned.Members[i]?.MemberId ?? default, id, request.AsOf);
            Compare(FactFields.Member, fact.Name, planned.Members[i], fact, villageNames, changes);
        }
        foreach (MemberFact gone in planned.NotListed) Compare(FactFields.Member, gone.Name, gone, gone with { Left = NotListed }, villageNames, changes);
        return new HouseholdPreview(planned.Row, changes.Count > 0 ? ImportOutcome.Changed : ImportOutcome.Left, id, changes);
    }

    private static HouseholdFact Household(
        ImportPlan plan, ImportRequest request, PlannedHousehold planned, HouseholdId id, Dictionary<string, PlaceId> newVillages)
    {
        PlaceId village = planned.Village ?? newVillages[VillageNames.KeyOf(planned.VillageName)];
        HouseholdFact? held = planned.Stored is { } stored ? plan.State(stored) : null;
        return new HouseholdFact
        {
            HouseholdId = id,
            HoldsFrom = request.AsOf,
            Revision = 0,
            VillageId = village,
            Code = HouseholdChecks.Clean(planned.Row.Code) ?? held?.Code,
            Address = HouseholdChecks.Clean(planned.Row.Address) ?? held?.Address,
            Phone = planned.Row.Members.FirstOrDefault(m => m.Relationship == Relationships.Head && HouseholdChecks.IsPhone(m.Phone))?.Phone ?? held?.Phone,
        };
    }

    /// <summary>The numbers of the rows in the household's list: those held, while the file keeps their order; else counted anew.</summary>
    private static int[] Numbers(PlannedHousehold planned)
    {
        List<int> rows = [.. Enumerable.Range(0, planned.Members.Count).OrderBy(i => planned.Row.Members[i].Relationship != Relationships.Head)];
        List<MemberFact> known = [.. rows.Select(i => planned.Members[i]).TakeWhile(m => m is not null && m.HouseholdId == planned.Stored).OfType<MemberFact>()];
        bool restNew = rows.Skip(known.Count).All(i => planned.Members[i] is not { } m || m.HouseholdId != planned.Stored);
        bool kept = restNew && known.SequenceEqual(known.OrderBy(m => m.Relationship != Relationships.Head).ThenBy(m => m.MemberNo).ThenBy(m => m.MemberId.Value));
        int last = known.Select(m => m.MemberNo).DefaultIfEmpty().Max();
        var numbers = new int[rows.Count];
        for (int n = 0; n < rows.Count; n++)
            numbers[rows[n]] = !kept ? n + 1 : n < known.Count ? known[n].MemberNo : ++last;
        return numbers;
    }

    private static MemberFact Member(MemberFact? held, MemberRow row, int no, MemberId id, HouseholdId household, DateOnly asOf)
    {
        bool sameBirth = row.BirthYear is null || (row.BirthDate is null && row.BirthYear == held?.BirthYear);
        return new MemberFact
        {
            MemberId = id,
            HouseholdId = household,
            HoldsFrom = asOf,
            Revision = 0,
            MemberNo = no,
            Name = HouseholdChecks.Clean(row.Name) ?? held?.Name ?? "",
            Sex = row.Sex ?? held?.Sex ?? throw new InvalidOperationException("A row without a fault has a sex."),
            BirthDate = sameBirth ? held?.BirthDate : row.BirthDate,
            BirthYear = sameBirth ? held?.BirthYear : row.BirthYear,
            Ethnicity = row.Ethnicity?.Code ?? held?.Ethnicity,
            Relationship = row.Relationship ?? held?.Relationship ?? Relationships.Head,
            CitizenId = row.CitizenId?.Value ?? held?.CitizenId,
        };
    }

    private static void Compare<T>(
        IReadOnlyList<FactField<T>> fields, string? member, T? before, T after, IReadOnlyDictionary<PlaceId, string> villages, List<ValueChange> changes) where T : class
    {
        foreach (FactField<T> field in fields)
        {
            if (before is not null && field.Same(before, after)) continue;
            string? was = before is null ? null : HouseholdHistory.Show(field.Code, field.Get(before), villages);
            string? now = HouseholdHistory.Show(field.Code, field.Get(after), villages);
            if (was is null && now is null) continue;
            if (before is null && field.Code is not ("name" or "relationship")) continue;   // of somebody new, name and relationship say enough
            changes.Add(new ValueChange(member, field.Code, was, now));
        }
    }
}
