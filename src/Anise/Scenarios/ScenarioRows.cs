using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Figures;
using Anise.Rules.Tables;
using Anise.Store;

namespace Anise.Scenarios;

/// <summary>A household in a scenario.</summary>
/// <param name="Household">The household.</param>
/// <param name="Then">Its classes in the scenario.</param>
/// <param name="At">Its village, or the commune where the village is not known, on today's map.</param>
/// <param name="Deprived">The indicators that it certainly lacks.</param>
/// <param name="Possible">The indicators that it may lack.</param>
internal readonly record struct ScenarioRow(AnsweredHousehold Household, ClassSet Then, MappedPlace At, ushort Deprived, ushort Possible);

/// <summary>The households of a place with the answer of a scenario, before anything is counted.</summary>
/// <param name="Map">The map of today.</param>
/// <param name="Place">The place.</param>
/// <param name="Rows">Its households with answers.</param>
/// <param name="WithoutAnswers">How many of its listed households have none.</param>
/// <param name="Asked">The questions that the forms asked.</param>
internal sealed record ScenarioRows(PlaceMap Map, MappedPlace Place, IReadOnlyList<ScenarioRow> Rows, int WithoutAnswers, IReadOnlySet<string> Asked);

/// <summary>Evaluates a question for every household of its place. The one path for counts and for lists.</summary>
public sealed class ReadScenario(AniseDb db, PlaceMaps maps, RecordChanges changes, FigureKinds kinds, ScenarioCache cache, TimeProvider clock)
{
    private const int WorthThreads = 10_000;   // households: below, starting threads costs more than it saves
    private readonly ScenarioParts _parts = new(db, maps, changes, kinds.Listed, cache);

    /// <summary>The rows, or a problem for a place that there is not. Needs <c>Permission.SeeHouseholds</c> for the place.</summary>
    internal async Task<Result<ScenarioRows>> RunAsync(Rights rights, WhatIf question, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        if (map.Find(question.Place) is not { } place) return Texts.Problem("no-place", "place");
        rights.Demand(Permission.SeeHouseholds, map.ScopeOf(place.Id));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        var at = new Dictionary<PlaceId, MappedPlace?>();   // where a place of the reviews is on today's map; null outside the place
        MappedPlace? Inside(PlaceId id)
        {
            if (!at.TryGetValue(id, out MappedPlace? found))
                at.Add(id, found = trail.Find(id) is { } known && map.ScopeOf(known.Id).Covers(place.Id) ? known : null);
            return found;
        }
        IReadOnlyList<ScenarioPart> parts = await _parts.ReadAsync(question.Year, question.Rules, question.Assumptions, places => places.Any(p => Inside(p) is not null), cancel);
        var results = new TableResult[parts.Count];
        var threads = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = parts.Sum(p => p.Households.Count) < WorthThreads ? 1 : -1 };
        Parallel.For(0, parts.Count, threads, i => results[i] = parts[i].Table.Evaluate(question.Changes));
        var rows = new List<ScenarioRow>(parts.Sum(p => p.Households.Count));
        for (int p = 0; p < parts.Count; p++)
        {
            MappedPlace?[] places = [.. parts[p].Places.Select(Inside)];
            TableResult result = results[p];
            for (int i = 0; i < parts[p].Households.Count; i++)
            {
                if (places[parts[p].PlaceOf[i]] is not { } here) continue;
                rows.Add(new ScenarioRow(parts[p].Households[i], parts[p].Classes(result.Classes[i]), here, result.Deprived[i], result.Possible[i]));
            }
        }
        return new ScenarioRows(map, place, rows, parts.Sum(p => p.WithoutAnswers.Count(w => Inside(w) is not null)), parts.SelectMany(p => p.Asked).ToHashSet(StringComparer.Ordinal));
    }
}

/// <summary>How the households of a scenario can be split.</summary>
public static class WhatIfSplits
{
    /// <summary>The codes of the splits.</summary>
    public const string ByPlace = "place", ByEthnicGroup = "ethnic-group", ByHeadSex = "head-sex";

    /// <summary>The group of a household: the code of a place of <see cref="PlaceOf"/>, an ethnic group, <c>male</c> or <c>female</c>; empty where it is not known.</summary>
    internal static string GroupOf(string by, ScenarioRows rows, ScenarioRow row) => by switch
    {
        ByEthnicGroup => row.Household.Ethnicity ?? "",
        ByHeadSex => row.Household.HeadSex switch { Households.Sex.Male => "male", Households.Sex.Female => "female", _ => "" },
        _ => PlaceOf(rows, row).Code,
    };

    /// <summary>Communes of a province or district; villages of a commune.</summary>
    internal static MappedPlace PlaceOf(ScenarioRows rows, ScenarioRow row) =>
        rows.Place.IsCommuneLevel || rows.Place.Kind == PlaceKind.Village || row.At.IsCommuneLevel ? row.At : rows.Map.CommuneOf(row.At.Id);
}
