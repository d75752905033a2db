using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Lists;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Courses;

/// <summary>A course with its counts.</summary>
/// <param name="Course">The course.</param>
/// <param name="Learners">Who takes part.</param>
/// <param name="Finished">Of them, who finished it.</param>
/// <param name="Certified">Of them, who has a certificate.</param>
/// <param name="Working">Of those who finished, who worked when last asked.</param>
public sealed record CountedCourse(Course Course, int Learners, int Finished, int Certified, int Working);

/// <summary>A learner with name and work.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Course">The course.</param>
/// <param name="Name">The name.</param>
/// <param name="Code">The code of the household.</param>
/// <param name="No">The number in the household.</param>
/// <param name="Village">The village.</param>
/// <param name="Jobs">What was noted, by month.</param>
/// <param name="Due">The first month for which nothing was noted and that has passed; null for none.</param>
public sealed record NamedLearner(Learner Learner, Course Course, string Name, string? Code, int No, string Village, IReadOnlyDictionary<int, LearnerJob> Jobs, int? Due)
{
    /// <summary>Since when it is due.</summary>
    public DateOnly? DueOn => Due is { } month ? Course.To.AddMonths(month) : null;
}

/// <summary>The courses of a place, the learners of one, and whom to ask for their work.</summary>
public sealed class CourseLists(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>The courses of a place. Needs <c>Permission.SeeSupport</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<CountedCourse>> OfPlaceAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        var (map, trail, courses) = await CoursesAsync(rights, placeId, cancel);
        CourseId[] ids = [.. courses.Select(c => c.Id)];
        List<Learner> learners = await db.Set<Learner>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.CourseId)).ToListAsync(cancel);
        ILookup<LearnerId, LearnerJob> jobs = (await db.Set<LearnerJob>().AsNoTracking().Where(j => EF.Parameter(ids).Contains(j.CourseId)).ToListAsync(cancel)).ToLookup(j => j.LearnerId);
        ILookup<CourseId, Learner> of = learners.ToLookup(l => l.CourseId);
        return new ListOf<CountedCourse>
        {
            Title = Texts.Get("courses-title"),
            About = map[placeId].Name,
            FileName = $"courses-{map[placeId].Code}",
            Rows = courses.Select(c => new CountedCourse(c, of[c.Id].Count(), of[c.Id].Count(l => l.Finished == true), of[c.Id].Count(l => l.Certificate is not null),
                of[c.Id].Count(l => jobs[l.Id].MaxBy(j => j.Month) is { Kind: not JobKind.None }))).ToList().AsQueryable(),
            Columns =
            [
                CourseColumn("course", c => c.Course.Name, ColumnLook.Name).SortedBy(c => VietnameseOrder.OfText(c.Course.Name)),
                CourseColumn("trade", c => c.Course.Trade).SortedBy(c => VietnameseOrder.OfText(c.Course.Trade)),
                CourseColumn("commune", c => trail.Find(c.Course.CommuneId)?.Name).SortedBy(c => c.Course.CommuneId.Value),
                CourseColumn("course-from", c => c.Course.From).SortedBy(c => c.Course.From),
                CourseColumn("course-to", c => c.Course.To).SortedBy(c => c.Course.To),
                CourseColumn("course-days", c => c.Course.Days, ColumnLook.Number).SortedBy(c => c.Course.Days),
                CourseColumn("learners", c => c.Learners, ColumnLook.Number).SortedBy(c => c.Learners),
                CourseColumn("finished", c => c.Finished, ColumnLook.Number).SortedBy(c => c.Finished),
                CourseColumn("certified", c => c.Certified, ColumnLook.Number).SortedBy(c => c.Certified),
                CourseColumn("working", c => c.Working, ColumnLook.Number).SortedBy(c => c.Working),
            ],
            Filters = [ListFilter<CountedCourse>.Words("q", Texts.Get("column-course"), words => Folding.Fold(words) is { Length: > 0 } key ? c => Folding.Fold(c.Course.Name).Contains(key) || Folding.Fold(c.Course.Trade).Contains(key) : null)],
            Sort = "-course-from",
            Ties = [ListOrder<CountedCourse>.By(c => c.Course.Id.Value)],
        };
    }

    /// <summary>A course; null where there is none. Needs <c>Permission.SeeSupport</c> for its commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Course?> FindAsync(Rights rights, CourseId id, CancellationToken cancel = default)
    {
        if (await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } course) return null;
        rights.Demand(Permission.SeeSupport, await maps.ScopeAsync(course.CommuneId, clock.Today(), cancel: cancel));
        return course;
    }

    /// <summary>The learners of a course; null where there is none. Needs <c>Permission.SeeSupport</c> for its commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<NamedLearner>?> LearnersAsync(Rights rights, CourseId id, CancellationToken cancel = default)
    {
        if (await FindAsync(rights, id, cancel) is not { } course) return null;
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        return await ListAsync([course], trail, course.CommuneId, course.Name, $"course-{id.Value.Key()}", due: false, clock.Today(), cancel);
    }

    /// <summary>Who finished a course of a place 6 or 12 months ago and was not asked for the work. Needs <c>Permission.SeeSupport</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<NamedLearner>> DueAsync(Rights rights, PlaceId placeId, DateOnly? on = null, CancellationToken cancel = default)
    {
        var (_, trail, courses) = await CoursesAsync(rights, placeId, cancel);
        return await ListAsync(courses, trail, placeId, Texts.Get("follow-up-title"), $"course-follow-up-{trail.Map[placeId].Code}", due: true, on ?? clock.Today(), cancel);
    }

    private async Task<(PlaceMap Map, PlaceTrail Trail, List<Course> Courses)> CoursesAsync(Rights rights, PlaceId placeId, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeSupport, map.ScopeOf(placeId));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        PlaceId[] communes = [.. trail.LeadingTo(p => p.IsCommuneLevel && map.LiesIn(p.Id, placeId))];
        return (map, trail, await db.Set<Course>().AsNoTracking().Where(c => EF.Parameter(communes).Contains(c.CommuneId)).ToListAsync(cancel));
    }

    private async Task<ListOf<NamedLearner>> ListAsync(IReadOnlyList<Course> courses, PlaceTrail trail, PlaceId at, string title, string fileName, bool due, DateOnly day, CancellationToken cancel)
    {
        Dictionary<CourseId, Course> byId = courses.ToDictionary(c => c.Id);
        CourseId[] ids = [.. byId.Keys];
        List<Learner> learners = await db.Set<Learner>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.CourseId)).ToListAsync(cancel);
        MemberId[] people = [.. learners.Select(l => l.MemberId)];
        var names = (await db.MemberFacts.AsNoTracking().Where(m => EF.Parameter(people).Contains(m.MemberId)).Select(m => new { m.MemberId, m.HouseholdId, m.Name, m.MemberNo, m.HoldsFrom, m.Revision }).ToListAsync(cancel)).OrderBy(m => m.HoldsFrom).ThenBy(m => m.Revision).ToLookup(m => m.MemberId);
        HouseholdId[] homes = [.. learners.Select(l => l.HouseholdId)];
        Dictionary<HouseholdId, string?> codes = await db.Households.AsNoTracking().Where(h => EF.Parameter(homes).Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.Code, cancel);
        ILookup<LearnerId, LearnerJob> jobs = (await db.Set<LearnerJob>().AsNoTracking().Where(j => EF.Parameter(ids).Contains(j.CourseId)).ToListAsync(cancel)).ToLookup(j => j.LearnerId);
        IEnumerable<NamedLearner> rows = learners.Select(l =>
        {
            var person = names[l.MemberId].LastOrDefault(m => m.HouseholdId == l.HouseholdId) ?? names[l.MemberId].Last();
            Course course = byId[l.CourseId];
            Dictionary<int, LearnerJob> of = jobs[l.Id].ToDictionary(j => j.Month);
            int? next = l.Finished == true ? CourseWords.Months.Where(m => !of.ContainsKey(m) && course.To.AddMonths(m) <= day).Select(m => (int?)m).FirstOrDefault() : null;
            return new NamedLearner(l, course, person.Name, codes.GetValueOrDefault(l.HouseholdId), person.MemberNo, trail.Find(l.VillageId)?.Name ?? "", of, next);
        });
        return new ListOf<NamedLearner>
        {
            Title = title,
            About = trail.Find(at)?.Name,
            FileName = fileName,
            HandingOut = HandingOut.OfPersons(Permission.ExportSupport, await maps.ScopeAsync(at, clock.Today(), cancel: cancel), at, title),
            Rows = rows.Where(l => !due || l.Due is not null).ToList().AsQueryable(),
            Columns =
            [
                Column("learner", l => l.Name, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(l.Name)),
                Column("code", l => l.Code).SortedBy(l => l.Code),
                Column("member-no", l => l.No, ColumnLook.Number).SortedBy(l => l.No),
                Column("village", l => l.Village).SortedBy(l => VietnameseOrder.OfText(l.Village)),
                .. due ? [Column("course", l => l.Course.Name).SortedBy(l => VietnameseOrder.OfText(l.Course.Name)), Column("due-month", l => l.Due, ColumnLook.Number).SortedBy(l => l.Due), Column("due-on", l => l.DueOn).SortedBy(l => l.DueOn)]
                    : (ListColumn<NamedLearner>[])
                    [
                        Column("supported", l => Texts.Get(l.Learner.Claim is null ? "no" : "yes")).SortedBy(l => l.Learner.Claim == null),
                        Column("attended", l => l.Learner.DaysAttended is { } days ? string.Create(CultureInfo.InvariantCulture, $"{days}/{l.Course.Days}") : null).SortedBy(l => l.Learner.DaysAttended),
                        Column("finished-course", l => l.Learner.Finished is { } finished ? Texts.Get(finished ? "yes" : "no") : null).SortedBy(l => l.Learner.Finished),
                        Column("certificate", l => l.Learner.Certificate).SortedBy(l => l.Learner.Certificate),
                        Column("job-6", l => CourseWords.Of(l.Jobs.GetValueOrDefault(6))),
                        Column("job-12", l => CourseWords.Of(l.Jobs.GetValueOrDefault(12))),
                    ],
            ],
            Filters = [],
            Sort = due ? "due-on" : "learner",
            Ties = [ListOrder<NamedLearner>.By(l => l.Learner.Id.Value)],
            PageSize = 200,
        };
    }

    private static ListColumn<CountedCourse> CourseColumn(string key, Func<CountedCourse, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);

    private static ListColumn<NamedLearner> Column(string key, Func<NamedLearner, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
