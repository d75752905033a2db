using Anise.Basics;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Procedures;
using Anise.Projects;
using Anise.Store;

namespace Anise.Plans.Production;

/// <summary>Checks and adds the lines of a version of a plan, within a write.</summary>
public sealed class PlanWriting(AniseDb db, PlacesOfPlans places)
{
    private const int MostLines = 2000, MostHeads = 100_000_000;
    private const decimal MostHectares = 1_000_000;
    private const long MostBudget = 1_000_000_000_000_000;

    /// <summary>The map that the places of a plan stand on: of the first day of its year.</summary>
    internal Task<PlaceMap> MapAsync(int year, CancellationToken cancel) => places.OnAsync(new DateOnly(year, 1, 1), cancel);

    internal async Task<IReadOnlyList<Problem>> FaultsAsync(PlaceId within, int year, IReadOnlyList<NewPlanLine> lines, CancellationToken cancel)
    {
        PlaceMap then = await MapAsync(year, cancel), now = await places.NowAsync(cancel);
        var faults = new List<Problem>();
        var seen = new HashSet<(PlanLineKind, string, PlaceId, PlanSeason)>();
        if (lines.Count == 0) faults.Add(Texts.Problem("plan-no-lines", null));
        if (lines.Count > MostLines) faults.Add(Texts.Problem("plan-too-many-lines", null, MostLines));
        foreach (var (line, number) in lines.Select((l, i) => (l, i + 1)))
        {
            void Against(string code, string field, params object?[] found) => faults.Add(new Problem(code, Texts.Get("plan-line-at", number, Texts.Get(code, found)), $"{field}-{number}"));
            if (string.IsNullOrWhiteSpace(line.Crop)) Against("plan-line-no-crop", "crop");
            else if (line.Crop.Trim().Length > TextLengths.Line) Against("plan-line-crop-long", "crop", TextLengths.Line);
            PlaceMap? map = line.Place is not { } at ? null : then.Find(at) is not null ? then : now.Find(at) is not null ? now : null;
            if (map is null || !map.ScopeOf(line.Place!.Value).Covers(within)) Against("plan-line-place", "place");
            if (line.AreaHa is null && line.Heads is null) Against("plan-line-no-amount", "area");
            if (line.AreaHa is not null && line.Heads is not null) Against("plan-line-two-amounts", "area");
            if (line.AreaHa is { } area && area is <= 0 or > MostHectares) Against("plan-line-area", "area", area);
            if (line.Heads is { } heads && heads is <= 0 or > MostHeads) Against("plan-line-heads", "area", heads);
            if (line.Budget is { } budget && budget is < 0 or > MostBudget) Against("plan-line-budget", "budget", budget);
            if (line.Season is { } season && !Enum.IsDefined(season)) Against("plan-line-season", "season");
            if (line.Crop is { } crop && line.Place is { } place && !seen.Add((KindOf(line), CodeOf(line, crop), place, line.Season ?? PlanSeason.WholeYear)))
                Against("plan-line-twice", "crop", PlanLineWords.NameOf(KindOf(line), CodeOf(line, crop)), (map ?? now).Find(place)?.Name);
        }
        return faults;
    }

    internal void Add(ProductionPlanId plan, int version, IReadOnlyList<NewPlanLine> lines)
    {
        foreach (var (line, number) in lines.Select((l, i) => (l, i + 1)))
            db.Add(new PlanLine
            {
                PlanId = plan, Version = version, Number = number, Kind = KindOf(line), Crop = CodeOf(line, line.Crop!), PlaceId = line.Place!.Value, Season = line.Season ?? PlanSeason.WholeYear,
                AreaHa = line.AreaHa, Heads = line.Heads, Budget = line.Budget,
            });
    }

    private static PlanLineKind KindOf(NewPlanLine line) => line.Heads is not null ? PlanLineKind.Livestock : PlanLineKind.Crop;

    private static string CodeOf(NewPlanLine line, string written) => KindOf(line) == PlanLineKind.Livestock ? Animals.CodeOf(written) ?? written.Trim() : Crops.CodeOf(written) ?? written.Trim();
}
