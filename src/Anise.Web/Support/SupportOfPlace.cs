using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Support;
using Anise.Support.Lists;
using Anise.Support.Owed;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Support;

/// <summary>What is owed in the chosen place and was not delivered: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/support/export")]
public sealed class OwedOfPlace(OwedList list) : PageList<OwedLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<OwedLine>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (PlaceOf(context) is not { } place || !Lists(place)) return null;
        Result<ListOf<OwedLine>> owed = await list.RunAsync(context.Rights, place.Id, DayOf(context), http.RequestAborted);
        return owed.Ok ? owed.Value : null;
    }

    /// <summary>Whether what is owed is listed person by person: in a commune or a village, not in a whole province.</summary>
    internal static bool Lists(MappedPlace place) => place.IsCommuneLevel || place.Kind == PlaceKind.Village;

    /// <summary>The day of the address; else today.</summary>
    internal static DateOnly DayOf(PageContext context) => DateOnly.TryParseExact(context.Here["day"], ["yyyy-MM-dd", "d/M/yyyy"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateOnly day) && day <= context.Today ? day : context.Today;

    /// <summary>The chosen place, or the first in which the reader may see support; null for a reader with none.</summary>
    /// <exception cref="NoAccessException">The address names a place whose support the reader may not see.</exception>
    internal static MappedPlace? PlaceOf(PageContext context) => MaySee(context, context.Place) ? context.Place
        : context.PlaceIsAsked ? throw new NoAccessException(Permission.SeeSupport) : context.Places.FirstOrDefault(p => MaySee(context, p));

    private static bool MaySee(PageContext context, MappedPlace? place) => place is not null && context.Rights.May(Permission.SeeSupport, context.Map.ScopeOf(place.Id));
}

/// <summary>The lists of deliveries of the chosen place: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/support/lists/export")]
public sealed class ListsOfPlace(DeliveryLists lists) : PageList<CountedList>
{
    /// <inheritdoc/>
    public override async Task<ListOf<CountedList>?> OpenAsync(PageContext context, HttpContext http) =>
        OwedOfPlace.PlaceOf(context) is { } place ? await lists.OfPlaceAsync(context.Rights, place.Id, http.RequestAborted) : null;
}

/// <summary>The lines of a list of deliveries: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/support/lists/{id:long}/export")]
public sealed class LinesOfList(DeliveryLists lists) : PageList<NamedLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<NamedLine>?> OpenAsync(PageContext context, HttpContext http) =>
        long.TryParse(http.Request.RouteValues["id"]?.ToString(), out long id) ? await lists.LinesAsync(context.Rights, new SupportListId(id), http.RequestAborted) : null;
}

/// <summary>Who gains and who loses what between two days in the chosen commune or village: on the page, as Excel, CSV and paper. Without days it is what the last decision did.</summary>
[ListFiles("/support/changes/export")]
public sealed class ChangesOfPlace(ChangeList list, ReadChanges read) : PageList<OwedChange>
{
    /// <inheritdoc/>
    public override async Task<ListOf<OwedChange>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (OwedOfPlace.PlaceOf(context) is not { } place || !OwedOfPlace.Lists(place)) return null;
        (DateOnly before, DateOnly after) = DaysOf(context, await read.DecisionsAsync(context.Rights, place.Id, http.RequestAborted));
        Result<ListOf<OwedChange>> changes = await list.RunAsync(context.Rights, place.Id, before, after, http.RequestAborted);
        return changes.Ok ? changes.Value : null;
    }

    /// <summary>The two days of the address; else the day of the last decision and the one before; else today and a year before.</summary>
    internal static (DateOnly Before, DateOnly After) DaysOf(PageContext context, IReadOnlyList<ClassDecision> decisions)
    {
        DateOnly after = Day(context, "after") ?? (Day(context, "before") is null && decisions.Count > 0 ? decisions[0].On : context.Today);
        return (Day(context, "before") ?? (Day(context, "after") is null && decisions.Count > 0 ? after.AddDays(-1) : after.AddYears(-1)), after);
    }

    private static DateOnly? Day(PageContext context, string name) => DateOnly.TryParseExact(context.Here[name], ["yyyy-MM-dd", "d/M/yyyy"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateOnly day) ? day : null;
}
