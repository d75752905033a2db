using Anise.Access;
using Anise.Households;
using Anise.Scenarios;
using Anise.Tables.Writing;
using Anise.Web.Host;

namespace Anise.Web.Scenarios;

/// <summary>What differs between two saved scenarios as one file without persons: each number from what is certain to what is possible.</summary>
internal static class CompareTable
{
    /// <summary>The address; the scenarios are those of the page.</summary>
    public const string Path = "/what-if/compare/table";

    private static readonly WhatIfGroup[] Of = [WhatIfGroup.Households, WhatIfGroup.PoorToday, WhatIfGroup.Poor, WhatIfGroup.NearPoor, WhatIfGroup.Becomes, WhatIfGroup.Leaves];
    private static readonly (WhatIfGroup Group, string Label)[] Between = [(WhatIfGroup.Becomes, "only-second"), (WhatIfGroup.Leaves, "only-first"), (WhatIfGroup.Stays, "in-both")];

    public static void MapCompareTable(this WebApplication app) => app.MapGet(Path, TableAsync);

    private static async Task<IResult> TableAsync(HttpContext http, PageContext context, ComparedScenarios compared)
    {
        context.Rights.Demand(Permission.SeeHouseholds, Scope.Anywhere);
        await compared.ReadAsync(context, http.RequestAborted);
        if (compared.Sides.Count < 2) return Results.NotFound();
        string[] heads = [Texts.Get("scenario-name"), Texts.Get("place"), Texts.Get("year-of-forms"), Texts.Get("set"), Texts.Get("changes"), Texts.Get("code"), Texts.Get("name"),
            .. Of.Select(g => Texts.Get("column-" + g)).Concat([Texts.Get("cost-month"), Texts.Get("cost-against-today")]).Concat(Between.Select(b => Texts.Get(b.Label))).SelectMany(h => (string[])[Texts.Get("certain-of", h), Texts.Get("possible-of", h)])];
        IReadOnlyList<object?>[] lines = [.. compared.Sides.SelectMany(Lines), .. compared.Differences.Select(d => Difference(compared.Sides, d))];
        bool csv = context.Here["format"] == "csv";
        var content = new MemoryStream();
        if (csv) TableWorkbook.WriteCsv(content, heads, lines);
        else TableWorkbook.WriteXlsx(content, Texts.Get("compare"), heads, lines);
        return Results.File(content.ToArray(), csv ? MediaTypes.Csv : MediaTypes.Xlsx, "what-if-compare" + (csv ? ".csv" : ".xlsx"));
    }

    private static IEnumerable<IReadOnlyList<object?>> Lines(ComparedSide side)
    {
        IReadOnlyList<object?> Line(string code, string name, Crossing counts, bool whole) =>
        [
            .. About(side), code, name, .. Of.SelectMany(g => (object?[])[counts[g].From, counts[g].To]),
            .. whole ? (object?[])[side.Outcome.Cost.From, side.Outcome.Cost.To, side.Outcome.CostAgainstToday.From, side.Outcome.CostAgainstToday.To] : [null, null, null, null],
            .. new object?[Between.Length * 2],
        ];
        yield return Line(side.Outcome.Place.Code, side.Outcome.Place.Name, side.Outcome.Total, true);
        foreach (WhatIfLine line in side.Outcome.ByPlace) yield return Line(line.Code, line.Name, line.Counts, false);
    }

    private static IReadOnlyList<object?> Difference(List<ComparedSide> sides, WhatIfDifference one) =>
    [
        Texts.Get("difference-of", sides[0].Name, sides[1].Name), .. About(sides[0])[1..3], null, null, one.Code, one.Name, .. new object?[Of.Length * 2 + 4],
        .. Between.SelectMany(b => (object?[])[one.Between[b.Group].From, one.Between[b.Group].To]),
    ];

    private static object?[] About(ComparedSide side) => [side.Name, side.Outcome.Place.Name, side.Form.Question.Year, side.Form.Question.Rules.Name, WhatIfShow.Changes(side.Form)];
}
