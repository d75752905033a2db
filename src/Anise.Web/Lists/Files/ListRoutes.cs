using System.Globalization;
using System.Reflection;
using Anise.Lists;
using Anise.Tables.Writing;
using Anise.Web.Host;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anise.Web.Lists.Files;

/// <summary>Every list as Excel, CSV and paper. Posted, not linked: what hands out names stands in the journal, so no other site and no prefetch may ask for it.</summary>
internal static class ListRoutes
{
    /// <summary>The lists of the pages.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. typeof(PageList).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(PageList)))];

    public static void AddPageLists(this IServiceCollection services)
    {
        foreach (Type list in All) services.AddScoped(list);
    }

    public static void MapPageLists(this WebApplication app)
    {
        foreach (Type list in All)
        {
            app.MapPost(list.GetCustomAttribute<ListFilesAttribute>()!.Path, (HttpContext http, IAntiforgery antiforgery, PageContext context, TakeOutList takeOut) =>
                TakeOutAsync((PageList)http.RequestServices.GetRequiredService(list), http, antiforgery, context, takeOut)).WithMetadata([.. list.GetCustomAttributes(inherit: true)]);
            // A printed list whose address is opened again leads back to its list.
            app.MapGet(list.GetCustomAttribute<ListFilesAttribute>()!.Path, (PageContext context) => Results.LocalRedirect(BackOf(context)));
        }
    }

    private static string BackOf(PageContext context) => context.Here.With() is var here && here.LastIndexOf("/export", StringComparison.Ordinal) is > 0 and var at ? here.Remove(at, "/export".Length) : here;

    private static async Task<IResult> TakeOutAsync(PageList source, HttpContext http, IAntiforgery antiforgery, PageContext context, TakeOutList takeOut)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        string format = http.Request.Form["format"].ToString();
        if (format is not ("xlsx" or "csv" or "print")) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await source.OpenAnyAsync(context, http) is not { } list) return Results.NotFound();
        ListAsk ask = context.Here.Ask(list);
        ListTable table = await takeOut.RunAsync(context.Rights, list, ask, http.RequestAborted);
        if (format == "print")
        {
            string back = BackOf(context);
            return new RazorComponentResult<PrintedList>(new Dictionary<string, object?>
            {
                [nameof(PrintedList.List)] = list, [nameof(PrintedList.Table)] = table, [nameof(PrintedList.Filters)] = list.FiltersOf(ask), [nameof(PrintedList.Back)] = back,
            });
        }
        var content = new MemoryStream();
        if (format == "csv") TableWorkbook.WriteCsv(content, table.Heads, table.Rows.Select(AsText));
        else TableWorkbook.WriteXlsx(content, SheetName(list.Title), table.Heads, table.Rows.Select(AsCells));
        return Results.File(content.ToArray(), format == "csv" ? MediaTypes.Csv : MediaTypes.Xlsx, $"{list.FileName}.{format}");
    }

    /// <summary>A title as Excel takes it for a sheet.</summary>
    private static string SheetName(string title)
    {
        string plain = string.Concat(title.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? '-' : c));
        return plain.Length > 31 ? plain[..31].Trim() : plain;
    }

    /// <summary>Days and moments as a text file has them.</summary>
    private static IReadOnlyList<object?> AsText(IReadOnlyList<object?> row) => [.. row.Select(value => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => Anise.Basics.Days.Local(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => value,
    })];

    /// <summary>Moments by the clock of the country, as cells of a workbook.</summary>
    private static IReadOnlyList<object?> AsCells(IReadOnlyList<object?> row) => [.. row.Select(value => value is DateTimeOffset moment ? Anise.Basics.Days.Local(moment) : value)];
}
