using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Anise.Web.Host;

/// <summary>The two languages of the pages, with the formats of numbers and dates that belong to them.</summary>
internal static class Languages
{
    /// <summary>The cookie that remembers the language.</summary>
    public const string Cookie = "anise-language";

    /// <summary>Vietnamese: 1.500.000; 05/12/2026.</summary>
    public static CultureInfo Vietnamese { get; } = Make("vi-VN");

    /// <summary>English: 1,500,000; 05/12/2026.</summary>
    public static CultureInfo English { get; } = Make("en-GB");

    /// <summary>Takes the language of each request from its cookie, or for the interface from Accept-Language; Vietnamese without one.</summary>
    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(options =>
    {
        options.DefaultRequestCulture = new RequestCulture(Vietnamese);
        options.SupportedCultures = options.SupportedUICultures = [Vietnamese, English];
        options.RequestCultureProviders = [new CustomRequestCultureProvider(context =>
            Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult((ApiAddress.IsApi(context) ? Asked(context.Request) : context.Request.Cookies[Cookie]) == "en" ? "en-GB" : "vi-VN")))];
    });

    // What a program asks for in Accept-Language: the one it likes best of the two.
    private static string? Asked(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is null or > 0).OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0]).FirstOrDefault(l => l is "vi" or "en");

    private static CultureInfo Make(string name)
    {
        var culture = new CultureInfo(name, useUserOverride: false);
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        return CultureInfo.ReadOnly(culture);
    }
}
