using System.Globalization;
using System.Resources;

namespace Anise.Rules;

/// <summary>The texts of this library, from <c>Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("Anise.Rules.Texts", typeof(Texts).Assembly);
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static LocalText Get(string key, params object[] arguments) =>
        new(Format(key, Vietnamese, arguments), Format(key, English, arguments));

    private static string Format(string key, CultureInfo culture, object[] arguments)
    {
        var pattern = Resources.GetString(key, culture) ?? throw new InvalidOperationException($"No text '{key}' in Texts.resx.");
        var own = Array.ConvertAll(arguments, x => x is LocalText text ? text.In(culture) : x);
        return string.Format(CultureInfo.InvariantCulture, pattern, own);
    }
}
