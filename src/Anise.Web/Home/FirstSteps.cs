using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Reviews;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Web.Home;

/// <summary>One thing to do before a store can be worked with.</summary>
/// <param name="Key">What it is called in the texts, after <c>first-</c>.</param>
/// <param name="Done">Whether it is done.</param>
/// <param name="Href">Where it is done; null for a reader who may not do it.</param>
public sealed record FirstStep(string Key, bool Done, string? Href);

/// <summary>What comes first on an empty store: people, villages, households, the review of the year.</summary>
public sealed class FirstSteps(AniseDb db, TimeProvider clock)
{
    /// <summary>The steps, in order; none once households are in the store.</summary>
    public async Task<IReadOnlyList<FirstStep>> RunAsync(Rights rights, CancellationToken cancel = default)
    {
        if (rights.Grants.Count == 0 || await db.Households.AnyAsync(cancel)) return [];
        int year = clock.Today().Year;
        string? To(Permission permission, string href) => rights.MayAnywhere(permission) ? href : null;
        return
        [
            new FirstStep("users", await db.Users.OrderBy(u => u.Id).Skip(1).AnyAsync(cancel), To(Permission.ManageUsers, "/users/add")),
            new FirstStep("villages", await db.Set<Place>().AnyAsync(p => p.Kind == PlaceKind.Village, cancel), To(Permission.EditPlaces, "/places")),
            new FirstStep("households", false, To(Permission.ImportHouseholds, "/import")),
            new FirstStep("review", await db.Campaigns.AnyAsync(c => c.Year == year, cancel), To(Permission.OpenCampaign, "/reviews")),
        ];
    }
}
