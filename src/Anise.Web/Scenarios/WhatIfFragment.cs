using Anise.Basics;
using Anise.Places;
using Anise.Rules;
using Anise.Scenarios;
using Anise.Web.Host;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anise.Web.Scenarios;

/// <summary>The answer alone, for the page whose sliders move: the same parts that the page is made of, without the frame around them. Of values that cannot be read, the problems.</summary>
internal static class WhatIfFragment
{
    public static void MapWhatIf(this WebApplication app) => app.MapGet("/what-if/result", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, PageContext context, RuleBook rules, RunWhatIf run)
    {
        if (WhatIfAddress.PlaceOf(context) is not { } place) return Results.NotFound();
        WhatIfForm form = WhatIfAddress.Read(context, rules, place);
        Result<WhatIfOutcome> outcome = await run.RunAsync(context.Rights, form.Question, http.RequestAborted);
        if (!outcome.Ok) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<WhatIfPart>(new Dictionary<string, object?> { [nameof(WhatIfPart.Form)] = form, [nameof(WhatIfPart.Outcome)] = outcome.Value });
    }
}
