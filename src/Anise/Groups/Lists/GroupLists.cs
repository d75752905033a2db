using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Projects;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Groups.Lists;

/// <summary>A group as lists show it.</summary>
public sealed record GroupLine(GrowerGroup Group, string Project, int Growers, int Inspected, int Approved, decimal AreaHa);

/// <summary>The groups of a place: the same columns on the page, as Excel, CSV and on paper. It names no person.</summary>
public sealed class GroupList(AniseDb db, WorksPlaces places, ReadRegister register, ProductionTerms terms)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeGroups</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<GroupLine>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeGroups, map.ScopeOf(placeId));
        DateOnly today = places.Today;
        int months = terms.Months("inspection-months", today);
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        var groups = await db.Set<GrowerGroup>().AsNoTracking().Where(g => EF.Parameter(within).Contains(g.PlaceId)).Join(db.Set<Project>(), g => g.ProjectId, p => p.Id, (g, p) => new { Group = g, p.Code }).ToListAsync(cancel);
        ILookup<GrowerGroupId, RegisteredGrower> growers = await register.OfAsync([.. groups.Select(g => g.Group.Id)], cancel);
        GroupLine[] lines = [.. groups.Select(g => Of(g.Group, g.Code, [.. growers[g.Group.Id].Where(r => r.IsActive(today))], today, months))];
        return new ListOf<GroupLine>
        {
            Title = Texts.Get("groups"),
            About = map[placeId].Name,
            FileName = $"groups-{map[placeId].Code}",
            Rows = lines.AsQueryable(),
            Columns =
            [
                Column("group", l => l.Group.Name, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(l.Group.Name)),
                Column("project", l => l.Project).SortedBy(l => l.Project),
                Column("standard", l => ProjectWords.Of(l.Group.Standard)).SortedBy(l => (int)l.Group.Standard),
                Column("growers", l => l.Growers, ColumnLook.Number).SortedBy(l => l.Growers),
                Column("inspected", l => l.Inspected, ColumnLook.Number).SortedBy(l => l.Inspected),
                Column("approved", l => l.Approved, ColumnLook.Number).SortedBy(l => l.Approved),
                Column("area", l => l.AreaHa, ColumnLook.Number).SortedBy(l => l.AreaHa),
            ],
            Filters = [ListFilter<GroupLine>.Words("q", Texts.Get("column-group"), words => Folding.Fold(words) is { Length: > 0 } key ? l => Folding.Fold(l.Group.Name).Contains(key) : null)],
            Sort = "group",
            Ties = [ListOrder<GroupLine>.By(l => l.Group.Id.Value)],
        };
    }

    private static GroupLine Of(GrowerGroup group, string project, RegisteredGrower[] active, DateOnly today, int months) =>
        new(group, project, active.Length, active.Count(g => g.IsInspected(today, months)), active.Count(g => g.IsApproved(today, months)), active.Sum(g => g.AreaHa));

    private static ListColumn<GroupLine> Column(string key, Func<GroupLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}

/// <summary>A group with its register.</summary>
/// <param name="Group">The group.</param>
/// <param name="Project">The code of its project.</param>
/// <param name="Scope">What rights are checked against.</param>
/// <param name="Growers">The growers, by their code.</param>
/// <param name="Plots">The plots of the project that no grower has yet.</param>
/// <param name="Findings">What the rules ask of the group as a whole and it does not meet; the rules are unconfirmed.</param>
public sealed record SeenGroup(GrowerGroup Group, string Project, Scope Scope, IReadOnlyList<RegisteredGrower> Growers, IReadOnlyList<Plot> Plots, IReadOnlyList<string> Findings)
{
    /// <summary>For how many months an internal inspection holds.</summary>
    public required int Months { get; init; }
}

/// <summary>Reads one group, and its papers.</summary>
public sealed class ReadGroup(AniseDb db, JournalBook journal, WorksPlaces places, ReadRegister register, ProductionTerms terms)
{
    /// <summary>The group; null where there is none. Needs <c>Permission.SeeGroups</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenGroup?> RunAsync(Rights rights, GrowerGroupId id, CancellationToken cancel = default)
    {
        if (await db.Set<GrowerGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group) return null;
        Scope scope = await places.ScopeAsync(group.PlaceId, places.Today, cancel);
        rights.Demand(Permission.SeeGroups, scope);
        RegisteredGrower[] growers = [.. (await register.OfAsync([id], cancel))[id]];
        HashSet<PlotId> taken = [.. growers.Where(g => !(g.Grower.LeftOn < places.Today)).SelectMany(g => g.Plots).Select(p => p.Id)];
        List<Plot> plots = await db.Set<Plot>().AsNoTracking().Where(p => p.ProjectId == group.ProjectId && p.EndedOn == null).ToListAsync(cancel);
        string code = await db.Set<Project>().Where(p => p.Id == group.ProjectId).Select(p => p.Code).SingleAsync(cancel);
        return new SeenGroup(group, code, scope, growers, [.. plots.Where(p => !taken.Contains(p.Id)).OrderBy(p => VietnameseOrder.OfText(p.Name), StringComparer.Ordinal)], Findings(growers)) { Months = terms.Months("inspection-months", places.Today) };
    }

    private string[] Findings(RegisteredGrower[] growers)
    {
        DateOnly today = places.Today;
        RegisteredGrower[] active = [.. growers.Where(g => g.IsActive(today))];
        decimal least = terms.Of("group-least-growers", today), most = terms.Of("group-most-growers", today), own = terms.Of("own-inspection-from", today), share = terms.Of("own-inspection-share", today);
        decimal all = active.Sum(g => g.AreaHa), large = active.Where(g => g.AreaHa >= own).Sum(g => g.AreaHa);
        var findings = new List<string>();
        if (active.Length < least) findings.Add(Texts.Get("finding-few", active.Length, least));
        if (active.Length > most) findings.Add(Texts.Get("finding-many", active.Length, most));
        if (large > 0) findings.Add(Texts.Get("finding-own", active.Count(g => g.AreaHa >= own), own));
        if (all > 0 && 100 * large / all >= share) findings.Add(Texts.Get("finding-own-share", decimal.Round(100 * large / all, 1), share));
        return [.. findings];
    }

    /// <summary>The four papers of a group in a year: approved growers, sanctions, purchases, mass balance; each a title with a table. Needs <c>Permission.ExportGroups</c>; the journal notes that they were taken out.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<(string Title, ListTable Table)>?> PapersAsync(Rights rights, GrowerGroupId id, int year, CancellationToken cancel = default)
    {
        if (await RunAsync(rights, id, cancel) is not { } seen) return null;
        rights.Demand(Permission.ExportGroups, seen.Scope);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, GroupsActs.ExportGroup, null, cancel);
        write.Note(seen.Group.Subject);
        await write.CommitAsync(cancel);
        DateOnly last = new DateOnly(year, 12, 31) < places.Today ? new(year, 12, 31) : places.Today;
        RegisteredGrower[] approved = [.. seen.Growers.Where(g => g.IsActive(last) && g.SuspensionOn(last) is null && g.IsApproved(last, seen.Months))];
        return
        [
            (Texts.Get("paper-approved"), Table(["code", "grower", "entered-on", "committed-on", "plots", "area", "inspected-on", "inspector", "approved-on", "approver"], approved.Select(g =>
            {
                GrowerNote inspection = g.InspectionOn(last)!, approval = g.Notes.Last(n => n.Kind == GrowerNoteKind.Approval && n.Date <= last);
                return (IReadOnlyList<object?>)[g.Grower.Code, g.Grower.Name, g.Grower.EnteredOn, g.Grower.CommittedOn, string.Join(", ", g.Plots.Select(p => p.Name)), g.AreaHa, inspection.Date, inspection.Person, approval.Date, approval.Person];
            }))),
            (Texts.Get("paper-sanctions"), Table(["code", "grower", "measure", "date", "decided-by", "reason"], seen.Growers.SelectMany(g => g.Notes.Where(n => n.Kind >= GrowerNoteKind.Warning && n.Date.Year == year).Select(n =>
                (IReadOnlyList<object?>)[g.Grower.Code, g.Grower.Name, GroupWords.Of(n.Kind), n.Date, n.Person, n.Note])))),
            (Texts.Get("paper-purchases"), Table(["date", "code", "grower", "lot", "kg", "price"], seen.Growers.SelectMany(g => g.Purchases.Where(p => p.Date.Year == year).Select(p => (g, p))).OrderBy(x => x.p.Date).ThenBy(x => x.p.Id.Value).Select(x =>
                (IReadOnlyList<object?>)[x.p.Date, x.g.Grower.Code, x.g.Grower.Name, x.p.Lot, x.p.Kg, x.p.PriceVnd]))),
            (Texts.Get("paper-balance"), Table(["code", "grower", "first-estimate", "estimate", "reason", "bought", "left"], seen.Growers.Where(g => g.EstimateOf(year) is not null || g.BoughtIn(year) > 0).Select(g =>
            {
                YieldEstimate? estimate = g.EstimateOf(year);
                return (IReadOnlyList<object?>)[g.Grower.Code, g.Grower.Name, g.Estimates.FirstOrDefault(e => e.Year == year)?.Kg, estimate?.Kg, estimate?.Reason, g.BoughtIn(year), (estimate?.Kg ?? 0) - g.BoughtIn(year)];
            }))),
        ];
    }

    private static ListTable Table(string[] heads, IEnumerable<IReadOnlyList<object?>> rows) => new([.. heads.Select(h => Texts.Get("column-" + h))], [.. rows]);
}

/// <summary>What notes and results are called.</summary>
public static class GroupWords
{
    /// <summary>What is written about a grower.</summary>
    public static string Of(GrowerNoteKind kind) => Texts.Get("choice-GrowerNoteKind." + kind);

    /// <summary>What came of an inspection.</summary>
    public static string Of(InspectionResult result) => Texts.Get("choice-InspectionResult." + result);
}
