using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Targets;

/// <summary>A directive as somebody writes it down.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">The year that it is for.</param>
/// <param name="On">Its day.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Place">The place of the office that issued it.</param>
public sealed record NewDirective(string? Number, int? Year, DateOnly? On, string? Issuer, string? Title, PlaceId? Place);

/// <summary>Records a directive that sets targets.</summary>
public sealed class RecordDirective(AniseDb db, JournalBook journal, PlacesOfPlans places)
{
    internal const int FirstYear = 2011, MostAhead = 10;

    /// <summary>Records it. Needs <c>Permission.SetTargets</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<DirectiveId>> RunAsync(Rights rights, NewDirective given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        rights.Demand(Permission.SetTargets, given.Place is { } asked ? await places.ScopeAsync(asked, given.On ?? places.Today, cancel) : Scope.Anywhere);
        List<Problem> faults = [.. await FaultsAsync(given, cancel)];
        if (faults.Count > 0) return Result<DirectiveId>.Refused(faults);
        string number = given.Number!.Trim().Normalize(), key = Folding.Fold(number);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.RecordDirective, null, cancel);
        if (await db.Set<Directive>().AnyAsync(d => d.NumberKey == key && d.Year == given.Year, cancel)) return Texts.Problem("directive-known", "number", number, given.Year);
        var directive = new Directive
        {
            Id = new DirectiveId(await db.ReserveAsync("directive", 1, cancel)),
            Number = number,
            NumberKey = key,
            Year = given.Year!.Value,
            On = given.On!.Value,
            Issuer = given.Issuer!.Trim(),
            Title = given.Title!.Trim(),
            PlaceId = given.Place!.Value,
        };
        db.Add(directive);
        await write.CommitAsync(cancel);
        return directive.Id;
    }

    /// <summary>Takes back a directive that has no target and was not sent. Needs <c>Permission.SetTargets</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<DirectiveId>> TakeBackAsync(Rights rights, DirectiveId id, CancellationToken cancel = default)
    {
        if (await db.Set<Directive>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } seen) return Texts.Problem("directive-none", null);
        rights.Demand(Permission.SetTargets, await places.ScopeAsync(seen.PlaceId, seen.On, cancel));
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.TakeBackDirective, null, cancel);
        if (await db.Set<Target>().AnyAsync(t => t.DirectiveId == id, cancel)) return Texts.Problem("directive-has-targets", null, seen.Number);
        db.Remove(await db.Set<Directive>().SingleAsync(d => d.Id == id, cancel));
        await write.CommitAsync(cancel);
        return id;
    }

    private async Task<IEnumerable<Problem>> FaultsAsync(NewDirective given, CancellationToken cancel)
    {
        var faults = new List<Problem?>
        {
            TextLengths.Missing("number", given.Number), TextLengths.Missing("issuer", given.Issuer), TextLengths.Missing("title", given.Title),
            TextLengths.OfLines(("number", given.Number), ("issuer", given.Issuer)), TextLengths.OfTexts(("title", given.Title)),
        };
        if (given.Year is not { } year || year < FirstYear || year > places.Today.Year + MostAhead) faults.Add(Texts.Problem("plan-year-wrong", "year", FirstYear, places.Today.Year + MostAhead));
        if (given.On is not { } on) faults.Add(Texts.Problem("plan-no-day", "on"));
        else if (on > places.Today) faults.Add(Texts.Problem("plan-day-in-future", "on", on));
        else if (given.Year is { } of && (on.Year < of - 5 || on.Year > of)) faults.Add(Texts.Problem("directive-day-odd", "on", on, of));
        if (given.Place is not { } place || (await places.OnAsync(given.On ?? places.Today, cancel)).Find(place) is not { Kind: not PlaceKind.Village }) faults.Add(Texts.Problem("plan-place-not-then", "place"));
        return faults.OfType<Problem>();
    }
}
