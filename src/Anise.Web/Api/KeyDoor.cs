using Anise.Access;
using Anise.Web.Host;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Anise.Web.Api;

/// <summary>Marks an address that is answered to the holder of a key only.</summary>
internal sealed class KeyNeeded;

/// <summary>Looks at the key of a request before anything else is read. Sessions of people do not open the interface.</summary>
internal static class KeyDoor
{
    private const string Scheme = "Bearer ";
    private static readonly object RightsKey = new();

    // A thousand entries of a season log with every field filled.
    private const long LargestBody = 1024 * 1024;

    public static void UseApiKeys(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeyNeeded>() is null)
        {
            await next();
            return;
        }
        string sent = context.Request.Headers.Authorization.ToString();
        Rights? rights = sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await context.RequestServices.GetRequiredService<RightsOfKey>().RunAsync(sent[Scheme.Length..].Trim(), Session.OriginOf(context), context.RequestAborted) : null;
        if (rights is null)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            await ApiProblems.Of(StatusCodes.Status401Unauthorized).ExecuteAsync(context);
            return;
        }
        context.Items[RightsKey] = rights;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LargestBody;
        await next();
    });

    /// <summary>The rights of the key.</summary>
    public static Rights RightsOf(HttpContext context) => (Rights)context.Items[RightsKey]!;
}
