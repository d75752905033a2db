using Anise.Access;
using Anise.Participants;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Links.Lists;

/// <summary>What a household of a project sold.</summary>
/// <param name="Kg">How much.</param>
/// <param name="Vnd">For how much.</param>
public sealed record SoldByHousehold(decimal Kg, long Vnd);

/// <summary>What came of a project for a household: what it sold, less what it brought in.</summary>
/// <param name="Sold">What it sold by links of the project.</param>
/// <param name="Received">The value of what it received.</param>
/// <param name="Contribution">What it brought in.</param>
public sealed record HouseholdResult(SoldByHousehold Sold, long Received, long Contribution)
{
    /// <summary>What it sold less its own contribution; what it received was given.</summary>
    public long Vnd => Sold.Vnd - Contribution;
}

/// <summary>Reads what came of projects for their households.</summary>
public sealed class ReadResults(AniseDb db, WorksPlaces places)
{
    /// <summary>What households sold, by their participation; those that sold nothing are left out. The caller has checked who may see them.</summary>
    public async Task<IReadOnlyDictionary<ParticipantId, SoldByHousehold>> SoldAsync(IReadOnlyCollection<ParticipantId> ids, CancellationToken cancel = default)
    {
        List<ParticipantId?> asked = [.. ids.Select(i => (ParticipantId?)i)];
        List<LinkSale> sales = await db.Set<LinkSale>().AsNoTracking().Where(s => EF.Parameter(asked).Contains(s.ParticipantId)).ToListAsync(cancel);
        return sales.GroupBy(s => s.ParticipantId!.Value).ToDictionary(g => g.Key, g => new SoldByHousehold(g.Sum(s => s.Kg), g.Sum(s => s.ValueVnd)));
    }

    /// <summary>The result of one; null where there is no such participation. Needs <c>Permission.SeeParticipants</c> and <c>Permission.SeeLinks</c> for its place.</summary>
    /// <exception cref="NoAccessException">A right is not held.</exception>
    public async Task<HouseholdResult?> RunAsync(Rights rights, ParticipantId id, CancellationToken cancel = default)
    {
        if (await db.Set<Participant>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } one) return null;
        Scope scope = await places.ScopeAsync(one.PlaceId, places.Today, cancel);
        rights.Demand(Permission.SeeParticipants, scope);
        rights.Demand(Permission.SeeLinks, scope);
        SoldByHousehold sold = (await SoldAsync([id], cancel)).GetValueOrDefault(id) ?? new SoldByHousehold(0, 0);
        return new HouseholdResult(sold, await db.Set<ProjectInput>().Where(i => i.ParticipantId == id).SumAsync(i => i.ValueVnd ?? 0, cancel), one.ContributionVnd ?? 0);
    }
}
