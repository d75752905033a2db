using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Lists;
using Anise.Places;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Figures;

/// <summary>The records of a figure that an address opens.</summary>
/// <param name="Asked">The figure that was asked for: of a share, its records are those that are divided.</param>
/// <param name="At">Where and when.</param>
/// <param name="Opened">The records, all of them, and what they add up to.</param>
/// <param name="List">The same as a list.</param>
public sealed record OpenedRecords(Figure Asked, FigureAddress At, OpenedFigure Opened, ListOf<OpenedRecord> List);

/// <summary>The records that a figure counts: its kind says what they are called and what is told of them.</summary>
[ListFiles("/figures/{code}/records/export"), ReadsMap]
public sealed class RecordList(FigureCatalogue catalogue, OpenFigure open, PlaceMaps maps, FigureStandards standards) : PageList<OpenedRecord>
{
    /// <inheritdoc/>
    public override async Task<ListOf<OpenedRecord>?> OpenAsync(PageContext context, HttpContext http) =>
        (await FindAsync(context, http, http.Request.RouteValues["code"]?.ToString() ?? "", anew: true))?.List;

    /// <summary>The records of a figure; null where the address names a figure or place that there is not.</summary>
    /// <param name="context">Who reads, where, when.</param>
    /// <param name="http">The request.</param>
    /// <param name="code">The figure.</param>
    /// <param name="anew">Whether they are read anew from the store: what leaves the programme is.</param>
    internal async Task<OpenedRecords?> FindAsync(PageContext context, HttpContext http, string code, bool anew = false)
    {
        CancellationToken cancel = http.RequestAborted;
        if (!catalogue.TryFind(code, out Figure? asked) || await FigureAddress.ReadAsync(context, maps, cancel) is not { } at) return null;
        var query = new RecordQuery(code, at.Place.Id, at.Period)
        {
            MapDay = at.MapDay, Basis = at.Basis, By = at.By, Group = at.By is null ? null : at.Group, Take = int.MaxValue, Anew = anew,
        };
        Result<OpenedFigure> opened = await open.RunAsync(context.Rights, query, cancel);
        if (!opened.Ok) return null;
        Scope scope = await maps.ScopeAsync(at.Place.Id, context.Today, at.Map, cancel);
        return new OpenedRecords(asked, at, opened.Value, Of(asked, at, opened.Value) with { HandingOut = HandingOut.OfRecords(asked.Kind, query, scope) });
    }

    private ListOf<OpenedRecord> Of(Figure asked, FigureAddress at, OpenedFigure opened)
    {
        Figure figure = opened.Figure;
        RecordLook look = figure.Kind.Look;
        RecordField? title = look.Names.FirstOrDefault(n => n.Code == look.Title) ?? (look.Names.Count > 0 ? look.Names[0] : null);
        return new ListOf<OpenedRecord>
        {
            Title = figure.Name.ToString(),
            About = About(asked, at),
            FileName = string.Create(CultureInfo.InvariantCulture, $"{asked.Code}-{at.Place.Code}-{at.Period}").ToLowerInvariant(),
            Rows = opened.Records.AsQueryable(),
            Columns =
            [
                new ListColumn<OpenedRecord>("record", title?.Label() ?? figure.Kind.Name(), r => r.Title, ColumnLook.Name).SortedBy(r => NameKey(title, r.Title)),
                .. look.Names.Where(n => n != title).Select(n => Field(n).SortedBy(r => r.Shown(n))),
                new ListColumn<OpenedRecord>("village", Texts.Get("village"), r => PlaceColumns.VillageOf(r.Place)).SortedBy(r => PlaceColumns.Key(PlaceColumns.VillageOf(r.Place))),
                new ListColumn<OpenedRecord>("commune", Texts.Get("commune"), r => r.Commune.Name).SortedBy(r => PlaceColumns.Key(r.Commune.Name)),
                .. look.Facts.Select(f => f.RankOf is null ? Field(f).SortedBy(r => PlaceColumns.Key(r.Shown(f))) : Field(f).SortedBy(r => RankOf(f, r))),
                new ListColumn<OpenedRecord>("value", $"{figure.Name} ({UnitNames.Of(figure.Unit)})", r => r.Value, ColumnLook.Number).SortedBy(r => r.Value),
                new ListColumn<OpenedRecord>("period", Texts.Get("year"), r => r.Period.ToString(), ColumnLook.FilesOnly),
                new ListColumn<OpenedRecord>("standard", Texts.Get("standard"), r => standards.Of(figure.Kind, r.Period.Year)?.Name, ColumnLook.FilesOnly),
                new ListColumn<OpenedRecord>("basis", Texts.Get("basis"), _ => Texts.Get(at.Basis == FigureBasis.Corrected ? "basis-corrected" : "basis-decided"), ColumnLook.FilesOnly),
            ],
            Filters = [ListFilter<OpenedRecord>.Words("q", Texts.Get("find-record"), words => r => Has(r, words)), .. Choices(look, opened)],
            Ties =
            [
                ListOrder<OpenedRecord>.By(r => r.Place.Code), ListOrder<OpenedRecord>.By(r => r.Code), ListOrder<OpenedRecord>.By(r => r.Key),
                ListOrder<OpenedRecord>.By(r => r.Period.Year), ListOrder<OpenedRecord>.By(r => r.Period.Month),
            ],
        };
    }

    /// <summary>By commune, by village within one, and by what is told of the records: each where there are at least two.</summary>
    private static IEnumerable<ListFilter<OpenedRecord>> Choices(RecordLook look, OpenedFigure opened)
    {
        foreach (ListFilter<OpenedRecord> place in PlaceColumns.Filters(opened.Records, r => r.Place, r => r.Commune, Texts.Get("commune"), Texts.Get("village"))) yield return place;
        foreach (RecordField field in look.Facts.Where(f => f.NameOf is not null))
        {
            string[] values = [.. opened.Records.Select(r => r[field.Code]).OfType<string>().Distinct()];
            if (values.Length > 1)
            {
                IEnumerable<string> ordered = field.RankOf is { } rank ? values.OrderBy(rank) : values.OrderBy(v => VietnameseOrder.OfText(field.NameOf!(v)), StringComparer.Ordinal);
                yield return ListFilter<OpenedRecord>.Choice(field.Code, field.Label(), ordered.Select(v => new FilterChoice(v, field.NameOf!(v))), value => r => r[field.Code] == value);
            }
        }
    }

    private static string About(Figure asked, FigureAddress at) => (asked.IsShare ? Texts.Get("records-of-share", asked.Name) + " " : "")
        + (at.Group is { } group && asked.Kind.Breakdowns.FirstOrDefault(b => b.Code == at.By) is { } by
            ? Texts.Get("records-lede-group", at.Place.Name, FigureShow.InWords(at.Period), by.Label(), by.NameOfGroup(group))
            : Texts.Get("records-lede", at.Place.Name, FigureShow.InWords(at.Period)));

    private static ListColumn<OpenedRecord> Field(RecordField field) => new(field.Code, field.Label(), field.IsDay ? r => DayOf(r, field) : r => r.Shown(field));

    private static object? DayOf(OpenedRecord record, RecordField field) =>
        DateOnly.TryParseExact(record[field.Code], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : record.Shown(field);

    private static bool Has(OpenedRecord record, string words) =>
        record.Kind.Look.Names.Any(n => record.Shown(n) is { } name && Folding.Fold(name).Contains(Folding.Fold(words), StringComparison.Ordinal));

    private static string NameKey(RecordField? title, string name) => title is { IsPersonal: true } ? VietnameseOrder.OfName(name) : VietnameseOrder.OfText(name);

    private static int? RankOf(RecordField field, OpenedRecord record) => record[field.Code] is { } value ? field.RankOf!(value) : null;
}
