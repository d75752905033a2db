using Anise.Basics;
using Anise.Facts;
using Anise.Households.Changes;
using Anise.Households.Import.Reading;
using Anise.Households.Import.Values;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Import.Matching;

/// <summary>A household of the file with the stored household and members it was recognised as.</summary>
internal sealed record PlannedHousehold(HouseholdRow Row, string VillageName, PlaceId? Village, HouseholdId? Stored, IReadOnlyList<MemberFact?> Members, IReadOnlyList<MemberFact> NotListed);

/// <summary>What the import of a file means for the store as it stands: who is recognised as whom, which villages are new, what stands against it.</summary>
internal sealed class ImportPlan
{
    private readonly ImportRequest _request;
    private readonly PlaceMap _map;
    private readonly List<ImportFault> _faults = [];

    private readonly Func<PlaceId, bool> _maySee;

    private ImportPlan(ImportRequest request, PlaceMap map, Func<PlaceId, bool> maySee, HouseholdEditor stored) => (_request, _map, _maySee, Stored) = (request, map, maySee, stored);

    /// <summary>All households of the commune and those of people whose citizen IDs the file names.</summary>
    public HouseholdEditor Stored { get; }

    public IReadOnlyList<PlannedHousehold> Households { get; private set; } = [];

    public IReadOnlyList<ImportFault> Faults => _faults;

    /// <summary>Names of the villages that are not known yet.</summary>
    public IReadOnlyList<string> NewVillages { get; private set; } = [];

    /// <summary>Makes the plan; a fault names a household only where <c>maySee</c> allows its village.</summary>
    public static async Task<ImportPlan> MakeAsync(AniseDb db, PlaceMap map, Func<PlaceId, bool> maySee, ImportRequest request, CancellationToken cancel)
    {
        List<PlaceId> villages = [.. map.VillagesIn(request.Commune).Select(v => v.Id)];
        string[] citizenIds = [.. request.File.Households.SelectMany(h => h.Members).Select(m => m.CitizenId?.Value).OfType<string>().Distinct()];
        HashSet<HouseholdId> ids = [.. await db.HouseholdFacts.Where(f => EF.Parameter(villages).Contains(f.VillageId)).Select(f => f.HouseholdId).Distinct().ToListAsync(cancel)];
        ids.UnionWith(await db.MemberFacts.Where(f => EF.Parameter(citizenIds).Contains(f.CitizenId)).Select(f => f.HouseholdId).Distinct().ToListAsync(cancel));
        var plan = new ImportPlan(request, map, maySee, await HouseholdEditor.LoadAsync(db, ids, cancel));
        plan.Make([.. villages]);
        await plan.CheckCodesAsync(db, cancel);
        return plan;
    }

    /// <summary>What is held about a household on the day of the file; for one first recorded later, what was held first.</summary>
    public HouseholdFact State(HouseholdId id) => Stored.Of(id).On(_request.AsOf) ?? Stored.Of(id).First!;

    private MemberFact State(Timeline<MemberFact> member) => member.On(_request.AsOf) ?? member.First!;

    private void Make(HashSet<PlaceId> villages)
    {
        IReadOnlyList<HouseholdRow> rows = _request.File.Households;
        var names = new VillageFinder(_map.ChildrenOf(_request.Commune));
        List<HouseholdFact> here = [.. Stored.Households.Select(State).Where(f => villages.Contains(f.VillageId))];
        IReadOnlyList<HouseholdId?> matches = new HouseholdMatcher(Stored, _request.AsOf, here).Match(rows, row => names.Find(row.Village!));
        HashSet<HouseholdId> stated = [.. matches.OfType<HouseholdId>()];
        ILookup<string, MemberFact> byCitizenId = Stored.AllMembers.Select(State).Where(m => m.CitizenId is not null).ToLookup(m => m.CitizenId!);
        // A list of heads alone says nothing about who else lives there.
        bool headsOnly = rows.All(r => r.Members.Count == 1);
        var newVillages = new Dictionary<string, string>();
        var planned = new List<PlannedHousehold>(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            HouseholdRow row = rows[i];
            PlaceId? village = names.Find(row.Village!);
            if (village is null) newVillages.TryAdd(VillageNames.KeyOf(row.Village!), row.Village!);
            IReadOnlyList<MemberFact> living = matches[i] is { } id ? Stored.LivingIn(id, Later(Stored.Of(id).First!.HoldsFrom, _request.AsOf)) : [];
            IReadOnlyList<MemberFact?> members = MemberMatcher.Match(row.Members, living, citizenId => ByCitizenId(byCitizenId[citizenId], matches[i]));
            for (int m = 0; m < members.Count; m++)
                if (members[m] is { } known && LivesElsewhere(known, stated, row.Members[m], matches[i])) Fault(row.Members[m].Sheet, row.Members[m].Row, Fields.CitizenId, "citizen-id-elsewhere", Elsewhere(known));
            HashSet<MemberId> listed = [.. members.OfType<MemberFact>().Select(m => m.MemberId)];
            planned.Add(new PlannedHousehold(row, row.Village!, village, matches[i], members,
                headsOnly ? [] : [.. living.Where(m => !listed.Contains(m.MemberId) && m.HoldsFrom <= _request.AsOf)]));
        }
        // Somebody who moves between two households of the file is listed in the other.
        HashSet<MemberId> everywhere = [.. planned.SelectMany(p => p.Members).OfType<MemberFact>().Select(m => m.MemberId)];
        Households = [.. planned.Select(p => p with { NotListed = [.. p.NotListed.Where(m => !everywhere.Contains(m.MemberId))] })];
        NewVillages = [.. newVillages.Values];
        if (!_request.CreateVillages) UnknownVillages(rows.Where(r => newVillages.ContainsKey(VillageNames.KeyOf(r.Village!)) && names.Find(r.Village!) is null));
    }

    /// <summary>One fault a village and sheet, however many households name it.</summary>
    private void UnknownVillages(IEnumerable<HouseholdRow> rows)
    {
        List<string> known = [.. _map.ChildrenOf(_request.Commune).Where(v => v.Kind == PlaceKind.Village).Select(v => v.Name)];
        foreach (IGrouping<(string, string), HouseholdRow> same in rows.GroupBy(r => (r.Sheet, VillageNames.KeyOf(r.Village!))))
        {
            HouseholdRow first = same.First();
            Fault(first.Sheet, first.Row, Fields.Village, "village-unknown", first.Village, _map[_request.Commune].Name);
            _faults[^1] = _faults[^1] with { OtherRows = [.. same.Skip(1).Select(r => r.Row)], Allowed = AllowedValues.Names(first.Village!, known) };
        }
    }

    private static MemberFact? ByCitizenId(IEnumerable<MemberFact> known, HouseholdId? own) =>
        known.OrderBy(m => m.HouseholdId != own).ThenBy(m => m.Left is not null).FirstOrDefault();

    /// <summary>Somebody of a household that the file does not state, or, where it states it, somebody of quite another name: not one who moved.</summary>
    private bool LivesElsewhere(MemberFact known, HashSet<HouseholdId> stated, MemberRow row, HouseholdId? own) =>
        known.Left is null && State(known.HouseholdId).Ended is null
        && (!stated.Contains(known.HouseholdId) || (known.HouseholdId != own && !MemberMatcher.CloseNames(known.Name, row.Name)));

    private object?[] Elsewhere(MemberFact known) =>
        _maySee(State(known.HouseholdId).VillageId) ? [known.CitizenId, Where(known.HouseholdId)] : [known.CitizenId];

    private async Task CheckCodesAsync(AniseDb db, CancellationToken cancel)
    {
        Dictionary<string, List<HouseholdId>> codes = await Repeated.HouseholdsByCodeAsync(db, [.. Households.Select(h => h.Row.Code).OfType<string>()], cancel);
        foreach (PlannedHousehold planned in Households.Where(h => h.Row.Code is not null))
        {
            if (codes.GetValueOrDefault(planned.Row.Code!, []).Any(id => id != planned.Stored && Households.All(h => h.Stored != id)))
                Fault(planned.Row.Sheet, planned.Row.Row, Fields.HouseholdCode, "household-code-elsewhere", planned.Row.Code);
        }
    }

    private string Where(HouseholdId id)
    {
        HouseholdFact fact = State(id);
        string head = Stored.LivingIn(id, Later(fact.HoldsFrom, _request.AsOf)).FirstOrDefault(m => m.Relationship == Relationships.Head)?.Name ?? "";
        return string.Join(", ", new[] { head, _map.Find(fact.VillageId)?.Name, fact.Code }.Where(t => !string.IsNullOrEmpty(t)));
    }

    private void Fault(string sheet, int row, string field, string problem, params object?[] found)
    {
        ColumnMatch? column = _request.File.Sheets.FirstOrDefault(s => s.Name == sheet)?.Columns.FirstOrDefault(c => c.Field == field);
        _faults.Add(new ImportFault(sheet, row, column?.Header ?? "", problem, found) { ColumnIndex = column?.Column });
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
