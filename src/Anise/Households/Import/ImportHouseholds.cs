using Anise.Access;
using Anise.Basics;
using Anise.Households.Changes;
using Anise.Households.Import.Matching;
using Anise.Households.Import.Reading;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Imports;
using Anise.Tables.Values;

namespace Anise.Households.Import;

/// <summary>
/// Brings the households of a file into the store. The file is a statement about the households in it as of a day: who is listed lives there,
/// who is not listed any more has left; what the file does not tell stays as it is; households not in the file are untouched.
/// </summary>
public sealed class ImportHouseholds(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Tells what an import would do. Faults of the file come with what the store says against it, as far as it can be told yet.</summary>
    /// <param name="rights">Who asks; needs <c>Permission.ImportHouseholds</c> in the commune.</param>
    /// <param name="request">What is to be imported.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<ImportPreview> PreviewAsync(Rights rights, ImportRequest request, CancellationToken cancel = default)
    {
        PlaceMap map = await DemandAsync(rights, request, cancel);
        if (Faults(request, map) is { Count: > 0 } faults) return Refused(request, [.. faults, .. await HiddenAsync(rights, map, request, cancel)]);
        (request, ImportPlan plan) = await PlanAsync(rights, map, request, cancel);
        if (plan.Faults.Count > 0) return Refused(request, plan.Faults);
        Dictionary<string, PlaceId> villages = plan.NewVillages.Select((name, i) => (name, i)).ToDictionary(v => VillageNames.KeyOf(v.name), v => new PlaceId(-1 - v.i));
        return Seen(request, map, plan, villages);
    }

    /// <summary>Stores the file, all of it or nothing, in one write with one journal entry a household. The same file twice changes nothing.</summary>
    /// <param name="rights">Who imports; needs <c>Permission.ImportHouseholds</c> in the commune.</param>
    /// <param name="request">What is imported.</param>
    /// <param name="progress">Told how many households are saved.</param>
    /// <param name="cancel">Cancels; nothing is stored then.</param>
    /// <returns>What was done; with faults nothing was.</returns>
    public async Task<ImportPreview> RunAsync(Rights rights, ImportRequest request, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        if (Faults(request, await DemandAsync(rights, request, cancel)) is { Count: > 0 } faults) return Refused(request, faults);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, HouseholdsActs.ImportHouseholds, request.FileName, cancel);
        maps.Forget();   // until the lock was ours, another import may have made the villages, or the commune may have changed
        PlaceMap map = await DemandAsync(rights, request, cancel);
        if (Faults(request, map) is { Count: > 0 } late) return Refused(request, late);
        (request, ImportPlan plan) = await PlanAsync(rights, map, request, cancel);
        if (plan.Faults.Count > 0) return Refused(request, plan.Faults);

        Result<Dictionary<string, PlaceId>> villages = await NewVillages.MakeAsync(db, request.Commune, plan.NewVillages, cancel);
        if (!villages.Ok) return RefusedByStore(request, villages.Problems);
        ImportPreview seen = Seen(request, map, plan, villages.Value);
        await ImportFacts.PutAsync(db, plan, request, villages.Value, write.Revision, cancel);
        List<Problem> problems = [.. plan.Stored.Check(request.AsOf, clock.Today()), .. await Repeated.FindAsync(db, await maps.OnAsync(clock.Today(), cancel), plan.Stored, cancel)];
        if (problems.Count > 0) return RefusedByStore(request, problems);
        if (!plan.Stored.Changed) return seen;
        await plan.Stored.SaveAsync(write, progress: progress, cancel: cancel);
        await write.CommitAsync(cancel);
        maps.Forget();
        return seen with { Revision = write.Revision };
    }

    /// <summary>The villages that nobody knows, told with the faults of the file so that it is not sent back twice. Who lives elsewhere is not told before all households can be read.</summary>
    private async Task<IReadOnlyList<ImportFault>> HiddenAsync(Rights rights, PlaceMap map, ImportRequest request, CancellationToken cancel)
    {
        if (request.AsOf > clock.Today() || map.Find(request.Commune) is not { IsCommuneLevel: true }) return [];
        HouseholdFile placed = request.File with { Households = [.. request.File.Households.Where(h => h.Village is not null)] };
        ImportPlan plan = await ImportPlan.MakeAsync(db, map, await MaySeeAsync(rights, cancel), request with { File = placed }, cancel);
        return [.. plan.Faults.Where(f => f.Problem == "village-unknown")];
    }

    /// <summary>The plan; where households with faults are left out, made anew without those that the store speaks against.</summary>
    private async Task<(ImportRequest Request, ImportPlan Plan)> PlanAsync(Rights rights, PlaceMap map, ImportRequest request, CancellationToken cancel)
    {
        Func<PlaceId, bool> maySee = await MaySeeAsync(rights, cancel);
        ImportPlan plan = await ImportPlan.MakeAsync(db, map, maySee, request, cancel);
        while (plan.Faults.Count > 0 && request.File.SkipsFaulty)
        {
            HouseholdFile rest = (request.File with { Faults = plan.Faults }).WithoutFaulty();
            if (rest.Faults.Count > 0 || rest.Households.Count == 0) break;
            request = request with { File = rest };
            plan = await ImportPlan.MakeAsync(db, map, maySee, request, cancel);
        }
        return (request, plan);
    }

    private async Task<PlaceMap> DemandAsync(Rights rights, ImportRequest request, CancellationToken cancel)
    {
        rights.Demand(Permission.ImportHouseholds, await maps.ScopeAsync(request.Commune, clock.Today(), cancel: cancel));
        return await maps.OnAsync(request.AsOf, cancel);
    }

    /// <summary>Which villages' households may be named to the reader, as the map is today.</summary>
    private async Task<Func<PlaceId, bool>> MaySeeAsync(Rights rights, CancellationToken cancel)
    {
        PlaceMap today = await maps.OnAsync(clock.Today(), cancel);
        return village => rights.May(Permission.SeeHouseholds, new Scope([village, .. today.ScopeOf(village).Line]));
    }

    private List<ImportFault> Faults(ImportRequest request, PlaceMap map)
    {
        if (request.AsOf > clock.Today()) return [ImportFault.OfFile("as-of-in-future", request.AsOf)];
        if (map.Find(request.Commune) is not { IsCommuneLevel: true }) return [ImportFault.OfFile("no-such-commune", request.AsOf)];
        return [.. request.File.Faults];
    }

    private static ImportPreview RefusedByStore(ImportRequest request, IReadOnlyList<Problem> problems) =>
        Refused(request, [.. problems.Select(p => ImportFault.OfFile("refused-by-store", p.Message)).DistinctBy(f => f.Message)]);

    private static ImportPreview Refused(ImportRequest request, IReadOnlyList<ImportFault> faults)
    {
        HashSet<(string, int)> faulty = [.. faults.Where(f => f.Row > 0).SelectMany(f => f.OtherRows.Prepend(f.Row).Select(row => (f.Sheet, row)))];
        return new ImportPreview(
            [.. request.File.Households.Where(h => h.Members.Any(m => faulty.Contains((m.Sheet, m.Row)))).Select(h => new HouseholdPreview(h, ImportOutcome.Refused, null, []))],
            [], faults);
    }

    private static ImportPreview Seen(ImportRequest request, PlaceMap map, ImportPlan plan, Dictionary<string, PlaceId> newVillages)
    {
        Dictionary<PlaceId, string> names = map.ChildrenOf(request.Commune).ToDictionary(v => v.Id, v => v.Name);
        foreach (string name in plan.NewVillages) names[newVillages[VillageNames.KeyOf(name)]] = name;
        return new ImportPreview([.. plan.Households.Select(h => ImportFacts.Seen(plan, request, h, newVillages, names))], plan.NewVillages, []) { LeftOut = request.File.LeftOut };
    }
}
