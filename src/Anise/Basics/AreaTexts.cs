using System.Globalization;
using System.Resources;

namespace Anise.Basics;

/// <summary>
/// The user-facing texts of one area, read from the resources <c>Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c> (English)
/// that stand beside the area's <c>Texts</c> class. The language is <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
/// <param name="marker">The <c>Texts</c> class of the area; its full name is the name of the resource.</param>
public sealed class AreaTexts(Type marker)
{
    private readonly ResourceManager _resources = new(marker);

    /// <summary>The text under <paramref name="key"/>, with <paramref name="args"/> put into its numbered places.</summary>
    /// <exception cref="MissingManifestResourceException">The key is not in the resources.</exception>
    public string Get(string key, params object?[] args)
    {
        string text = _resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"No text '{key}' in {marker.FullName}.");
        return args.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, args);
    }

    /// <summary>The text under <paramref name="key"/>, or null where the area has none.</summary>
    public string? Find(string key) => _resources.GetString(key, CultureInfo.CurrentUICulture);
}
