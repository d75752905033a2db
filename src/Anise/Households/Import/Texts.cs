using System.Globalization;
using System.Resources;

namespace Anise.Households.Import;

/// <summary>Texts of this area in the reader's language; Vietnamese is the neutral one.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("Anise.Households.Import.Texts", typeof(Texts).Assembly);

    /// <summary>The text of a key in the current UI language.</summary>
    /// <param name="key">Kebab-case key.</param>
    /// <param name="args">Values for the places {0}, {1} of the text.</param>
    /// <returns>The text with its values.</returns>
    public static string Get(string key, params object?[] args)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new InvalidOperationException($"No text with the key '{key}'.");
        return args.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, args);
    }
}
