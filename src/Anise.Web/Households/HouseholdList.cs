using Anise.Access;
using Anise.Households;
using Anise.Households.Lists;
using Anise.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Households;

/// <summary>The households of the chosen place.</summary>
[ListFiles("/households/export")]
public sealed class HouseholdList(ReadHouseholds read) : PageList<Household>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Household>?> OpenAsync(PageContext context, HttpContext http) =>
        PlaceOf(context) is { } place ? await read.RunAsync(context.Rights, place.Id, http.RequestAborted) : null;

    /// <summary>The place of the list: the chosen one, or the first in which the reader may see households. Null for a reader with none.</summary>
    /// <exception cref="NoAccessException">The address names a place whose households the reader may not see.</exception>
    internal static MappedPlace? PlaceOf(PageContext context) => MaySee(context, context.Place) ? context.Place
        : context.PlaceIsAsked ? throw new NoAccessException(Permission.SeeHouseholds) : context.Places.FirstOrDefault(p => MaySee(context, p));

    private static bool MaySee(PageContext context, MappedPlace? place) => place is not null && context.Rights.May(Permission.SeeHouseholds, context.Map.ScopeOf(place.Id));
}
