using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Procedures;
using Anise.Projects;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Production;

/// <summary>A note on suitability as somebody writes it down.</summary>
/// <param name="Place">The place.</param>
/// <param name="Crop">The crop, by its code or as offices write it.</param>
/// <param name="Aspect">The respect.</param>
/// <param name="Grade">How well it suits.</param>
/// <param name="On">The day.</param>
/// <param name="Text">What it says.</param>
public sealed record NewSuitability(PlaceId? Place, string? Crop, SuitabilityAspect? Aspect, SuitabilityGrade? Grade, DateOnly? On, string? Text)
{
    /// <summary>What was measured.</summary>
    public decimal? Measured { get; init; }

    /// <summary>In what.</summary>
    public string? Unit { get; init; }

    /// <summary>Where it is from.</summary>
    public string? Source { get; init; }
}

/// <summary>Notes how well a place suits a crop. Earlier notes stay; the latest of each respect counts.</summary>
public sealed class NoteSuitability(AniseDb db, JournalBook journal, PlacesOfPlans places)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>Notes it. Needs <c>Permission.EditPlans</c> for the place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<SuitabilityNoteId>> RunAsync(Rights rights, NewSuitability given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        rights.Demand(Permission.EditPlans, given.Place is { } asked ? await places.ScopeAsync(asked, places.Today, cancel) : Scope.Anywhere);
        List<Problem> faults = [.. ((Problem?[])
        [
            TextLengths.Missing("crop", given.Crop), TextLengths.Missing("text", given.Text), TextLengths.OfLines(("crop", given.Crop), ("unit", given.Unit), ("source", given.Source)), TextLengths.OfTexts(("text", given.Text)),
            given.Aspect is { } aspect && Enum.IsDefined(aspect) ? null : Texts.Problem("suitability-no-aspect", "aspect"),
            given.Grade is { } grade && Enum.IsDefined(grade) ? null : Texts.Problem("suitability-no-grade", "grade"),
            given.On is not { } on ? Texts.Problem("plan-no-day", "on") : on > places.Today ? Texts.Problem("plan-day-in-future", "on", on) : on < Earliest ? Texts.Problem("suitability-day", "on", on) : null,
            given.Measured is not null && string.IsNullOrWhiteSpace(given.Unit) ? Texts.Problem("suitability-no-unit", "unit") : null,
            given.Place is { } place && (await places.NowAsync(cancel)).Find(place) is { Kind: not PlaceKind.Province } ? null : Texts.Problem("suitability-place", "place"),
        ]).OfType<Problem>()];
        if (faults.Count > 0) return Result<SuitabilityNoteId>.Refused(faults);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, PlansActs.NoteSuitability, null, cancel);
        var note = new SuitabilityNote
        {
            Id = new SuitabilityNoteId(await db.ReserveAsync("suitability-note", 1, cancel)), PlaceId = given.Place!.Value, Crop = Crops.CodeOf(given.Crop)!, Aspect = given.Aspect!.Value, Grade = given.Grade!.Value,
            Measured = given.Measured, Unit = given.Measured is null ? null : given.Unit!.Trim(), Text = given.Text!.Trim(), Source = string.IsNullOrWhiteSpace(given.Source) ? null : given.Source.Trim(), On = given.On!.Value,
            Person = rights.Actor.SignsAs,
        };
        db.Add(note);
        await write.CommitAsync(cancel);
        return note.Id;
    }
}

/// <summary>Reads notes on suitability.</summary>
public sealed class ReadSuitability(AniseDb db, PlacesOfPlans places)
{
    /// <summary>The notes of a place of today and all in it, with the name of each place: by place, crop and respect, the latest first. Needs <c>Permission.SeePlans</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<(SuitabilityNote Note, MappedPlace Place, bool Counts)>> RunAsync(Rights rights, PlaceId place, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        rights.Demand(Permission.SeePlans, await places.ScopeAsync(place, places.Today, cancel));
        List<PlaceId> within = await places.WithinAsync(place, cancel);
        List<SuitabilityNote> notes = await db.Set<SuitabilityNote>().AsNoTracking().Where(n => EF.Parameter(within).Contains(n.PlaceId)).ToListAsync(cancel);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(notes.Select(n => n.PlaceId), cancel);
        return
        [
            .. notes.GroupBy(n => (n.PlaceId, n.Crop, n.Aspect)).SelectMany(g => g.OrderByDescending(n => n.On).ThenByDescending(n => n.Id.Value).Select((n, i) => (Note: n, Place: names[n.PlaceId], Counts: i == 0)))
                .OrderBy(n => n.Place.Code, StringComparer.Ordinal).ThenBy(n => n.Note.Crop, StringComparer.Ordinal).ThenBy(n => n.Note.Aspect).ThenByDescending(n => n.Counts).ThenByDescending(n => n.Note.On),
        ];
    }
}
