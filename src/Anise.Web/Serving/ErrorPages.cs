using Anise.Access;
using Anise.Web.Api;
using Anise.Web.Host;
using Anise.Web.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anise.Web.Serving;

/// <summary>What a reader sees when a page cannot be shown: not found, no access, or a fault of ours. The address stays as it was asked.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = context => context.Exception is NoAccessException or BadHttpRequestException,
            ExceptionHandler = context => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
            {
                NoAccessException no => ShowAsync(context, StatusCodes.Status403Forbidden, no.Permission),
                KeyNotFoundException => ShowAsync(context, StatusCodes.Status404NotFound),   // an address with an id that is not there; logged all the same
                BadHttpRequestException bad => ShowAsync(context, bad.StatusCode),
                _ => ShowAsync(context, StatusCodes.Status500InternalServerError),
            },
        });
        app.UseStatusCodePages(context => ShowAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static async Task ShowAsync(HttpContext context, int status, Permission? demanded = null)
    {
        if (context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)) return;
        if (ApiAddress.IsApi(context))
        {
            await (status == StatusCodes.Status400BadRequest ? ApiProblems.OfUnread(context) : ApiProblems.Of(status)).ExecuteAsync(context);
            return;
        }
        // The page that failed has used up this scope's renderer: the error page gets a scope of its own.
        IServiceProvider failed = context.RequestServices;
        await using AsyncServiceScope scope = failed.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PageContext>().TakeOver(failed.GetRequiredService<PageContext>());
        context.RequestServices = scope.ServiceProvider;
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ErrorDocument.Status)] = status, [nameof(ErrorDocument.Demanded)] = demanded };
        context.Response.Headers.Remove("blazor-enhanced-nav");   // set by the page that was not found; set again by this one
        try
        {
            await new RazorComponentResult<ErrorDocument>(parameters) { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = failed;
        }
    }
}
