using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Projects;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Groups.Changes;

/// <summary>What the use cases of groups share.</summary>
public sealed class GroupWriting(AniseDb db, WorksPlaces places)
{
    internal const decimal MostKg = 10_000_000;

    /// <summary>The group, after the right was demanded for its place; null where there is none.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<GrowerGroup?> FindAsync(Rights rights, GrowerGroupId id, CancellationToken cancel)
    {
        GrowerGroup? group = await db.Set<GrowerGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel);
        rights.Demand(Permission.EditGroups, group is null ? Scope.Anywhere : await places.ScopeAsync(group.PlaceId, places.Today, cancel));
        return group;
    }

    /// <summary>The grower, after the right was demanded for the place of the group; null where there is none.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Grower?> FindAsync(Rights rights, GrowerId id, CancellationToken cancel)
    {
        Grower? grower = await db.Set<Grower>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel);
        rights.Demand(Permission.EditGroups, grower is null ? Scope.Anywhere : await places.ScopeAsync(grower.PlaceId, places.Today, cancel));
        return grower;
    }

    /// <summary>What is wrong with a day; null where nothing is.</summary>
    public Problem? DayFault(DateOnly? date, string field) => date is not { } day ? Texts.Problem("group-no-day", field) : day > places.Today ? Texts.Problem("group-day-future", field, day) : null;

    internal static string? Clean(string? text) => Tables.Letters.VietnameseText.Clean(text ?? "").Trim() is { Length: > 0 } clean ? clean : null;
}

/// <summary>Forms a group of a project.</summary>
public sealed class FormGroup(AniseDb db, JournalBook journal, WorksPlaces places, GroupWriting writing)
{
    /// <summary>Forms it. Needs <c>Permission.EditGroups</c> for the commune that keeps the papers of the project.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<GrowerGroupId>> RunAsync(Rights rights, ProjectId id, string? name, CropStandard? standard, DateOnly? formedOn, CancellationToken cancel = default)
    {
        Project? project = await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        rights.Demand(Permission.EditGroups, project is null ? Scope.Anywhere : await places.ScopeAsync(project.PlaceId, places.Today, cancel));
        if (project is null) return Texts.Problem("group-no-project", "project");
        if (GroupWriting.Clean(name) is not { } called) return Texts.Problem("group-no-name", "name");
        if (standard is not { } by) return Texts.Problem("group-no-standard", "standard");
        if (writing.DayFault(formedOn, "formed-on") is { } fault) return fault;
        if (TextLengths.OfLines(("name", called)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, GroupsActs.FormGroup, null, cancel);
        if (await db.Set<GrowerGroup>().AnyAsync(g => g.ProjectId == id && g.Name == called, cancel)) return Texts.Problem("group-known", "name", called);
        var group = new GrowerGroup { Id = new GrowerGroupId(await db.ReserveAsync("grower-group", 1, cancel)), ProjectId = id, PlaceId = project.PlaceId, Name = called, Standard = by, FormedOn = formedOn!.Value };
        db.Add(group);
        await write.CommitAsync(cancel);
        return group.Id;
    }
}

/// <summary>A grower as somebody states it.</summary>
/// <param name="Code">The code in the register.</param>
/// <param name="Name">The name.</param>
/// <param name="EnteredOn">The day of entry.</param>
/// <param name="Plots">The plots.</param>
public sealed record NewGrower(string? Code, string? Name, DateOnly? EnteredOn, IReadOnlyList<PlotId> Plots)
{
    /// <summary>The day on which the commitment was signed.</summary>
    public DateOnly? CommittedOn { get; init; }
}

/// <summary>Takes a grower into the register of a group.</summary>
public sealed class RegisterGrower(AniseDb db, JournalBook journal, GroupWriting writing)
{
    /// <summary>Registers it. Needs <c>Permission.EditGroups</c> for the place of the group.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<GrowerId>> RunAsync(Rights rights, GrowerGroupId id, NewGrower given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await writing.FindAsync(rights, id, cancel) is not { } group) return Texts.Problem("group-none", null);
        if (GroupWriting.Clean(given.Code) is not { } code) return Texts.Problem("grower-no-code", "code");
        if (GroupWriting.Clean(given.Name) is not { } name) return Texts.Problem("grower-no-name", "name");
        if (writing.DayFault(given.EnteredOn, "entered-on") is { } fault) return fault;
        if (given.EnteredOn < group.FormedOn) return Texts.Problem("grower-before-group", "entered-on", group.FormedOn);
        if (given.CommittedOn is not null && writing.DayFault(given.CommittedOn, "committed-on") is { } signed) return signed;
        if (TextLengths.OfLines(("code", code), ("name", name)) is { } line) return line;
        List<PlotId> plots = [.. given.Plots.Distinct()];
        if (plots.Count == 0) return Texts.Problem("grower-no-plots", "plots");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, GroupsActs.RegisterGrower, null, cancel);
        if (await db.Set<Grower>().AnyAsync(g => g.GroupId == id && g.Code == code, cancel)) return Texts.Problem("grower-known", "code", code);
        if (await db.Set<Plot>().CountAsync(p => p.ProjectId == group.ProjectId && EF.Parameter(plots).Contains(p.Id), cancel) != plots.Count) return Texts.Problem("grower-other-plots", "plots");
        var taken = await db.Set<GrowerPlot>().Where(p => p.GroupId == id && EF.Parameter(plots).Contains(p.PlotId)).Join(db.Set<Grower>().Where(g => g.LeftOn == null || g.LeftOn >= given.EnteredOn), p => p.GrowerId, g => g.Id, (p, g) => g.Name).FirstOrDefaultAsync(cancel);
        if (taken is not null) return Texts.Problem("grower-plot-taken", "plots", taken);
        var grower = new Grower { Id = new GrowerId(await db.ReserveAsync("grower", 1, cancel)), GroupId = id, PlaceId = group.PlaceId, Code = code, Name = name, EnteredOn = given.EnteredOn!.Value, CommittedOn = given.CommittedOn };
        db.Add(grower);
        db.AddRange(plots.Select(p => new GrowerPlot { GrowerId = grower.Id, PlotId = p, GroupId = id }));
        await write.CommitAsync(cancel);
        return grower.Id;
    }
}

/// <summary>A grower leaves the group, with the last day and the reason. What was inspected, approved and bought before stays; the plots are free for another from the next day.</summary>
public sealed class LeaveGroup(AniseDb db, JournalBook journal, GroupWriting writing, ReadRegister register)
{
    /// <summary>Records it. Needs <c>Permission.EditGroups</c> for the place of the group.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<GrowerId>> RunAsync(Rights rights, GrowerId id, DateOnly? lastDay, string? reason, CancellationToken cancel = default)
    {
        if (await writing.FindAsync(rights, id, cancel) is not { } grower) return Texts.Problem("grower-none", "leaver");
        if (writing.DayFault(lastDay, "left-on") is { } fault) return fault;
        DateOnly day = lastDay!.Value;
        if (day < grower.EnteredOn) return Texts.Problem("leave-before-entry", "left-on", grower.EnteredOn);
        if (GroupWriting.Clean(reason) is not { } why) return Texts.Problem("leave-no-reason", "left-because");
        if (TextLengths.OfTexts(("left-because", why)) is { } text) return text;
        // Judged with the lock in hand: a purchase at the same time is seen.
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, GroupsActs.LeaveGroup, why, cancel);
        RegisteredGrower seen = (await register.OfAsync([grower.GroupId], cancel))[grower.GroupId].Single(g => g.Grower.Id == id);
        if (seen.Grower.LeftOn is not null || !seen.IsActive(day)) return Texts.Problem("grower-gone", "leaver", grower.Name);
        if (seen.LastDay is { } last && day < last) return Texts.Problem("leave-before-last", "left-on", last);
        Grower leaving = await db.Set<Grower>().SingleAsync(g => g.Id == id, cancel);
        (leaving.LeftOn, leaving.LeftBecause) = (day, why);
        await write.CommitAsync(cancel);
        return id;
    }
}

/// <summary>Something about a grower as somebody states it.</summary>
/// <param name="Kind">What.</param>
/// <param name="Date">When.</param>
/// <param name="Person">Who inspected, approved or decided.</param>
public sealed record NewGrowerNote(GrowerNoteKind? Kind, DateOnly? Date, string? Person)
{
    /// <summary>What came of an inspection.</summary>
    public InspectionResult? Result { get; init; }

    /// <summary>What was found, or why.</summary>
    public string? Note { get; init; }
}

/// <summary>Writes down an inspection, an approval or a sanction.</summary>
public sealed class NoteGrower(AniseDb db, JournalBook journal, GroupWriting writing, ReadRegister register, ProductionTerms terms)
{
    /// <summary>Notes it. Needs <c>Permission.EditGroups</c> for the place of the group.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<GrowerNoteId>> RunAsync(Rights rights, GrowerId id, NewGrowerNote given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await writing.FindAsync(rights, id, cancel) is not { } grower) return Texts.Problem("grower-none", "grower");
        if (given.Kind is not { } kind) return Texts.Problem("note-no-kind", "kind");
        if (writing.DayFault(given.Date, "note-date") is { } fault) return fault;
        DateOnly day = given.Date!.Value;
        if (day < grower.EnteredOn) return Texts.Problem("note-before-entry", "note-date", grower.EnteredOn);
        if (GroupWriting.Clean(given.Person) is not { } person) return Texts.Problem("note-no-person", "person");
        string? said = GroupWriting.Clean(given.Note);
        if (kind == GrowerNoteKind.Inspection && given.Result is null) return Texts.Problem("note-no-result", "result");
        if ((kind is not (GrowerNoteKind.Inspection or GrowerNoteKind.Approval) || given.Result is InspectionResult.Conditions or InspectionResult.Failed) && said is null) return Texts.Problem("note-no-reason", "note");
        if (TextLengths.OfLines(("person", person)) is { } line) return line;
        if (TextLengths.OfTexts(("note", said)) is { } text) return text;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, kind switch { GrowerNoteKind.Inspection => GroupsActs.InspectGrower, GrowerNoteKind.Approval => GroupsActs.ApproveGrower, _ => GroupsActs.SanctionGrower }, null, cancel);
        RegisteredGrower seen = (await register.OfAsync([grower.GroupId], cancel))[grower.GroupId].Single(g => g.Grower.Id == id);
        if (!seen.IsActive(day)) return Texts.Problem("grower-gone", "grower", grower.Name);
        if (seen.Notes.Count > 0 && day < seen.Notes[^1].Date) return Texts.Problem("note-before-last", "note-date", seen.Notes[^1].Date);
        if (kind == GrowerNoteKind.Approval)
        {
            if (grower.CommittedOn is not { } signed || signed > day) return Texts.Problem("approval-no-commitment", "grower", grower.Name);
            if (seen.InspectionOn(day) is not { } inspection || inspection.Date.AddMonths(terms.Months("inspection-months", day)) <= day) return Texts.Problem("approval-no-inspection", "grower", grower.Name);
            if (inspection.Result == InspectionResult.Failed) return Texts.Problem("approval-failed", "grower", grower.Name, inspection.Date);
            if (Folding.Fold(inspection.Person) == Folding.Fold(person)) return Texts.Problem("approval-by-inspector", "person", person);
        }
        if (kind == GrowerNoteKind.Lifting && seen.SuspensionOn(day) is null) return Texts.Problem("note-not-suspended", "kind", grower.Name);
        var note = new GrowerNote
        {
            Id = new GrowerNoteId(await db.ReserveAsync("grower-note", 1, cancel)),
            GrowerId = id,
            GroupId = grower.GroupId,
            Kind = kind,
            Date = day,
            Person = person,
            Result = kind == GrowerNoteKind.Inspection ? given.Result : null,
            Note = said,
        };
        db.Add(note);
        await write.CommitAsync(cancel);
        return note.Id;
    }
}

/// <summary>Estimates what a grower will bear in a year, or anew with a reason.</summary>
public sealed class EstimateYield(AniseDb db, JournalBook journal, GroupWriting writing)
{
    /// <summary>Records the estimate. Needs <c>Permission.EditGroups</c> for the place of the group.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<YieldEstimateId>> RunAsync(Rights rights, GrowerId id, int? year, decimal? kg, DateOnly? date, string? reason, CancellationToken cancel = default)
    {
        if (await writing.FindAsync(rights, id, cancel) is not { } grower) return Texts.Problem("grower-none", "grower");
        if (year is not { } of || of < grower.EnteredOn.Year || of > grower.EnteredOn.Year + 100) return Texts.Problem("estimate-no-year", "year", grower.EnteredOn.Year);
        if (kg is not (> 0 and <= GroupWriting.MostKg)) return Texts.Problem("estimate-wrong", "kg", GroupWriting.MostKg);
        if (writing.DayFault(date, "estimate-date") is { } fault) return fault;
        string? why = GroupWriting.Clean(reason);
        if (TextLengths.OfTexts(("reason", why)) is { } text) return text;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, GroupsActs.EstimateYield, why, cancel);
        YieldEstimate? before = (await db.Set<YieldEstimate>().Where(e => e.GrowerId == id && e.Year == of).ToListAsync(cancel)).MaxBy(e => e.Id.Value);
        if (before is not null && why is null) return Texts.Problem("estimate-no-reason", "reason", before.Kg);
        decimal bought = (await db.Set<GroupPurchase>().Where(p => p.GrowerId == id).ToListAsync(cancel)).Where(p => p.Date.Year == of).Sum(p => p.Kg);
        if (kg < bought) return Texts.Problem("estimate-below-bought", "kg", bought);
        var estimate = new YieldEstimate { Id = new YieldEstimateId(await db.ReserveAsync("yield-estimate", 1, cancel)), GrowerId = id, GroupId = grower.GroupId, Year = of, Kg = kg.Value, Date = date!.Value, Reason = before is null ? null : why };
        db.Add(estimate);
        await write.CommitAsync(cancel);
        return estimate.Id;
    }
}

/// <summary>Buys from a grower: from an approved one, and never more than was estimated.</summary>
public sealed class BuyFromGrower(AniseDb db, JournalBook journal, GroupWriting writing, ReadRegister register, ProductionTerms terms)
{
    /// <summary>Records the purchase. Needs <c>Permission.EditGroups</c> for the place of the group.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<GroupPurchaseId>> RunAsync(Rights rights, GrowerId id, DateOnly? date, decimal? kg, string? lot, long? priceVnd, CancellationToken cancel = default)
    {
        if (await writing.FindAsync(rights, id, cancel) is not { } grower) return Texts.Problem("grower-none", "grower");
        if (writing.DayFault(date, "purchase-date") is { } fault) return fault;
        if (kg is not (> 0 and <= GroupWriting.MostKg)) return Texts.Problem("purchase-wrong", "purchase-kg", GroupWriting.MostKg);
        if (GroupWriting.Clean(lot) is not { } of) return Texts.Problem("purchase-no-lot", "lot");
        if (priceVnd is < 0 or > 1_000_000_000) return Texts.Problem("purchase-price-wrong", "price");
        if (TextLengths.OfLines(("lot", of)) is { } line) return line;
        DateOnly day = date!.Value;
        // Judged with the lock in hand: two purchases at once cannot both take what is left.
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, GroupsActs.BuyFromGrower, null, cancel);
        RegisteredGrower seen = (await register.OfAsync([grower.GroupId], cancel))[grower.GroupId].Single(g => g.Grower.Id == id);
        if (!seen.IsActive(day)) return Texts.Problem("grower-gone", "grower", grower.Name);
        if (seen.SuspensionOn(day) is { } held) return Texts.Problem("purchase-suspended", "grower", grower.Name, held.Date, held.Note);
        if (!seen.IsApproved(day, terms.Months("inspection-months", day))) return Texts.Problem("purchase-unapproved", "grower", grower.Name, day);
        if (seen.EstimateOf(day.Year) is not { } estimate) return Texts.Problem("purchase-no-estimate", "grower", grower.Name, day.Year);
        decimal bought = seen.BoughtIn(day.Year);
        if (bought + kg > estimate.Kg) return Texts.Problem("purchase-over-estimate", "purchase-kg", grower.Name, day.Year, estimate.Kg, bought, kg, estimate.Kg - bought);
        var purchase = new GroupPurchase { Id = new GroupPurchaseId(await db.ReserveAsync("group-purchase", 1, cancel)), GrowerId = id, GroupId = grower.GroupId, PlaceId = grower.PlaceId, Date = day, Kg = kg.Value, Lot = of, PriceVnd = priceVnd };
        db.Add(purchase);
        await write.CommitAsync(cancel);
        return purchase.Id;
    }
}
