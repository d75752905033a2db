using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Posting;
using Anise.Households;
using Anise.Places;
using Anise.Rules;
using Anise.Store;
using Anise.Support.Deliveries;
using Microsoft.EntityFrameworkCore;
using static Anise.Access.DemoPart;

namespace Anise.Support.Demo;

/// <summary>The support of the demo province: traits, and deliveries of 2025 and 2026 with gaps, a refusal and a return. All of it is invented.</summary>
internal sealed class SupportDemo(AniseDb db, PlaceMaps maps, RecordTraits traits, MakeSupportList make, StepLines step, PostEntries post, CoursesDemo courses, TimeProvider clock) : IDemoPart
{
    private const string District = "187";
    private const string Source = "central-recurrent";
    private static readonly Dictionary<string, string> Components = new() { ["electricity"] = "social-electricity", ["social-pension"] = "social-allowance" };
    private const int Old = 60, OfAge = 15;   // whom the office asks, not what the law says

    private static readonly (string Policy, DateOnly For)[] Plan =
    [
        ("health-insurance", new(2025, 3, 1)), ("electricity", new(2025, 8, 15)), ("electricity", new(2026, 2, 15)), ("health-insurance", new(2026, 3, 1)), ("social-pension", new(2026, 3, 1)), ("electricity", new(2026, 10, 15)),
    ];

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        if (map.FindByCode(District) is not { } district) return;
        MappedPlace[] communes = [.. map.Communes.Where(c => c.FormerDistrict == district.Id)];
        await AllocateAsync(rights, communes, cancel);
        foreach (var (commune, c) in communes.Select((commune, c) => (commune, c)))
        {
            await TraitsAsync(rights, map, commune, cancel);
            // Two communes have delivered all along; the others wait with some of it.
            foreach (var (policy, day) in Plan.Where((_, i) => c < 2 || i == c)) await DeliverAsync(rights, commune.Id, policy, day, cancel);
        }
        if (communes.Length > 1) await courses.MakeAsync(rights, communes[0].Id, communes[1].Id, cancel);
    }

    /// <summary>The money that the lists are paid from.</summary>
    private async Task AllocateAsync(Rights rights, MappedPlace[] communes, CancellationToken cancel)
    {
        FundRow[] rows = [.. communes.SelectMany(c => (int[])[2025, 2026], (c, year) => (c, year)).SelectMany(a => Components.Values.Distinct(), (a, component) =>
            new FundRow(0, FormattableString.Invariant($"DEMO-S-{a.c.Code}-{a.year}-{component}"), FormattableString.Invariant($"{(a.year == 2025 ? "2025-07-02" : "2026-01-20")}"), Source, component, a.c.Code, a.year.ToString(CultureInfo.InvariantCulture), "allocation", "", "900000000", FundWords.Invented))];
        PostedEntries posted = await post.RunAsync(rights, rows, cancel: cancel);
        if (!posted.Ok) throw new InvalidOperationException("The demo was refused: " + string.Join("; ", posted.Faults.Select(f => f.Problem.Message)));
    }

    private async Task TraitsAsync(Rights rights, PlaceMap map, MappedPlace commune, CancellationToken cancel)
    {
        var from = new DateOnly(2022, 1, 4);
        PlaceId[] villages = [.. map.VillagesIn(commune.Id).Select(v => v.Id)];
        List<NewTrait> all = [new(TraitOf.Place, commune.Id.Value, "poor-commune", "no", from)];
        all.AddRange(villages.Select((v, i) => new NewTrait(TraitOf.Place, v.Value, "village-extremely-difficult", commune.Region == "region-3" || i % 5 == 4 ? "yes" : "no", from)));
        HouseholdId[] listed = [.. await db.Households.AsNoTracking().Where(h => !h.Ended && EF.Parameter(villages).Contains(h.VillageId) && h.ClassCode != null).Select(h => h.Id).ToListAsync(cancel)];
        List<MemberFact> members = await db.MemberFactsOn(clock.Today()).AsNoTracking().Where(m => m.Left == null && EF.Parameter(listed).Contains(m.HouseholdId)).OrderBy(m => m.MemberId).ToListAsync(cancel);
        foreach (MemberFact member in members)
        {
            int? age = Ages.FullYears(member.BirthDate, member.BirthYear, clock.Today());
            int turn = (int)(member.MemberId.Value % 10);
            if (age >= Old) all.Add(new(TraitOf.Member, member.MemberId.Value, "pension", turn == 3 ? "yes" : "no", from));
            if (age is >= OfAge and < Old) all.Add(new(TraitOf.Member, member.MemberId.Value, "trained-with-support", turn == 4 ? "yes" : "no", from));
            if (turn != 5) all.Add(new(TraitOf.Member, member.MemberId.Value, "disability", turn == 7 && age >= Old ? "severe" : "none", from));
        }
        _ = Must(await traits.RunAsync(rights, all, cancel));
    }

    private async Task DeliverAsync(Rights rights, PlaceId commune, string policy, DateOnly day, CancellationToken cancel)
    {
        Result<MadeList> made = await make.RunAsync(rights, commune, policy, day, cancel);
        if (!made.Ok) return;   // nobody there has a right to it
        SupportListId list = made.Value.Id;
        List<SupportLineId> lines = await db.Set<SupportLine>().AsNoTracking().Where(l => l.ListId == list).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(cancel);
        if (lines.Count > 3) _ = Must(await step.RunAsync(rights, list, new(LineStep.Refuse, [lines[1]], day.AddDays(5), Reason: Texts.Get("demo-refused")), cancel));
        _ = Must(await step.RunAsync(rights, list, new(LineStep.Approve, null, day.AddDays(7)), cancel));
        if (lines.Count > 6) _ = Must(await step.RunAsync(rights, list, new(LineStep.LeaveOut, [lines[4]], day.AddDays(9), Reason: Texts.Get("demo-left-out")), cancel));
        // The last ones have not been handed out yet.
        SupportLineId[] handed = [.. lines.Where((_, i) => i % 6 != 5 && i != 1 && (i != 4 || lines.Count <= 6))];
        if (handed.Length > 0) _ = Must(await step.RunAsync(rights, list, new(LineStep.Deliver, handed, day.AddDays(14), Source: Source, Component: Components.GetValueOrDefault(policy)), cancel));
        if (lines.Count > 4) _ = Must(await step.RunAsync(rights, list, new(LineStep.Return, [lines[2]], day.AddDays(21), Reason: Texts.Get("demo-returned")), cancel));
    }
}
