using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Standards.Scorecards;

namespace Anise.Standards.Recognition;

/// <summary>Where a commune stood at the end of a year.</summary>
/// <param name="Day">The last day of the year; today, in the year under way.</param>
/// <param name="Card">Its scorecard on that day.</param>
/// <param name="Step">The last step to recognition up to that day; null where none was taken.</param>
public sealed record CommuneYear(DateOnly Day, Scorecard Card, RecognitionStep? Step);

/// <summary>The way of a commune through years.</summary>
/// <param name="Commune">The commune, as it is today.</param>
/// <param name="Years">By year; a year in which the commune did not exist has none.</param>
public sealed record CommuneYears(MappedPlace Commune, IReadOnlyDictionary<int, CommuneYear> Years);

/// <summary>Reads the way of communes to recognition, year by year.</summary>
public sealed class ReadYears(ReadScorecards cards, ReadRecognition recognition, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>How many years are shown.</summary>
    public const int Most = 5;

    /// <summary>The last years up to the one under way.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(clock.Today().Year - Most + 1, Most)];

    /// <summary>The ways of a commune, or of all communes of a place. Needs <c>Permission.SeeStandards</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<CommuneYears>> RunAsync(Rights rights, PlaceId place, CancellationToken cancel = default)
    {
        DateOnly today = clock.Today();
        PlaceMap map = await maps.OnAsync(today, cancel);
        rights.Demand(Permission.SeeStandards, map.ScopeOf(place));
        MappedPlace[] communes = map[place].IsCommuneLevel ? [map[place]] : [.. map.Communes.Where(c => c.Kind == PlaceKind.Commune && map.LiesIn(c.Id, place))];
        IReadOnlyDictionary<PlaceId, RecognitionPath> paths = await recognition.RunAsync(rights, place, [.. communes.Select(c => c.Id)], cancel);
        var found = communes.ToDictionary(c => c.Id, _ => new Dictionary<int, CommuneYear>());
        foreach (int year in Years)
        {
            DateOnly day = new DateOnly(year, 12, 31) is var last && last < today ? last : today;
            Result<IReadOnlyList<Scorecard>> then = await cards.RunAsync(rights, place, day, cancel: cancel);
            foreach (Scorecard card in then.Ok ? then.Value : [])
                if (found.TryGetValue(card.Commune.Id, out var own)) own[year] = new CommuneYear(day, card, paths.GetValueOrDefault(card.Commune.Id)?.UpTo(day).Last);
        }
        return [.. communes.Select(c => new CommuneYears(c, found[c.Id]))];
    }
}
