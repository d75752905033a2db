using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Courses;

/// <summary>A course as somebody writes it down.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Trade">The trade.</param>
/// <param name="Provider">Who teaches.</param>
/// <param name="Venue">Where.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Days">On how many days it teaches.</param>
public sealed record NewCourse(string? Name, string? Trade, string? Provider, string? Venue, DateOnly? From, DateOnly? To, int? Days);

/// <summary>Records a course, or corrects it.</summary>
public sealed class RecordCourse(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Records it. Needs <c>Permission.EditSupport</c> for the commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<CourseId>> RunAsync(Rights rights, PlaceId commune, NewCourse given, CourseId? change = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        if (change is { } of && await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == of, cancel) is { } known) commune = known.CommuneId;
        else if (change is not null) return Texts.Problem("course-none", null);
        rights.Demand(Permission.EditSupport, await maps.ScopeAsync(commune, map.Day, cancel: cancel));
        if (change is null && map.Find(commune) is not { IsCommuneLevel: true }) return Texts.Problem("list-commune", "place");
        if (Faults(given) is { Count: > 0 } faults) return Result<CourseId>.Refused(faults);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, SupportActs.RecordCourse, null, cancel);
        Course course;
        if (change is { } id)
        {
            course = await db.Set<Course>().SingleAsync(c => c.Id == id, cancel);
            if (await db.Set<Learner>().AnyAsync(l => l.CourseId == id && (l.DaysAttended > given.Days || l.CertifiedOn < given.From), cancel)) return Texts.Problem("course-attended", "days");
            if (course.From != given.From && await db.Set<Learner>().AnyAsync(l => l.CourseId == id, cancel)) return Texts.Problem("course-begun", "from");
            (course.Name, course.Trade, course.Provider, course.Venue) = (given.Name!.Trim(), given.Trade!.Trim(), given.Provider!.Trim(), given.Venue!.Trim());
            (course.From, course.To, course.Days) = (given.From!.Value, given.To!.Value, given.Days!.Value);
        }
        else
        {
            db.Add(course = new Course
            {
                Id = new CourseId(await db.ReserveAsync("course", 1, cancel)), CommuneId = commune, Name = given.Name!.Trim(), Trade = given.Trade!.Trim(), Provider = given.Provider!.Trim(),
                Venue = given.Venue!.Trim(), From = given.From!.Value, To = given.To!.Value, Days = given.Days!.Value,
            });
        }
        await write.CommitAsync(cancel);
        return course.Id;
    }

    private static List<Problem> Faults(NewCourse given)
    {
        (string Field, string? Value)[] lines = [("name", given.Name), ("trade", given.Trade), ("provider", given.Provider), ("venue", given.Venue)];
        List<Problem?> faults = [.. lines.Select(l => TextLengths.Missing(l.Field, l.Value)), TextLengths.OfLines(lines)];
        if (given.From is null) faults.Add(Texts.Problem("course-no-day", "from"));
        if (given.To is null) faults.Add(Texts.Problem("course-no-day", "to"));
        else if (given.To < given.From) faults.Add(Texts.Problem("course-to", "to", given.From, given.To));
        if (given.Days is not > 0) faults.Add(Texts.Problem("course-no-days", "days"));
        else if (given is { From: { } from, To: { } to } && to >= from && given.Days > to.DayNumber - from.DayNumber + 1) faults.Add(Texts.Problem("course-days", "days", to.DayNumber - from.DayNumber + 1, given.Days));
        return [.. faults.OfType<Problem>()];
    }
}
