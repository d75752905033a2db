using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Anise.Basics;

/// <summary>
/// The user-facing texts of one area, read from the resources <c>Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c> (English)
/// of the area's folder. The area's <c>Texts</c> class is made from them in the build, where a key without a text is an error. The language is <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
/// <remarks>A word that depends on a number is written <c>{0|household|households}</c>: the first where argument 0 is one, else the second.</remarks>
/// <param name="marker">The <c>Texts</c> class of the area; its full name is the name of the resource.</param>
public sealed partial class AreaTexts(Type marker)
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    private readonly ResourceManager _resources = new(marker);

    /// <summary>The text under <paramref name="key"/>, with <paramref name="args"/> put into its numbered places.</summary>
    /// <exception cref="MissingManifestResourceException">The key is not in the resources.</exception>
    public string Get(string key, params object?[] args)
    {
        string text = _resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"No text '{key}' in {marker.FullName}.");
        return args.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, Counted().Replace(text, m => m.Groups[IsOne(args[m.Groups["n"].Value[0] - '0']) ? "one" : "more"].Value), args);
    }

    /// <summary>The text under <paramref name="key"/>, or null where the area has none.</summary>
    public string? Find(string key) => _resources.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>The text under <paramref name="key"/> in one language, whatever that of the reader; null where the area has none.</summary>
    public string? FindIn(string key, CultureInfo language) => _resources.GetString(key, language);

    /// <summary>What stands under <paramref name="key"/> in Vietnamese and in English: files of offices are read in either, whatever the language of the reader.</summary>
    /// <exception cref="MissingManifestResourceException">The key is not in the resources.</exception>
    public IReadOnlyList<string> InBoth(string key) => [.. Languages.Select(language => _resources.GetString(key, language)
        ?? throw new MissingManifestResourceException($"No text '{key}' in {marker.FullName}.")).Distinct(StringComparer.Ordinal)];

    /// <summary>The problem under <paramref name="code"/>: the code is the key of its message, or follows <c>problem-</c> in it.</summary>
    public Problem Problem(string code, string? field, params object?[] args) => new(code, Get(Find("problem-" + code) is null ? code : "problem-" + code, args), field);

    private static bool IsOne(object? count) => count switch
    {
        int or long or short or byte or decimal or double => Convert.ToDecimal(count, CultureInfo.InvariantCulture) == 1,
        string text => text == "1",
        _ => false,
    };

    [GeneratedRegex(@"\{(?<n>\d)\|(?<one>[^{}|]*)\|(?<more>[^{}|]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();
}
