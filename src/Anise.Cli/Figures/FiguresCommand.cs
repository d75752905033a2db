using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Cli.Figures;

/// <summary><c>anise figures list|show|open|recount</c>.</summary>
internal static class FiguresCommand
{
    public static Command Build() => new("figures", Texts.Get("figures")) { List(), Show(), Open(), RecountCommand.Build() };

    private static Command List()
    {
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("list", Texts.Get("figures-list")) { format };
        command.SetAction(parsed =>
        {
            using ServiceProvider areas = new ServiceCollection().AddAreas().BuildServiceProvider();
            FigureCatalogue catalogue = areas.GetRequiredService<FigureCatalogue>();
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["code", "group", "name_vi", "name_en", "unit", "records", "formula", "rule", "breakdowns", "adds", "period"],
                catalogue.All.Select(f => (IReadOnlyList<object?>)[f.Code, f.Group.Code, f.Name.Vi, f.Name.En, f.Unit, f.Kind.Code, f.Formula, f.Rule,
                    string.Join(' ', f.Kind.Breakdowns.Select(b => b.Code).Prepend(FigureQuery.ByVillage).Prepend(FigureQuery.ByCommune).Prepend(FigureQuery.ByDistrict)), f.Adds.Word(), f.Kind.Period.Word()]));
        });
        return command;
    }

    private static Command Show()
    {
        var options = new FigureOptions();
        var by = new Option<string?>("--by") { Description = Texts.Get("figures-by"), HelpName = "BREAKDOWN" };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("show", Texts.Get("figures-show")) { options.Code, options.Place, options.Period, by, options.Map, options.Basis, options.Store, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(options.Store), cancel);
            Result<MappedPlace> place = await options.FindPlaceAsync(parsed, services, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            Period period = parsed.GetRequiredValue(options.Period);
            string code = parsed.GetRequiredValue(options.Code);
            var query = new FigureQuery([code], place.Value.Id, [period]) { By = parsed.GetValue(by), MapDay = parsed.GetValue(options.Map), Basis = parsed.GetValue(options.Basis) };
            Result<FigureGrid> read = await services.Get<ReadFigures>().RunAsync(services.Rights, query, cancel);
            if (!read.Ok) return parsed.Refuse(read.Problems);
            FigureGrid grid = read.Value;
            Figure figure = grid.Figures[0];
            IReadOnlyList<object?> Row(string? group, string? name, FigureValue value) =>
                [figure.Code, place.Value.Code, period.IsMonth ? period.ToString() : period.Year, query.By, group, name, Exact(value.Value), figure.Unit, Exact(value.Numerator), Exact(value.Denominator)];
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format),
                ["code", "place", "period", "by", "group", "group_name", "value", "unit", "numerator", "denominator"],
                query.By is null ? [Row(null, null, grid[code, period])] : grid.Splits.Select(s => Row(s.Code, s.Name, grid[code, period, s])));
            FigureCoverage coverage = grid.CoverageOf(period);
            if (figure.Kind.Period == PeriodKind.ReviewYear && coverage.Closed < coverage.Communes)
                await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Get("figures-partial", coverage.Closed, coverage.Communes));
            return 0;
        });
        return command;
    }

    private static Command Open()
    {
        var options = new FigureOptions();
        var by = new Option<string?>("--by") { Description = Texts.Get("figures-by"), HelpName = "BREAKDOWN" };
        var group = new Option<string?>("--group") { Description = Texts.Get("figures-group"), HelpName = "GROUP" };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("open", Texts.Get("figures-open")) { options.Code, options.Place, options.Period, by, group, options.Map, options.Basis, options.Store, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(options.Store), cancel);
            Result<MappedPlace> place = await options.FindPlaceAsync(parsed, services, cancel);
            if (!place.Ok) return parsed.Refuse(place.Problems);
            var query = new RecordQuery(parsed.GetRequiredValue(options.Code), place.Value.Id, parsed.GetRequiredValue(options.Period))
            {
                By = parsed.GetValue(by),
                Group = parsed.GetValue(group),
                MapDay = parsed.GetValue(options.Map),
                Basis = parsed.GetValue(options.Basis),
            };
            Result<OpenedFigure> opened = await services.Get<ExportFigure>().RunAsync(services.Rights, query, cancel);
            if (!opened.Ok) return parsed.Refuse(opened.Problems);
            RecordLook look = opened.Value.Figure.Kind.Look;
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format),
                ["record", .. look.Names.Select(n => n.Code), "village", "village_code", "commune_code", .. look.Facts.Select(f => f.Code), "value"],
                opened.Value.Records.Select(r => (IReadOnlyList<object?>)[r.Key, .. look.Names.Select(n => r[n.Code]), r.Place.Name, r.Place.Code, r.Commune.Code, .. look.Facts.Select(f => r[f.Code]), Exact(r.Value)]));
            return 0;
        });
        return command;
    }

    /// <summary>Whole numbers whole, others with 15 significant digits.</summary>
    internal static object? Exact(double? value) => value is not { } v ? null
        : v == Math.Truncate(v) && Math.Abs(v) < 1e15 ? (long)v : double.Parse(v.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
