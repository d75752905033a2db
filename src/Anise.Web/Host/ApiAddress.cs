namespace Anise.Web.Host;

/// <summary>Which addresses are those of the interface for other programs.</summary>
internal static class ApiAddress
{
    /// <summary>Where they begin.</summary>
    public const string Root = "/api";

    /// <summary>Whether a request is for the interface: no cookies, no pages, the language as asked for.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal);
}
