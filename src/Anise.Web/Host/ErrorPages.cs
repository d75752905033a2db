using Anise.Access;
using Anise.Web.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anise.Web.Host;

/// <summary>What a reader sees when a page cannot be shown: not found, no access, or a fault of ours. The address stays as it was asked.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = context => context.Exception is NoAccessException,
            ExceptionHandler = context => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
            {
                NoAccessException => ShowAsync(context, StatusCodes.Status403Forbidden),
                BadHttpRequestException bad => ShowAsync(context, bad.StatusCode),
                _ => ShowAsync(context, StatusCodes.Status500InternalServerError),
            },
        });
        app.UseStatusCodePages(context => ShowAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static Task ShowAsync(HttpContext context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)) return Task.CompletedTask;
        return new RazorComponentResult<ErrorDocument>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ErrorDocument.Status)] = status })
        {
            StatusCode = status,
        }.ExecuteAsync(context);
    }
}
