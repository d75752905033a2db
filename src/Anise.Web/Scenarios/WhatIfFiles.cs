using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Scenarios;
using Anise.Tables.Writing;
using Anise.Web.Host;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Scenarios;

/// <summary>The households of a scenario as files, with the columns of the page. Posted, not linked: each stands in the journal.</summary>
internal static class WhatIfFiles
{
    /// <summary>Where to post; the address of the page gives the question.</summary>
    public const string Path = "/what-if/records/export";

    public static void MapWhatIfFiles(this WebApplication app) => app.MapPost(Path, RecordsAsync);

    private static async Task<IResult> RecordsAsync(HttpContext http, IAntiforgery antiforgery, PageContext context, RuleBook rules, ExportWhatIf export)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (WhatIfAddress.PlaceOf(context) is not { } place || WhatIfAddress.RecordsOf(context) is not { } query) return Results.NotFound();
        WhatIfForm form = WhatIfAddress.Read(context, rules, place);
        if (form.Problems.Count > 0) return Results.StatusCode(StatusCodes.Status400BadRequest);
        Result<OpenedWhatIf> opened = await export.RunAsync(context.Rights, form.Question, query, http.RequestAborted);
        if (!opened.Ok) return Results.NotFound();
        bool measured = query.Group == WhatIfGroup.Measured, csv = http.Request.Form["format"] == "csv";
        string[] heads =
        [
            Texts.Get("household-code"), Texts.Get("household"), Texts.Get("village"), Texts.Get("commune"), Texts.Get("people"), Texts.Get("today"), Texts.Get("then"), Texts.Get("deprived"),
            .. measured ? (string[])[Texts.Get("weighted")] : [],
        ];
        IEnumerable<IReadOnlyList<object?>> rows = opened.Value.Records.Select(r => (IReadOnlyList<object?>)
        [
            r.Code, r.Head, r.Place.IsCommuneLevel ? null : r.Place.Name, r.Commune.Name, r.People, Words(rules, r.Today), Words(rules, r.Then), Cell(r.Deprived),
            .. measured ? (object?[])[Cell(r.Score)] : [],
        ]);
        var content = new MemoryStream();
        if (csv) TableWorkbook.WriteCsv(content, heads, rows);
        else TableWorkbook.WriteXlsx(content, Texts.Get("households"), heads, rows);
        string name = string.Create(CultureInfo.InvariantCulture, $"what-if-{form.Question.Rules.Name}-{place.Code}-{form.Question.Year}");
        return Results.File(content.ToArray(), csv ? MediaTypes.Csv : MediaTypes.Xlsx, name + (csv ? ".csv" : ".xlsx"));
    }

    private static string Words(RuleBook rules, ClassSet classes) => string.Join("; ", classes.Possible.Select(c => HouseholdClasses.InText(rules, c)));

    /// <summary>A number where it is certain, else both ends.</summary>
    private static object Cell(CountRange range) => range.IsExact ? range.From : WhatIfShow.Short(range);
}
