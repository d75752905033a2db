using System.Globalization;

namespace Anise.Web.Host;

/// <summary>
/// What a reader chooses at the top of every page. Place and year stand in the address (<c>?place=06505&amp;year=2026</c>), so that a link
/// shows the same to a colleague or says that it cannot, and are remembered in a cookie for the next page. The language is set by <c>?lang=en</c> and leaves the address again.
/// </summary>
internal static class Choices
{
    public const string PlaceCookie = "anise-place";
    public const string YearCookie = "anise-year";
    public const string PlaceName = "place";
    public const string YearName = "year";

    public static void UseChoices(this WebApplication app) => app.Use(async (context, next) =>
    {
        IQueryCollection query = context.Request.Query;
        if (HttpMethods.IsGet(context.Request.Method) && !ApiAddress.IsApi(context))
        {
            if (query["lang"] is [{ } language])
            {
                Remember(context, Languages.Cookie, language == "en" ? "en" : "vi");
                context.Response.Redirect(Here.Of(context.Request).With("lang", null));
                return;
            }
        }
        await next();
    });

    /// <summary>Ends a request whose address names a place or year that cannot be shown; remembers for the next page what was chosen.</summary>
    public static async Task CheckAsync(HttpContext context, PageContext page, RequestDelegate next)
    {
        if (page.SignedIn && !ApiAddress.IsApi(context) && page.Fault != AddressFault.None)
        {
            context.Response.StatusCode = page.Fault == AddressFault.NotYourPlace ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
            return;   // the error page says which
        }
        if (page.SignedIn && HttpMethods.IsGet(context.Request.Method) && !ApiAddress.IsApi(context))
        {
            if (page.PlaceIsAsked && page.Places.Contains(page.Place)) Remember(context, PlaceCookie, page.Place!.Code);
            if (Asked(context.Request, YearName) is { } year) Remember(context, YearCookie, year);
        }
        await next(context);
    }

    /// <summary>What an address says of a parameter: null where it is missing or empty, all that it says where it is given several times.</summary>
    public static string? Asked(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>The place's code that the reader chose, or null. An address that names a commune chooses it.</summary>
    public static string? PlaceOf(HttpRequest request) =>
        request.RouteValues["Commune"] as string ?? request.Cookies[PlaceCookie];

    /// <summary>The year that the reader chose, or null. An address that names a year chooses it.</summary>
    public static int? YearOf(HttpRequest request) =>
        int.TryParse(Asked(request, YearName) ?? request.RouteValues["Year"] as string ?? request.Cookies[YearCookie], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is >= 2000 and < 2100 ? number : null;

    private static void Remember(HttpContext context, string cookie, string value) => context.Response.Cookies.Append(cookie, value, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    });
}
