using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Infrastructure;

/// <summary>What a village asks to be built, as somebody writes it down.</summary>
/// <param name="Kind">The code of the kind of asset that it would become.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Place">Where it would be.</param>
/// <param name="On">The day of the meeting.</param>
/// <param name="Document">The number of the minutes.</param>
/// <param name="Reason">Why it is needed.</param>
public sealed record NewNeed(string? Kind, string? Name, PlaceId? Place, DateOnly? On, string? Document, string? Reason);

/// <summary>Records what a village meeting asked for: the first step of an infrastructure work.</summary>
public sealed class RecordNeed(AniseDb db, JournalBook journal, WorksPlaces places, RuleBook rules)
{
    /// <summary>Records it. Needs <c>Permission.EditWorks</c> for its place. One of the same name and kind at the place, not yet handed over, is there already and is told.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<InfrastructureWorkId>> RunAsync(Rights rights, NewNeed need, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(need);
        rights.Demand(Permission.EditWorks, need.Place is { } asked ? await places.ScopeAsync(asked, places.Today, cancel) : Scope.Anywhere);
        List<Problem> faults = [.. Faults(need, await places.NowAsync(cancel))];
        if (faults.Count > 0) return Result<InfrastructureWorkId>.Refused(faults);
        string name = need.Name!.Trim().Normalize(), key = Folding.Fold(name);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, WorksActs.RecordNeed, null, cancel);
        if (await db.Set<InfrastructureWork>().AnyAsync(w => w.PlaceId == need.Place && w.Kind == need.Kind && w.NameKey == key && w.Step != WorkStep.HandedOver, cancel))
            return Texts.Problem("work-known", "name", name);
        var work = new InfrastructureWork
        {
            Id = new InfrastructureWorkId(await db.ReserveAsync("infrastructure-work", 1, cancel)),
            Kind = need.Kind!,
            Name = name,
            NameKey = key,
            PlaceId = need.Place!.Value,
            NeededOn = need.On!.Value,
        };
        db.Add(work);
        db.Add(new WorkStepRecord
        {
            WorkId = work.Id, Number = 1, Step = WorkStep.Needed, On = work.NeededOn, Person = rights.Actor.SignsAs,
            Document = need.Document!.Trim(), Note = need.Reason!.Trim(),
        });
        await write.CommitAsync(cancel);
        return work.Id;
    }

    private IEnumerable<Problem> Faults(NewNeed need, PlaceMap map)
    {
        if (rules.Works.Asset(need.Kind ?? "") is null) yield return Texts.Problem("asset-no-kind", "kind");
        if (string.IsNullOrWhiteSpace(need.Name)) yield return Texts.Problem("asset-no-name", "name");
        if (need.Place is not { } place || map.Find(place) is not { Kind: not (PlaceKind.Province or PlaceKind.District) }) yield return Texts.Problem("asset-place-not-now", "place");
        if (need.On is not { } on) yield return Texts.Problem("works-no-date", "date");
        else if (on > places.Today) yield return Texts.Problem("works-date-in-future", "date", on);
        else if (on < new DateOnly(2000, 1, 1)) yield return Texts.Problem("works-date-too-early", "date", on);
        if (TextLengths.Missing("document", need.Document) is { } paper) yield return paper;
        if (TextLengths.Missing("reason", need.Reason) is { } why) yield return why;
        if (TextLengths.OfLines(("name", need.Name), ("document", need.Document)) is { } line) yield return line;
        if (TextLengths.OfTexts(("reason", need.Reason)) is { } text) yield return text;
    }
}
