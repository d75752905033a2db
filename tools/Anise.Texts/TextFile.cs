using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Anise.Texts;

/// <summary>The texts of one folder, from its <c>Texts.resx</c>.</summary>
internal sealed class TextFile(string space, IReadOnlyDictionary<string, string> texts)
{
    private static readonly Regex Number = new(@"\{(?<n>\d+)[|:,}]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>The namespace of the folder.</summary>
    public string Namespace => space;

    /// <summary>Whether a text stands under the key.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>How many values the text under a key takes.</summary>
    public int ValuesOf(string key) => Number.Matches(texts[key]).Cast<Match>().Select(m => int.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();

    /// <summary>Reads a file; null where it is no <c>Texts.resx</c>.</summary>
    public static TextFile? Read(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancel)
    {
        if (Path.GetFileName(file.Path) != "Texts.resx" || file.GetText(cancel)?.ToString() is not { } xml) return null;
        if (!options.TryGetValue("build_property.RootNamespace", out string? root) || !options.TryGetValue("build_property.ProjectDir", out string? project)) return null;
        string folder = Path.GetDirectoryName(file.Path)!.Replace('\\', '/'), from = project.Replace('\\', '/').TrimEnd('/');
        string inside = folder.Length > from.Length ? folder.Substring(from.Length).Trim('/').Replace('/', '.') : "";
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XElement data in XDocument.Parse(xml).Root!.Elements("data")) texts[data.Attribute("name")!.Value] = data.Element("value")!.Value;
        return new TextFile(inside.Length == 0 ? root : root + "." + inside, texts);
    }
}
