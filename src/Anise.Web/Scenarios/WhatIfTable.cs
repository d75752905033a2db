using System.Globalization;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Scenarios;
using Anise.Tables.Writing;
using Anise.Web.Host;

namespace Anise.Web.Scenarios;

/// <summary>The tables of a scenario as one file without persons: by place, ethnic group and sex of the head, each number from what is certain to what is possible.</summary>
internal static class WhatIfTable
{
    /// <summary>The address; the question is that of the page.</summary>
    public const string Path = "/what-if/table";

    private static readonly WhatIfGroup[] Groups =
    [
        WhatIfGroup.Households, WhatIfGroup.PoorToday, WhatIfGroup.Poor, WhatIfGroup.NearPoorToday, WhatIfGroup.NearPoor, WhatIfGroup.Becomes, WhatIfGroup.Leaves, WhatIfGroup.Stays,
        WhatIfGroup.Open,
    ];

    public static void MapWhatIfTable(this WebApplication app) => app.MapGet(Path, TableAsync);

    private static async Task<IResult> TableAsync(HttpContext http, PageContext context, RuleBook rules, RunWhatIf run)
    {
        if (WhatIfAddress.PlaceOf(context) is not { } place) return Results.NotFound();
        WhatIfForm form = WhatIfAddress.Read(context, rules, place);
        if (form.Problems.Count > 0) return Results.StatusCode(StatusCodes.Status400BadRequest);
        Result<WhatIfOutcome> outcome = await run.RunAsync(context.Rights, form.Question, http.RequestAborted);
        if (!outcome.Ok) return Results.NotFound();
        bool csv = context.Here["format"] == "csv";
        string[] heads =
        [
            Texts.Get("year-of-forms"), Texts.Get("set"), Texts.Get("changes"), Texts.Get("split"), Texts.Get("code"), Texts.Get("name"),
            .. Groups.SelectMany(g => Ends(Texts.Get("column-" + g))), .. ((string[])["H", "A", "M0"]).SelectMany(Ends),
        ];
        IReadOnlyList<object?>[] lines = [.. Lines(form, outcome.Value, place)];
        var content = new MemoryStream();
        if (csv) TableWorkbook.WriteCsv(content, heads, lines);
        else TableWorkbook.WriteXlsx(content, Texts.Get("what-if"), heads, lines);
        string name = string.Create(CultureInfo.InvariantCulture, $"what-if-tables-{form.Question.Rules.Name}-{place.Code}-{form.Question.Year}");
        return Results.File(content.ToArray(), csv ? MediaTypes.Csv : MediaTypes.Xlsx, name + (csv ? ".csv" : ".xlsx"));
    }

    private static IEnumerable<IReadOnlyList<object?>> Lines(WhatIfForm form, WhatIfOutcome outcome, MappedPlace place)
    {
        string changes = WhatIfShow.Changes(form);
        IReadOnlyList<object?> Line(string split, string code, string name, Crossing counts, AlkireFosterRange? measures) =>
        [
            form.Question.Year, form.Question.Rules.Name, changes, split, code, name,
            .. Groups.SelectMany(g => (object?[])[counts[g].From, counts[g].To]), .. Measure(measures?.H), .. Measure(measures?.A), .. Measure(measures?.M0),
        ];
        yield return Line(Texts.Get("total"), place.Code, place.Name, outcome.Total, outcome.Measures);
        foreach (WhatIfLine line in outcome.ByPlace) yield return Line(WhatIfPlaces.Heading(outcome), line.Code, line.Name, line.Counts, line.Measures);
        foreach (WhatIfLine line in outcome.ByEthnicGroup) yield return Line(Texts.Get("by-ethnic-group"), line.Code, line.Name, line.Counts, null);
        foreach (WhatIfLine line in outcome.ByHeadSex) yield return Line(Texts.Get("by-head-sex"), line.Code, line.Name, line.Counts, null);
    }

    private static string[] Ends(string head) => [Texts.Get("certain-of", head), Texts.Get("possible-of", head)];

    private static object?[] Measure(ValueRange? range) => range is { } r && double.IsFinite(r.From) ? [r.From, r.To] : [null, null];
}
