using Anise.Access;
using Anise.Figures;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>How the figures of the demo add up over places: all of them, on today's map and on that before the mergers.</summary>
[Trait("needs", "demo")]
public sealed class AddingTests(DemoProvince demo)
{
    private static readonly string[] AboveCommunes = ["fund-entry", "target", "plan-line"];

    [Theory]
    [InlineData(null, 2023, FigureQuery.ByCommune), InlineData(null, 2026, FigureQuery.ByCommune), InlineData("2024-12-31", 2023, FigureQuery.ByCommune)]
    public async Task A_whole_is_what_its_parts_are_together_by_how_its_figure_adds(string? mapDay, int year, string by)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        DateOnly? map = mapDay is null ? null : DateOnly.ParseExact(mapDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        PlaceMap places = await services.ServiceProvider.GetRequiredService<PlaceMaps>().ForAsync(map, new DateOnly(2026, 11, 25));
        ReadFigures read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        Figure[] figures = [.. await read.SeenAsync(DemoProvince.All, places.Province.Id, map)];
        FigureGrid grid = (await read.RunAsync(DemoProvince.All, new FigureQuery([.. figures.Select(f => f.Code)], places.Province.Id, [year]) { MapDay = map, By = by })).Value;
        var wrong = new List<string>();
        int ratios = 0, distinct = 0;
        foreach (Figure figure in figures)
        {
            FigureValue whole = grid[figure.Code, year];
            FigureValue[] parts = [.. grid.Splits.Select(s => grid[figure.Code, year, s])];
            Check(figure.Of ?? figure, whole.Of, [.. parts.Select(p => p.Of)]);
            if (figure is not { Of: { } above, Per: { } below }) continue;
            Check(below, whole.Per ?? 0, [.. parts.Select(p => p.Per ?? 0)]);
            // A ratio of the whole is the sums of the parts, divided: never a mean of their ratios.
            double all = parts.Sum(p => p.Per ?? 0);
            if (above.Adds == Adds.Distinct || below.Adds == Adds.Distinct || all == 0 || whole.Value is not { } ratio) continue;
            ratios++;
            if (!Alike(ratio * all, parts.Sum(p => p.Of) * figure.Times)) wrong.Add($"{figure.Code}: {ratio}, not {parts.Sum(p => p.Of)} / {all}");
        }
        Assert.Equal([], wrong);
        Assert.True(ratios > 5 && distinct > 5, $"{ratios} ratios, {distinct} of different things");

        void Check(Figure figure, double whole, double[] parts)
        {
            double sum = parts.Sum();
            // Different things are never more than the parts have together, nor fewer than any of them has: the plot, person or household of two places counts once above.
            // Money is given to and targets are set for the province and its districts too: those lie in no commune.
            bool right = AboveCommunes.Contains(figure.Kind.Code) ? whole >= sum : figure.Adds == Adds.Distinct ? whole <= sum + 1e-6 && whole >= parts.DefaultIfEmpty().Max() - 1e-6 : Alike(whole, sum);
            if (figure.Adds == Adds.Distinct && whole > 0) distinct++;
            if (!right) wrong.Add($"{figure.Code} ({figure.Adds}): {whole}, parts {sum}");
        }
    }

    private static bool Alike(double one, double other) => Math.Abs(one - other) <= 1e-6 * Math.Max(1, Math.Abs(one));
}
