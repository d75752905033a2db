using System.Globalization;
using Anise.Web.Api;

namespace Anise.Web.Host;

/// <summary>
/// What a reader chooses at the top of every page. Place and year stand in the address (<c>?place=06505&amp;year=2026</c>), so that a link
/// shows the same to a colleague, and are remembered in a cookie for the next page. The language is set by <c>?lang=en</c> and leaves the address again.
/// </summary>
internal static class Choices
{
    public const string PlaceCookie = "anise-place";
    public const string YearCookie = "anise-year";

    public static void UseChoices(this WebApplication app) => app.Use(async (context, next) =>
    {
        IQueryCollection query = context.Request.Query;
        if (HttpMethods.IsGet(context.Request.Method) && !ApiRoutes.IsApi(context))
        {
            if (query["lang"] is [{ } language])
            {
                Remember(context, Languages.Cookie, language == "en" ? "en" : "vi");
                context.Response.Redirect(Here.Of(context.Request).With("lang", null));
                return;
            }
            if (query["place"] is [{ Length: > 0 and <= 20 } place] && place.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) Remember(context, PlaceCookie, place);
            if (query["year"] is [{ } year] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 2000 and < 2100)
                Remember(context, YearCookie, year);
        }
        await next();
    });

    /// <summary>The place's code that the reader chose, or null. An address that names a commune chooses it.</summary>
    public static string? PlaceOf(HttpRequest request) =>
        request.Query["place"] is [{ Length: > 0 } place] ? place : request.RouteValues["Commune"] as string ?? request.Cookies[PlaceCookie];

    /// <summary>The year that the reader chose, or null. An address that names a year chooses it.</summary>
    public static int? YearOf(HttpRequest request) =>
        int.TryParse(request.Query["year"] is [{ Length: > 0 } year] ? year : request.RouteValues["Year"] as string ?? request.Cookies[YearCookie], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
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
