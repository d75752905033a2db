using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Rules.Standards;

namespace Anise.Standards.Scorecards;

/// <summary>Reads the figures that compute sub-criteria, and those that stand beside them. A figure of a year is of its last day; a figure of a day is of the day itself.</summary>
public sealed class ComputedValues(ReadFigures figures, FigureCatalogue catalogue)
{
    /// <summary>What records say of communes on a day, by commune and figure.</summary>
    /// <param name="set">The standards.</param>
    /// <param name="map">The map of the day.</param>
    /// <param name="at">A commune, or a place of which all communes are read.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task<Computed> ReadAsync(StandardSet set, PlaceMap map, MappedPlace at, DateOnly day, CancellationToken cancel)
    {
        string[] codes = [.. set.SubCriteria.SelectMany(s => (s.Figure?.Codes ?? []).Concat(s.Hints)).Distinct()];
        Period year = day.Month == 12 && day.Day == 31 ? day.Year : day.Year - 1;
        ILookup<bool, string> ofDay = codes.ToLookup(c => catalogue[c].Kind.Period == PeriodKind.Day);
        return new Computed(await GridAsync(ofDay[false], year), ofDay[true].Any() ? await GridAsync(ofDay[true], Period.Of(day)) : null, catalogue);

        async Task<FigureGrid> GridAsync(IEnumerable<string> some, Period period)
        {
            Result<FigureGrid> grid = await figures.RunAsync(new FigureQuery([.. some], at.Id, [period]) { MapDay = map.Day, By = at.IsCommuneLevel ? null : FigureQuery.ByCommune }, map, at, cancel);
            return grid.Ok ? grid.Value : throw new InvalidOperationException(string.Join("; ", grid.Problems.Select(p => p.Message)));
        }
    }

    /// <summary>What was read.</summary>
    internal sealed class Computed(FigureGrid ofYear, FigureGrid? ofDay, FigureCatalogue catalogue)
    {

        /// <summary>The number of a sub-criterion; null where no figure computes it, and where nothing is known.</summary>
        public ScoreFigure? Of(StandardSubCriterion sub, MappedPlace commune)
        {
            if (sub.Figure is not { } figure || Read(figure.Code, commune) is not { Value: not null } value) return null;
            return value with
            {
                Value = value.Value * figure.Times,
                Known = figure.Known is { } known ? Read(known, commune)?.Value ?? 0 : null,
                Of = figure.Of is { } of ? Read(of, commune)?.Value ?? 0 : null,
            };
        }

        /// <summary>What else records count of it.</summary>
        public IReadOnlyList<ScoreFigure> HintsOf(StandardSubCriterion sub, MappedPlace commune) => [.. sub.Hints.Select(code => Read(code, commune)).OfType<ScoreFigure>().Where(f => f.Value is not null)];

        private ScoreFigure? Read(string code, MappedPlace commune)
        {
            Figure figure = catalogue[code];
            FigureGrid grid = figure.Kind.Period == PeriodKind.Day ? ofDay! : ofYear;
            Period period = grid.Query.Periods[0];
            FigureValue value;
            if (grid.Query.By is null) value = grid[code, period];
            else if (grid.Splits.FirstOrDefault(s => s.Code == commune.Code) is { } split) value = grid[code, period, split];
            else return null;
            // Shares are divided here again: a share at its threshold stays at it.
            return value.Value is not { } number ? null
                : figure.IsShare && value is { Numerator: { } over, Denominator: { } under } ? new ScoreFigure(code, period, (decimal)figure.Times * (decimal)over / (decimal)under, (decimal)over, (decimal)under)
                : new ScoreFigure(code, period, (decimal)number, null, null);
        }
    }
}
