using System.Globalization;
using System.Net.Mime;
using System.Text;
using Anise.Basics;
using Anise.Briefs;
using Anise.Figures;
using Anise.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;

namespace Anise.Web.Briefs;

/// <summary>Briefs as files.</summary>
public sealed class BriefsWeb : WebArea
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapGet("/briefs/{code}/file", FileAsync);

    /// <summary>The address of a brief as a file.</summary>
    internal static string FileOf(Brief brief, string format)
    {
        var query = new QueryBuilder { { "format", format } };
        if (brief.Template.Place is null && brief.Place is { } place) query.Add("place", place.Code);
        if (brief.Template.Period is null && brief.Period is { } period) query.Add("year", period.ToString());
        return $"/briefs/{brief.Template.Code}/file" + query;
    }

    private static async Task<IResult> FileAsync(string code, string format, string? place, string? year, HttpContext http, BriefCatalogue catalogue, MakeBrief make, PageContext context)
    {
        if (catalogue.Find(code) is not { } template || format is not ("html" or "docx" or "pdf")) return Results.NotFound();
        Result<Brief> made = await make.RunAsync(context.Rights, template, place, Period.TryRead(year ?? ""), http.RequestAborted);
        if (!made.Ok) return Results.NotFound();
        string address = $"{http.Request.Scheme}://{http.Request.Host}";
        if (format == "pdf") return Results.File(BriefPdf.Of(made.Value, address), MediaTypeNames.Application.Pdf, $"{code}-{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}.pdf");
        return format == "html"
            ? Results.File(Encoding.UTF8.GetBytes(BriefHtml.Of(made.Value, address)), MediaTypeNames.Text.Html + "; charset=utf-8", $"{code}-{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}.html")
            : Results.File(BriefWord.Of(made.Value, address), Word, $"{code}-{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}.docx");
    }
}
