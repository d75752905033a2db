using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews;

/// <summary>Things that an entry of the journal names by number; to be shown by their names.</summary>
public sealed class NamesAsked
{
    /// <summary>Places.</summary>
    public HashSet<PlaceId> Places { get; } = [];

    /// <summary>Households.</summary>
    public HashSet<HouseholdId> Households { get; } = [];

    /// <summary>Reviews of communes.</summary>
    public HashSet<CommuneReviewId> Reviews { get; } = [];

    /// <summary>Users.</summary>
    public HashSet<long> Users { get; } = [];
}

/// <summary>The names of things; a thing that is not there has none.</summary>
/// <param name="Places">By their last name.</param>
/// <param name="Households">By code and head.</param>
/// <param name="Reviews">By commune and year.</param>
/// <param name="Users">By the person's name.</param>
public sealed record NamesFound(
    IReadOnlyDictionary<PlaceId, string> Places, IReadOnlyDictionary<HouseholdId, string> Households,
    IReadOnlyDictionary<CommuneReviewId, string> Reviews, IReadOnlyDictionary<long, string> Users)
{
    /// <summary>No names at all.</summary>
    public static NamesFound None { get; } = new(
        new Dictionary<PlaceId, string>(), new Dictionary<HouseholdId, string>(), new Dictionary<CommuneReviewId, string>(), new Dictionary<long, string>());
}

/// <summary>Reads the names of things that the journal tells by number, for those who may read the journal.</summary>
public sealed class ReadNames(AniseDb db)
{
    /// <summary>The names of what is asked for.</summary>
    /// <exception cref="NoAccessException">The reader may read the journal nowhere.</exception>
    public async Task<NamesFound> RunAsync(Rights rights, NamesAsked asked, CancellationToken cancel = default)
    {
        rights.Demand(Permission.SeeJournal, Scope.Anywhere);
        List<CommuneReview> reviews = await db.CommuneReviews.AsNoTracking().Where(r => asked.Reviews.Contains(r.Id)).ToListAsync(cancel);
        List<PlaceId> ids = [.. asked.Places.Union(reviews.Select(r => r.CommuneId))];
        List<PlaceSpan> spans = await db.Set<PlaceSpan>().AsNoTracking().Where(s => ids.Contains(s.PlaceId)).ToListAsync(cancel);
        var places = spans.GroupBy(s => s.PlaceId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.From)!.Name);
        List<Household> households = await db.Households.AsNoTracking().Where(h => asked.Households.Contains(h.Id)).ToListAsync(cancel);
        var users = await db.Users.AsNoTracking().Where(u => asked.Users.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancel);
        return new NamesFound(
            places,
            households.ToDictionary(h => h.Id, h => string.Join(' ', ((string?[])[h.Code, h.HeadName]).Where(part => !string.IsNullOrEmpty(part)))),
            reviews.ToDictionary(r => r.Id, r => string.Create(CultureInfo.InvariantCulture, $"{places.GetValueOrDefault(r.CommuneId)} {r.Year}")),
            users.ToDictionary(u => u.Id, u => u.DisplayName));
    }
}
