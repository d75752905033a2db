using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Figures;
using Anise.Rules.Sets;
using Anise.Store;

namespace Anise.Reports;

/// <summary>Makes a report of a place and year. Every number in it is a figure, as it was decided: a correction made since changes no report of a closed review.</summary>
public sealed class MakeReport(ReportCatalogue reports, FigureCatalogue figures, ReadFigures read, ReadNominalList nominal, DecidedYears decided, PlaceMaps maps, YearStandards standards, ReadUnconfirmed unconfirmed, TimeProvider clock)
{
    private const int MostNamed = 12;   // places without data, in the notes

    /// <summary>The report, or what is missing: no such report or place, nothing decided, no year before to compare with.</summary>
    /// <param name="rights">Who reads; needs <c>Permission.SeeHouseholds</c> for the place; for a report that tells of no review what its figures need.</param>
    /// <param name="code">The code of the report, or its number.</param>
    /// <param name="place">A place of the map.</param>
    /// <param name="year">The year of the review.</param>
    /// <param name="mapDay">The day of the map; today when null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="DamagedException">Records of the place were changed behind the program's back and cannot be read.</exception>
    public async Task<Result<ReportTable>> RunAsync(Rights rights, string code, PlaceId place, int year, DateOnly? mapDay = null, CancellationToken cancel = default)
    {
        if (!reports.TryFind(code, out Report? report)) return Texts.Problem("report-unknown", "report", code);
        PlaceMap map = await maps.ForAsync(mapDay, clock.Today(), cancel);
        if (map.Find(place) is not { } at) return Texts.Problem("report-place", "place", map.Day);
        if (report.OfReview) rights.Demand(Permission.SeeHouseholds, await maps.ScopeAsync(place, clock.Today(), map, cancel));
        map.RequireWhole();
        if (standards.Of(year) is not { } standard) return Texts.Problem("report-year", "period", year);
        FigureCoverage coverage = report.OfReview ? await decided.CoverageAsync(rights, place, year, map.Day, cancel) : default;
        if (report.OfReview && coverage.Closed == 0) return Texts.Problem("report-not-decided", "period", at.Name, year);
        var asked = new Asked(rights, report, at, map, year, coverage, standard, ReportColumns.Of(report.Parts, figures, standard), cancel);
        return report.Rows switch
        {
            ReportRows.Figures => await FiguresAsync(asked),
            ReportRows.Households => await HouseholdsAsync(asked),
            ReportRows.Places => await SplitAsync(asked, BelowOf(at)),
            ReportRows.Groups => await SplitAsync(asked, report.By),
            _ => throw new InvalidOperationException($"Rows {report.Rows}."),
        };
    }

    private sealed record Asked(Rights Rights, Report Report, MappedPlace Place, PlaceMap Map, int Year, FigureCoverage Coverage, RuleSet Standard, ReportColumns Columns, CancellationToken Cancel);

    private static string? BelowOf(MappedPlace place) => place.Kind switch
    {
        PlaceKind.Province or PlaceKind.District => FigureQuery.ByCommune,
        PlaceKind.Village => null,
        _ => FigureQuery.ByVillage,
    };

    private async Task<Result<ReportTable>> SplitAsync(Asked asked, string? by)
    {
        IReadOnlyList<Figure> columns = asked.Columns.Figures;
        Result<FigureGrid> found = await GridAsync(asked, [.. columns.Select(f => f.Code)], [asked.Year], by);
        if (!found.Ok) return Result<ReportTable>.Refused(found.Problems);
        FigureGrid grid = found.Value;
        if (Nothing(asked, grid) is { } problem) return problem;
        var rows = new List<ReportRow>();
        var without = new List<FigureSplit>();
        // A form has a row for each kind that there is, also where nothing is recorded of it: that is zero, not unknown.
        Breakdown? kinds = asked.Report.OfReview || by is null ? null : columns[0].Kind.Breakdowns.FirstOrDefault(b => b.Code == by);
        foreach (string kind in kinds?.Groups ?? [])
        {
            FigureSplit? split = grid.Splits.FirstOrDefault(s => s.Code == kind);
            rows.Add(new ReportRow(ReportRowKind.Plain, (rows.Count + 1).ToString(CultureInfo.CurrentCulture), kinds!.NameOfGroup(kind),
                [.. columns.Select(f => Cell(f, split is null ? default : grid[f.Code, asked.Year, split], asked.Year, by, kind)).Select(c => c.Value is null ? c with { Value = 0 } : c)]));
        }
        foreach (FigureSplit split in grid.Splits.Where(s => kinds?.Groups?.Contains(s.Code) != true))
        {
            ReportCell[] cells = [.. columns.Select(f => Cell(f, grid[f.Code, asked.Year, split], asked.Year, by, split.Code))];
            if (cells.All(c => c.Value is null)) without.Add(split);
            else rows.Add(new ReportRow(ReportRowKind.Plain, (rows.Count + 1).ToString(CultureInfo.CurrentCulture), split.Name, cells));
        }
        if (by == FigureQuery.ByVillage && without.Count > 0)
        {
            IReadOnlySet<PlaceId> since = await decided.RecordedSinceAsync(asked.Place.Id, asked.Year, [.. without.Select(w => w.Place).OfType<MappedPlace>().Select(p => p.Id)], asked.Cancel);
            without.RemoveAll(w => w.Place is { } place && since.Contains(place.Id));
        }
        var total = new ReportRow(ReportRowKind.Total, "", Texts.Get("total"), [.. columns.Select(f => Cell(f, grid[f.Code, asked.Year], asked.Year, by, null))]);
        string head = by switch
        {
            null or FigureQuery.ByVillage => Texts.Get("head-village"),
            FigureQuery.ByCommune => Texts.Get("head-commune"),
            _ => columns[0].Kind.Breakdowns.First(b => b.Code == by).Label(),
        };
        return Table(asked, head, asked.Columns.Heads(), [.. columns.Select(_ => ReportLook.Number)], rows, [total], [.. without.Select(w => w.Name)]);
    }

    private async Task<Result<ReportTable>> FiguresAsync(Asked asked)
    {
        Result<FigureGrid> found = await GridAsync(asked, [.. asked.Columns.Figures.Select(f => f.Code)], [asked.Year, asked.Year - 1], null);
        if (!found.Ok) return Result<ReportTable>.Refused(found.Problems);
        FigureGrid grid = found.Value;
        if (Nothing(asked, grid) is { } problem) return problem;
        // Two years are laid side by side only where both are decided everywhere: else they would not be of the same communes.
        FigureCoverage before = await decided.CoverageAsync(asked.Rights, asked.Place.Id, asked.Year - 1, asked.Map.Day, asked.Cancel);
        bool comparable = asked.Coverage.IsComplete && before.IsComplete;
        FigureValue ValueOf(Figure figure, int year) => year == asked.Year || comparable ? grid[figure.Code, year] : default;
        var rows = new List<ReportRow>();
        int number = 0;
        foreach (var (title, figures) in asked.Columns.Sections)
        {
            rows.Add(new ReportRow(ReportRowKind.Section, "", title, []));
            foreach (var (figure, label) in figures)
                rows.Add(new ReportRow(ReportRowKind.Plain, (++number).ToString(CultureInfo.CurrentCulture), label,
                    [.. new[] { asked.Year, asked.Year - 1 }.Select(y => Cell(figure, ValueOf(figure, y), y, null, null))]));
        }
        ReportHead[] years = [.. new[] { asked.Year, asked.Year - 1 }.Select(y => new ReportHead(y.ToString(CultureInfo.InvariantCulture), 1, 1))];
        return Table(asked, Texts.Get("head-figure"), [years], [ReportLook.Number, ReportLook.Number], rows, [], [],
            !comparable && before.Closed > 0 ? Texts.Get("note-not-comparable", asked.Year - 1) : comparable && standards.Begins(asked.Year) ? Texts.Get("note-new-standard", asked.Year - 1, asked.Year) : null);
    }

    private async Task<Result<ReportTable>> HouseholdsAsync(Asked asked)
    {
        string households = $"{asked.Report.ClassCode}-households", people = $"{asked.Report.ClassCode}-people";
        Result<FigureGrid> found = await GridAsync(asked, [households, people], [asked.Year], null);
        if (!found.Ok) return Result<ReportTable>.Refused(found.Problems);
        FigureGrid grid = found.Value;
        if (Nothing(asked, grid) is { } problem) return problem;
        IReadOnlyList<NominalHousehold> list = await ListAsync(asked);
        var form = new NominalColumns(wide: BelowOf(asked.Place) == FigureQuery.ByCommune);
        ReportRow Total(string name, string figure) => new(ReportRowKind.Total, "", name, form.Total(Cell(figures[figure], grid[figure, asked.Year], asked.Year, null, null)));
        return Table(asked, Texts.Get("head-person"), [[.. form.Heads.Select(h => new ReportHead(h, 1, 1))]], form.Looks, form.Rows(list),
            [Total(Texts.Get("total-households"), households), Total(Texts.Get("total-people"), people)], []);
    }

    private async Task<IReadOnlyList<NominalHousehold>> ListAsync(Asked asked)
    {
        try
        {
            return await nominal.RunAsync(asked.Map, asked.Place, asked.Year, asked.Report.ClassCode!, asked.Cancel);
        }
        catch (Exception damage) when (DamagedException.Tells(damage))
        {
            throw new DamagedException(Texts.Get("report-damaged", asked.Place.Name, asked.Year, damage.Message), damage);
        }
    }

    private Task<Result<FigureGrid>> GridAsync(Asked asked, IReadOnlyList<string> codes, IReadOnlyList<int> years, string? by) =>
        read.RunAsync(asked.Rights, new FigureQuery([.. codes.Distinct()], asked.Place.Id, years) { By = by, MapDay = asked.Map.Day }, asked.Cancel);

    /// <summary>What is missing where the report would be empty.</summary>
    private static Problem? Nothing(Asked asked, FigureGrid grid) => !grid.Figures.All(f => grid[f.Code, asked.Year].Value is null) ? null
        : !asked.Report.OfReview ? Texts.Problem("report-no-records", "period", asked.Place.Name, asked.Year)
        : Texts.Problem("report-no-data", "period", asked.Place.Name, asked.Year, asked.Year - 1);

    private static ReportCell Cell(Figure figure, FigureValue value, int year, string? by, string? group) =>
        new() { Value = value.Value, Missing = value.Missing, Decimals = figure.Decimals, Figure = figure, Year = year, By = by, Group = group };

    private ReportTable Table(
        Asked asked, string nameHead, IReadOnlyList<IReadOnlyList<ReportHead>> heads, IReadOnlyList<ReportLook> looks,
        IReadOnlyList<ReportRow> rows, IReadOnlyList<ReportRow> totals, List<string> without, string? note = null)
    {
        FigureCoverage coverage = asked.Coverage;
        var notes = new List<string>();
        if (asked.Report.Note is { } own) notes.Add(own.ToString());
        if (asked.Report.OfReview && !coverage.IsComplete) notes.Add(Texts.Get("note-partial", coverage.Closed, coverage.Communes));
        if (note is not null) notes.Add(note);
        List<ReportCell> cells = [.. rows.Concat(totals).SelectMany(r => r.Cells)];
        if (cells.Exists(c => c is { Value: null, Text: null })) notes.Add(Texts.Get("note-dash"));
        if (cells.Select(c => c.Missing).DefaultIfEmpty().Max() is > 0 and int missing) notes.Add(Texts.Get("note-missing", missing));
        string[] believed = [.. unconfirmed.Of(cells.Select(c => c.Figure).OfType<Figure>(), asked.Year).Select(v => v.Label.ToString()).Distinct(StringComparer.Ordinal)];
        if (believed.Length > 0) notes.Add(Texts.Get("note-unconfirmed", string.Join("; ", believed)));
        if (without.Count is > 0 and <= MostNamed) notes.Add(Texts.Get("note-without", without.Count, string.Join(", ", without)));
        else if (without.Count > 0) notes.Add(Texts.Get("note-without-many", without.Count));
        return new ReportTable
        {
            Report = asked.Report, Place = asked.Place, Map = asked.Map, Year = asked.Year, NameHead = nameHead, Heads = heads, Looks = looks,
            Rows = rows, Totals = totals, Coverage = coverage, Notes = notes, RestsOnUnconfirmed = believed.Length > 0,
        };
    }
}
