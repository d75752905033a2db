using Anise.Basics;
using Anise.Groups;
using Anise.Groups.Changes;
using Anise.Groups.Lists;
using Anise.Projects;
using Anise.Projects.Certificates;

namespace Anise.Tests.Projects;

/// <summary>A group with an internal control system: approved by another than the inspector, certified with everybody inspected, never bought more than estimated.</summary>
public sealed class GroupTests
{
    private static readonly DateOnly Formed = new(2025, 1, 6), Inspected = new(2026, 2, 3);

    [Fact]
    public async Task One_grower_uninspected_keeps_the_group_from_its_certificate()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0), ("B", 3), ("C", 6));
        (GrowerGroupId group, GrowerId a, GrowerId b) = await GroupAsync(world);
        Assert.Equal("grower-plot-taken", await world.Store.RefusedAsync<RegisterGrower, GrowerId>(r => r.RunAsync(world.Console, group, new NewGrower("TV3", "Đức", Formed, [world.Plots["A"].Id]))));
        Assert.Null(await NoteAsync(world, a, GrowerNoteKind.Inspection, Inspected, "Hạnh", InspectionResult.Passed));
        Assert.Equal("approval-by-inspector", await NoteAsync(world, a, GrowerNoteKind.Approval, Inspected, "HẠNH"));
        Assert.Null(await NoteAsync(world, a, GrowerNoteKind.Approval, Inspected.AddDays(3), "Quý"));
        Assert.Equal("approval-no-inspection", await NoteAsync(world, b, GrowerNoteKind.Approval, Inspected, "Quý"));
        CertificateId id = await world.Store.RunAsync<RecordCertificate, CertificateId>(r => r.RunAsync(world.Console, new NewCertificate(world.Project, CropStandard.Organic, [world.Plots["A"].Id]) { Body = "CN", PlannedOn = Formed }));
        async Task<string?> GiveAsync(DateOnly day) => (await world.Store.DoAsync<StepCertificate, Result<CertificateId>>(s => s.RunAsync(world.Console, id, new NewCertificateStep(CertificateState.Certified, day) { Number = "1", To = day.AddYears(1) }))) is { Ok: false } refused ? refused.Problems[0].Code : null;
        Assert.Equal("group-uninspected", await GiveAsync(new DateOnly(2026, 3, 1)));   // B, though the certificate is of A's plot
        Assert.Equal("note-no-reason", await NoteAsync(world, b, GrowerNoteKind.Inspection, Inspected, "Hạnh", InspectionResult.Failed));
        Assert.Null(await NoteAsync(world, b, GrowerNoteKind.Inspection, Inspected, "Hạnh", InspectionResult.Failed, "Dùng thuốc cấm"));
        Assert.Equal("approval-failed", await NoteAsync(world, b, GrowerNoteKind.Approval, Inspected.AddDays(1), "Quý"));
        Assert.Equal("group-uninspected", await GiveAsync(new DateOnly(2026, 3, 1)));
        Assert.Null(await NoteAsync(world, b, GrowerNoteKind.Inspection, Inspected.AddDays(20), "Hạnh", InspectionResult.Conditions, "Đã làm rãnh"));
        Assert.Equal("group-unapproved", await GiveAsync(new DateOnly(2026, 3, 1)));
        Assert.Null(await NoteAsync(world, b, GrowerNoteKind.Approval, Inspected.AddDays(21), "Quý"));
        Assert.Null(await GiveAsync(new DateOnly(2026, 3, 1)));
        Assert.Equal((2, 0, 2), (await world.FigureAsync("group-growers", 2026), await world.FigureAsync("group-growers-uninspected", 2026), await world.FigureAsync("group-growers-approved", 2026)));
        // A year later nobody's inspection holds.
        SeenGroup seen = (await world.Store.DoAsync<ReadGroup, SeenGroup?>(r => r.RunAsync(world.Console, group)))!;
        Assert.Equal((true, false), (seen.Growers[0].IsInspected(new DateOnly(2027, 2, 2), seen.Months), seen.Growers[0].IsInspected(new DateOnly(2027, 2, 3), seen.Months)));
    }

    [Fact]
    public async Task No_more_is_bought_than_was_estimated_unless_it_is_estimated_anew_with_a_reason()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0), ("B", 3));
        (GrowerGroupId group, GrowerId a, GrowerId b) = await GroupAsync(world);
        DateOnly day = new(2026, 8, 20);
        Assert.Equal("purchase-unapproved", await BuyAsync(world, a, day, 10));
        Assert.Null(await NoteAsync(world, a, GrowerNoteKind.Inspection, Inspected, "Hạnh", InspectionResult.Passed));
        Assert.Null(await NoteAsync(world, a, GrowerNoteKind.Approval, Inspected, "Quý"));
        Assert.Equal("purchase-no-estimate", await BuyAsync(world, a, day, 10));
        Assert.Null(await EstimateAsync(world, a, 1000, null));
        Assert.Null(await BuyAsync(world, a, day, 600));
        Assert.Equal("purchase-over-estimate", await BuyAsync(world, a, day, 400.1m));
        // Of two at once that each fit and together do not, one is taken.
        string?[] two = await Task.WhenAll(BuyAsync(world, a, day, 300), BuyAsync(world, a, day, 300));
        Assert.Equal([null, "purchase-over-estimate"], two.Order());
        Assert.Equal("estimate-no-reason", await EstimateAsync(world, a, 1200, null));
        Assert.Equal("estimate-below-bought", await EstimateAsync(world, a, 899, "Mưa đá"));
        Assert.Null(await EstimateAsync(world, a, 1200, "Được mùa"));
        Assert.Null(await BuyAsync(world, a, day, 300));
        Assert.Null(await NoteAsync(world, a, GrowerNoteKind.Suspension, day, "Quý", null, "Không ghi nhật ký"));
        Assert.Equal("purchase-suspended", await BuyAsync(world, a, day, 0.5m));
        Assert.Equal((1200, 3), (await world.FigureAsync("group-purchase-kg", 2026), await world.FigureAsync("group-purchases", 2026)));
        var papers = (await world.Store.DoAsync<ReadGroup, IReadOnlyList<(string Title, Anise.Lists.ListTable Table)>?>(r => r.PapersAsync(world.Console, group, 2026)))!;
        Assert.Equal([0, 1, 3, 1], papers.Select(p => p.Table.Rows.Count));   // suspended, so on no list of the approved
        Assert.Equal([1000m, 1200m, "Được mùa", 1200m, 0m], papers[3].Table.Rows[0].Skip(2));
    }

    [Fact]
    public async Task Who_leaves_takes_a_reason_keeps_what_was_bought_and_frees_the_plot_from_the_next_day()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0), ("B", 3));
        (GrowerGroupId group, GrowerId a, GrowerId b) = await GroupAsync(world);
        DateOnly bought = new(2026, 8, 20);
        Assert.Null(await NoteAsync(world, a, GrowerNoteKind.Inspection, Inspected, "Hạnh", InspectionResult.Passed));
        Assert.Null(await NoteAsync(world, a, GrowerNoteKind.Approval, Inspected, "Quý"));
        Assert.Null(await EstimateAsync(world, a, 1000, null));
        Assert.Null(await BuyAsync(world, a, bought, 600));
        Assert.Equal("leave-no-reason", await LeaveAsync(world, a, bought, " "));
        Assert.Equal("leave-before-entry", await LeaveAsync(world, b, Formed.AddDays(-1), "Bán đất"));
        Assert.Equal("leave-before-last", await LeaveAsync(world, a, bought.AddDays(-1), "Bán đất"));
        Assert.Equal("group-day-future", await LeaveAsync(world, a, new DateOnly(2027, 1, 1), "Bán đất"));
        // Of two at once that say it, one is written; and a purchase on the last day still fits.
        string?[] two = await Task.WhenAll(LeaveAsync(world, a, bought, "Bán đất"), LeaveAsync(world, a, bought, "Bán đất"));
        Assert.Equal([null, "grower-gone"], two.Order());
        Assert.Null(await BuyAsync(world, a, bought, 100));
        Assert.Equal("grower-gone", await BuyAsync(world, a, bought.AddDays(1), 10));
        Assert.Equal("grower-gone", await NoteAsync(world, a, GrowerNoteKind.Warning, bought.AddDays(1), "Quý", null, "x"));
        Assert.Equal((1, 700), (await world.FigureAsync("group-growers", 2026), await world.FigureAsync("group-purchase-kg", 2026)));
        Assert.Equal("grower-plot-taken", await world.Store.RefusedAsync<RegisterGrower, GrowerId>(r => r.RunAsync(world.Console, group, new NewGrower("TV3", "Đức", bought, [world.Plots["A"].Id]))));
        _ = await world.Store.RunAsync<RegisterGrower, GrowerId>(r => r.RunAsync(world.Console, group, new NewGrower("TV3", "Đức", bought.AddDays(1), [world.Plots["A"].Id])));
        SeenGroup seen = (await world.Store.DoAsync<ReadGroup, SeenGroup?>(r => r.RunAsync(world.Console, group)))!;
        Assert.Equal(("Bán đất", 700m), (seen.Growers[0].Grower.LeftBecause, seen.Growers[0].BoughtIn(2026)));
    }

    private static async Task<string?> LeaveAsync(ProjectWorld world, GrowerId id, DateOnly day, string reason) =>
        (await world.Store.DoAsync<LeaveGroup, Result<GrowerId>>(l => l.RunAsync(world.Console, id, day, reason))) is { Ok: false } refused ? refused.Problems[0].Code : null;

    private static async Task<(GrowerGroupId, GrowerId, GrowerId)> GroupAsync(ProjectWorld world)
    {
        GrowerGroupId group = await world.Store.RunAsync<FormGroup, GrowerGroupId>(f => f.RunAsync(world.Console, world.Project, "Nhóm hồi", CropStandard.Organic, Formed));
        GrowerId a = await world.Store.RunAsync<RegisterGrower, GrowerId>(r => r.RunAsync(world.Console, group, new NewGrower("TV1", "Lan", Formed, [world.Plots["A"].Id]) { CommittedOn = Formed }));
        GrowerId b = await world.Store.RunAsync<RegisterGrower, GrowerId>(r => r.RunAsync(world.Console, group, new NewGrower("TV2", "Hải", Formed, [world.Plots["B"].Id]) { CommittedOn = Formed }));
        return (group, a, b);
    }

    private static async Task<string?> NoteAsync(ProjectWorld world, GrowerId id, GrowerNoteKind kind, DateOnly day, string person, InspectionResult? result = null, string? note = null) =>
        (await world.Store.DoAsync<NoteGrower, Result<GrowerNoteId>>(n => n.RunAsync(world.Console, id, new NewGrowerNote(kind, day, person) { Result = result, Note = note }))) is { Ok: false } refused ? refused.Problems[0].Code : null;

    private static async Task<string?> EstimateAsync(ProjectWorld world, GrowerId id, decimal kg, string? reason) =>
        (await world.Store.DoAsync<EstimateYield, Result<YieldEstimateId>>(e => e.RunAsync(world.Console, id, 2026, kg, new DateOnly(2026, 5, 4), reason))) is { Ok: false } refused ? refused.Problems[0].Code : null;

    private static async Task<string?> BuyAsync(ProjectWorld world, GrowerId id, DateOnly day, decimal kg) =>
        (await world.Store.DoAsync<BuyFromGrower, Result<GroupPurchaseId>>(b => b.RunAsync(world.Console, id, day, kg, "L1", 40_000))) is { Ok: false } refused ? refused.Problems[0].Code : null;
}
