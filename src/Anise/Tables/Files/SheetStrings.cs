using System.Globalization;
using System.Text.RegularExpressions;

namespace Anise.Tables.Files;

/// <summary>The texts that the sheets of an .xlsx share.</summary>
internal static partial class SheetStrings
{
    private const int Most = 5_000_000;

    /// <summary>Each text with the font of its first run, where it has runs.</summary>
    public static List<(string Text, string? Font)> Read(WorkbookPackage package, string part)
    {
        var strings = new List<(string, string?)>();
        using GuardedXml xml = package.Open(part);
        string text = "";
        string? font = null;
        while (xml.Read())
        {
            if (xml.IsElement("si"))
            {
                (text, font) = ("", null);
                if (xml.IsEmpty) strings.Add(("", null));
            }
            else if (xml.IsElement("t")) text += xml.Text();
            else if (xml.IsElement("rFont")) font ??= xml.Attribute("val");
            else if (xml.IsElement("rPh")) xml.Text();
            else if (xml.IsEnd("si")) strings.Add((text, font));
            if (strings.Count > Most || text.Length > Most) throw new InvalidDataException();
        }
        return strings;
    }

    /// <summary>Signs that XML cannot hold are written _xHHHH_.</summary>
    public static string Unescape(string text) => !text.Contains("_x", StringComparison.OrdinalIgnoreCase) ? text
        : Escape().Replace(text, m => ((char)int.Parse(m.Groups["h"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x(?<h>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Escape();
}
