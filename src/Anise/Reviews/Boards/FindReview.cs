using Anise.Access;
using Anise.Households;
using Anise.Places;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Boards;

/// <summary>A review found by its year and the code of its commune. Says nothing about households: the readers of those demand their own rights.</summary>
/// <param name="Review">The review.</param>
/// <param name="Campaign">Its campaign.</param>
/// <param name="Commune">The commune on the map of the campaign.</param>
/// <param name="Map">That map.</param>
/// <param name="Scope">What rights for the commune are checked against.</param>
/// <param name="Rules">The rule set of the campaign.</param>
/// <param name="Procedure">The rules of the review itself; null for years before there were some.</param>
public sealed record ReviewAt(
    CommuneReview Review, Campaign Campaign, MappedPlace Commune, PlaceMap Map, Scope Scope, RuleSet Rules, RuleSet? Procedure);

/// <summary>Finds reviews by what addresses say, and who fills their forms.</summary>
public sealed class FindReview(AniseDb db, ReviewWork work)
{
    /// <summary>The review of a commune in a year; null where there is none.</summary>
    /// <param name="year">The year.</param>
    /// <param name="communeCode">The code of the commune on the map of that year's campaign.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ReviewAt?> RunAsync(int year, string communeCode, CancellationToken cancel = default)
    {
        Campaign? campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel);
        if (campaign is null) return null;
        PlaceMap map = await work.MapOfAsync(campaign, cancel);
        if (map.FindByCode(communeCode) is not { IsCommuneLevel: true } commune) return null;
        CommuneReview? review = await db.CommuneReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.CommuneId == commune.Id, cancel);
        if (review is null) return null;
        Scope scope = (await work.TodaysMapAsync(cancel)).ScopeOf(commune.Id, map);
        RuleSet? procedure = work.Rules.TryFind(ReviewTerms.Family, campaign.DecideBy, out RuleSet? found) ? found : null;
        return new ReviewAt(review, campaign, commune, map, scope, work.RulesOf(campaign), procedure);
    }

    /// <summary>Who may fill forms in the commune or one of its villages, by name: the accounts that households can be assigned to.</summary>
    /// <exception cref="NoAccessException">The reader may not see the households of any place in the commune.</exception>
    public async Task<IReadOnlyList<Enumerator>> EnumeratorsAsync(Rights rights, ReviewAt at, CancellationToken cancel = default)
    {
        List<Scope> scopes = [at.Scope, .. at.Map.VillagesIn(at.Commune.Id).Select(v => at.Map.ScopeOf(v.Id))];
        if (!scopes.Exists(s => rights.May(Permission.SeeHouseholds, s))) throw new NoAccessException(Permission.SeeHouseholds);
        List<User> users = await db.Set<User>().AsNoTracking().Include(u => u.Grants).Where(u => !u.Disabled).OrderBy(u => u.DisplayName).ToListAsync(cancel);
        return
        [
            .. users.Where(u => u.Grants.Exists(g => Permission.Assess.IsHeldBy(g.Role) && scopes.Exists(s => s.Line.Contains(g.Place))))
                .Select(u => new Enumerator(u.Id, u.DisplayName)),
        ];
    }
}

/// <summary>Somebody who may fill forms.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">The person's name.</param>
public sealed record Enumerator(long UserId, string Name);
