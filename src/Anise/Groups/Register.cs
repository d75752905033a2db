using Anise.Projects;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Groups;

/// <summary>A grower with all that the group keeps of them.</summary>
/// <param name="Grower">The grower.</param>
/// <param name="Plots">The plots.</param>
/// <param name="Notes">Inspections, approvals, sanctions, the first first.</param>
/// <param name="Estimates">Estimates, the first first.</param>
/// <param name="Purchases">What was bought.</param>
public sealed record RegisteredGrower(Grower Grower, IReadOnlyList<Plot> Plots, IReadOnlyList<GrowerNote> Notes, IReadOnlyList<YieldEstimate> Estimates, IReadOnlyList<GroupPurchase> Purchases)
{
    /// <summary>The hectares of the plots.</summary>
    public decimal AreaHa => Plots.Sum(p => p.AreaHa);

    /// <summary>Whether the grower belongs to the group on a day: entered, not left, not excluded.</summary>
    public bool IsActive(DateOnly day) => Grower.EnteredOn <= day && !(Grower.LeftOn < day) && !Notes.Any(n => n.Kind == GrowerNoteKind.Exclusion && n.Date <= day);

    /// <summary>The last day on which something was written about the grower, or bought; null where nothing was.</summary>
    public DateOnly? LastDay => Notes.Select(n => n.Date).Concat(Purchases.Select(p => p.Date)).Select(d => (DateOnly?)d).Max();

    /// <summary>The last inspection up to a day.</summary>
    public GrowerNote? InspectionOn(DateOnly day) => Notes.LastOrDefault(n => n.Kind == GrowerNoteKind.Inspection && n.Date <= day);

    /// <summary>Whether an inspection that did not fail holds on a day.</summary>
    public bool IsInspected(DateOnly day, int months) => InspectionOn(day) is { Result: not InspectionResult.Failed } last && last.Date.AddMonths(months) > day;

    /// <summary>Whether the grower is approved on a day: an approval that came after the last inspection, which holds.</summary>
    public bool IsApproved(DateOnly day, int months) => IsInspected(day, months) && Notes.Any(n => n.Kind == GrowerNoteKind.Approval && n.Date <= day && n.Id.Value > InspectionOn(day)!.Id.Value);

    /// <summary>The suspension that holds on a day; null where none does.</summary>
    public GrowerNote? SuspensionOn(DateOnly day) => Notes.LastOrDefault(n => n.Kind is GrowerNoteKind.Suspension or GrowerNoteKind.Lifting && n.Date <= day) is { Kind: GrowerNoteKind.Suspension } held ? held : null;

    /// <summary>The estimate of a year that counts: the last one.</summary>
    public YieldEstimate? EstimateOf(int year) => Estimates.LastOrDefault(e => e.Year == year);

    /// <summary>What was bought in a year, in kilograms.</summary>
    public decimal BoughtIn(int year) => Purchases.Where(p => p.Date.Year == year).Sum(p => p.Kg);
}

/// <summary>Reads the register of groups.</summary>
public sealed class ReadRegister(AniseDb db)
{
    /// <summary>The growers of some groups, by their code.</summary>
    public async Task<ILookup<GrowerGroupId, RegisteredGrower>> OfAsync(IReadOnlyCollection<GrowerGroupId> groups, CancellationToken cancel)
    {
        List<GrowerGroupId> ids = [.. groups];
        List<Grower> growers = await db.Set<Grower>().AsNoTracking().Where(g => EF.Parameter(ids).Contains(g.GroupId)).ToListAsync(cancel);
        ILookup<GrowerId, Plot> plots = (await db.Set<GrowerPlot>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.GroupId)).Join(db.Set<Plot>(), g => g.PlotId, p => p.Id, (g, p) => new { g.GrowerId, Plot = p }).ToListAsync(cancel)).ToLookup(p => p.GrowerId, p => p.Plot);
        ILookup<GrowerId, GrowerNote> notes = (await db.Set<GrowerNote>().AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.GroupId)).ToListAsync(cancel)).OrderBy(n => n.Date).ThenBy(n => n.Id.Value).ToLookup(n => n.GrowerId);
        ILookup<GrowerId, YieldEstimate> estimates = (await db.Set<YieldEstimate>().AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.GroupId)).OrderBy(e => e.Id).ToListAsync(cancel)).ToLookup(e => e.GrowerId);
        ILookup<GrowerId, GroupPurchase> purchases = (await db.Set<GroupPurchase>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.GroupId)).OrderBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.GrowerId);
        return growers.OrderBy(g => g.Code, StringComparer.Ordinal).ToLookup(g => g.GroupId, g => new RegisteredGrower(g, [.. plots[g.Id].OrderBy(p => p.Id.Value)], [.. notes[g.Id]], [.. estimates[g.Id]], [.. purchases[g.Id]]));
    }
}
