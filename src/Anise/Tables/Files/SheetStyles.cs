using System.Globalization;

namespace Anise.Tables.Files;

/// <summary>The looks of cells of an .xlsx, as far as they tell how a cell is read: its font, and whether its number is a date or per cent.</summary>
internal static class SheetStyles
{
    private const int Most = 200_000;

    public static List<(string? Font, bool Date, bool Percent)> Read(WorkbookPackage package, string part)
    {
        var fonts = new List<string?>();
        var formats = new Dictionary<int, string>();
        var styles = new List<(string?, bool, bool)>();
        string? section = null;
        using GuardedXml xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.IsEnd("fonts") || xml.IsEnd("cellXfs")) section = null;
            if (!xml.IsStart) continue;
            switch (xml.Name)
            {
                case "fonts" or "cellXfs" when !xml.IsEmpty: section = xml.Name; break;
                case "font" when section == "fonts": fonts.Add(null); break;
                case "name" when section == "fonts" && fonts.Count > 0: fonts[^1] = xml.Attribute("val"); break;
                case "numFmt": formats.TryAdd(Int(xml.Attribute("numFmtId")), xml.Attribute("formatCode") ?? ""); break;
                case "xf" when section == "cellXfs":
                    int id = Int(xml.Attribute("numFmtId")), font = Int(xml.Attribute("fontId"));
                    string? code = formats.GetValueOrDefault(id);
                    styles.Add((font < fonts.Count ? fonts[font] : null, code is not null ? HasSign(code, "dDyY") : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 50 and <= 58), code is not null ? HasSign(code, "%") : id is 9 or 10));
                    break;
            }
            if (fonts.Count > Most || styles.Count > Most || formats.Count > Most) throw new InvalidDataException();
        }
        return styles;
    }

    private static int Int(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;

    /// <summary>Whether a code of a format has one of some signs, not as a text of its own.</summary>
    public static bool HasSign(string code, string signs)
    {
        bool quoted = false, bracket = false;
        for (int i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"': quoted = !quoted; break;
                case '\\' or '_' or '*' when !quoted: i++; break;
                case '[' when !quoted: bracket = true; break;
                case ']' when !quoted: bracket = false; break;
                case var sign when !quoted && !bracket && signs.Contains(sign, StringComparison.Ordinal): return true;
            }
        }
        return false;
    }
}
