using Anise.Access;
using Anise.Funds;
using Anise.Funds.Books;
using Anise.Funds.Lists;
using Anise.Lists;
using Anise.Places;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Funds;

/// <summary>The place whose money a page shows.</summary>
internal static class FundPlace
{
    /// <summary>The chosen place, where the reader may see its money; null for a reader without a place.</summary>
    /// <exception cref="NoAccessException">The reader may see no money.</exception>
    public static MappedPlace? Of(PageContext context)
    {
        if (context.Place is not { Kind: not PlaceKind.Village } place)
        {
            context.Rights.Demand(Permission.SeeFunds, Scope.Anywhere);
            return null;
        }
        context.Rights.Demand(Permission.SeeFunds, context.Map.ScopeOf(place.Id));
        return place;
    }
}

/// <summary>The balances of the chosen place.</summary>
[ListFiles("/funds/export")]
public sealed class FundBalanceList(FundLists lists) : PageList<FundBalance>
{
    /// <inheritdoc/>
    public override async Task<ListOf<FundBalance>?> OpenAsync(PageContext context, HttpContext http) =>
        FundPlace.Of(context) is { } place ? await lists.BalancesAsync(context.Rights, place.Id, context.Year, http.RequestAborted) : null;
}

/// <summary>The entries of the chosen place.</summary>
[ListFiles("/funds/entries/export")]
public sealed class FundEntryList(FundLists lists) : PageList<FundLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<FundLine>?> OpenAsync(PageContext context, HttpContext http) =>
        FundPlace.Of(context) is { } place ? await lists.EntriesAsync(context.Rights, place.Id, http.RequestAborted) : null;
}
