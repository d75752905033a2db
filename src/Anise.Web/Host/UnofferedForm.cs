using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Anise.Web.Host;

/// <summary>
/// A form that is no longer on its page when it comes back: a step that somebody took meanwhile, a thing that was ended. Blazor answers it with 400 and nothing else;
/// here the page as it stands now is shown, with what was typed above it.
/// </summary>
internal static class UnofferedForm
{
    /// <summary>Goes on, and shows the page where its form is no longer offered.</summary>
    public static async Task CheckAsync(HttpContext context, PageContext page, Func<Task> next)
    {
        await next();
        if (context.Response is not { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } || !HttpMethods.IsPost(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return;
        context.Response.Clear();
        bool ours = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };
        if (!page.SignedIn || !ours || !context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;   // without a body: the error page says what it is
            return;
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        // The page that was asked has used up this scope's renderer.
        IServiceProvider asked = context.RequestServices;
        await using AsyncServiceScope scope = asked.CreateAsyncScope();
        var shown = scope.ServiceProvider.GetRequiredService<PageContext>();
        shown.TakeOver(page);
        shown.Unoffered = [.. form.Where(field => !IsOwn(field.Key)).SelectMany(field => field.Value).OfType<string>().Select(text => text.Trim()).Where(text => text.Any(char.IsLetterOrDigit)).Distinct()];
        (context.RequestServices, context.Request.Method) = (scope.ServiceProvider, HttpMethods.Get);
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        try
        {
            await next();
        }
        finally
        {
            (context.RequestServices, context.Request.Method) = (asked, HttpMethods.Post);
        }
    }

    /// <summary>What the program put into the form, and what nobody may read over a shoulder.</summary>
    private static bool IsOwn(string field) => field.StartsWith('_') || field is SentForms.IdField or SentForms.ReadAtField || field.Contains("password", StringComparison.OrdinalIgnoreCase);
}
