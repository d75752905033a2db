using Anise.Lists;
using Anise.Support;
using Anise.Support.Courses;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Support;

/// <summary>The courses of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/support/courses/export")]
public sealed class CoursesOfPlace(CourseLists lists) : PageList<CountedCourse>
{
    /// <inheritdoc/>
    public override async Task<ListOf<CountedCourse>?> OpenAsync(PageContext context, HttpContext http) =>
        OwedOfPlace.PlaceOf(context) is { } place ? await lists.OfPlaceAsync(context.Rights, place.Id, http.RequestAborted) : null;
}

/// <summary>The learners of a course: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/support/courses/{id:long}/export")]
public sealed class LearnersOfCourse(CourseLists lists) : PageList<NamedLearner>
{
    /// <inheritdoc/>
    public override async Task<ListOf<NamedLearner>?> OpenAsync(PageContext context, HttpContext http) =>
        long.TryParse(http.Request.RouteValues["id"]?.ToString(), out long id) ? await lists.LearnersAsync(context.Rights, new CourseId(id), http.RequestAborted) : null;
}

/// <summary>Whom to ask for their work: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/support/courses/follow-up/export")]
public sealed class FollowUpOfPlace(CourseLists lists) : PageList<NamedLearner>
{
    /// <inheritdoc/>
    public override async Task<ListOf<NamedLearner>?> OpenAsync(PageContext context, HttpContext http) =>
        OwedOfPlace.PlaceOf(context) is { } place ? await lists.DueAsync(context.Rights, place.Id, cancel: http.RequestAborted) : null;
}
