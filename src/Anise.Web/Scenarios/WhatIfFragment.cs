using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Scenarios;
using Anise.Web.Host;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anise.Web.Scenarios;

/// <summary>The answer alone, for the page whose sliders move: the same parts that the page is made of, without the frame around them. Of values that cannot be read, the problems.</summary>
internal static class WhatIfFragment
{
    public static void MapWhatIf(this WebApplication app) => app.MapGet("/what-if/result", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageContext context, RuleBook rules, RunWhatIf run, ReadFigures figures)
    {
        if (WhatIfAddress.PlaceOf(context) is not { } place) return Results.NotFound();
        WhatIfForm form = WhatIfAddress.Read(context, rules, place);
        Result<WhatIfOutcome> outcome = await run.RunAsync(context.Rights, form.Question, http.RequestAborted);
        if (!outcome.Ok) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<WhatIfPart>(new Dictionary<string, object?>
        {
            [nameof(WhatIfPart.Form)] = form, [nameof(WhatIfPart.Outcome)] = outcome.Value,
            [nameof(WhatIfPart.Registered)] = (long?)await RegisteredAsync(figures, context, place, form.Question.Year, http.RequestAborted),
        });
    }

    /// <summary>How many households the registry has in a place at the end of a year; null where it is not known.</summary>
    public static async Task<double?> RegisteredAsync(ReadFigures figures, PageContext context, MappedPlace place, int year, CancellationToken cancel)
    {
        Result<FigureGrid> grid = await figures.RunAsync(context.Rights, new FigureQuery(["households"], place.Id, [year]), cancel);
        return grid.Ok ? grid.Value["households", year].Value : null;
    }
}
