using System.Text;
using Anise.Basics;
using Anise.Tables.Letters;
using Sylvan.Data.Csv;

namespace Anise.Tables.Files;

/// <summary>Reads CSV and other separated text: UTF-8, UTF-16, windows-1258, and bytes of TCVN3 or VNI; separator ; , tab or |.</summary>
internal static class TextSheets
{
    private static readonly char[] Separators = [';', ',', '\t', '|'];

    static TextSheets() => Spreadsheets.KnowCodePages();

    public static List<RawSheet> Read(byte[] bytes, string fileName, FileReading reading)
    {
        var text = Decode(bytes).TrimStart('\uFEFF');
        var head = text.AsSpan(0, Math.Min(text.Length, 2000)).ToString().TrimStart();
        if (head.StartsWith('<') || head.StartsWith("{\\rtf", StringComparison.Ordinal) || head.StartsWith("%PDF", StringComparison.Ordinal) || text.AsSpan(0, Math.Min(text.Length, 2000)).Contains('\0'))
            throw new UnreadableFileException("file-kind-unknown", fileName);
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadableFileException("file-empty");
        var skipped = 0;
        var separator = Separator(text);
        if (head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head.Length > 4)
        {
            separator = head[4];
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
            skipped = 1;
        }

        var name = SheetTable.SafeName(Path.GetFileNameWithoutExtension(fileName));
        return [new RawSheet(name, false, Rows(text, separator, name, skipped, reading), [])];
    }

    /// <summary>The text of bytes whose encoding is told by mark, by zero bytes, by validity, else by which reading is Vietnamese.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var sample = bytes.AsSpan(0, Math.Min(bytes.Length, 4000));
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        if (odd > sample.Length / 8 && odd > even)
            return Encoding.Unicode.GetString(bytes);
        if (even > sample.Length / 8)
            return Encoding.BigEndianUnicode.GetString(bytes);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: one of the old single-byte encodings.
            var western = Encoding.Latin1.GetString(bytes);
            var vietnamese = Encoding.GetEncoding(1258).GetString(bytes).Normalize(NormalizationForm.FormC);
            var (_, tcvn3, vni) = Sum(western);
            return Sum(vietnamese).Unicode >= Math.Max(tcvn3, vni) ? vietnamese : western;
        }
    }

    private static (int Unicode, int Tcvn3, int Vni) Sum(string text)
    {
        (int Unicode, int Tcvn3, int Vni) sum = default;
        foreach (var line in text.Split('\n').Take(300))
        {
            var s = EncodingDetector.Score(line.Replace('|', ' '));
            sum = (sum.Unicode + s.Unicode, sum.Tcvn3 + s.Tcvn3, sum.Vni + s.Vni);
        }

        return sum;
    }

    private static char Separator(string text)
    {
        var counts = Separators.ToDictionary(s => s, _ => new List<int>());
        var line = Separators.ToDictionary(s => s, _ => 0);
        var quoted = false;
        var lines = 0;
        foreach (var c in text + "\n")
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && line.TryGetValue(c, out var count))
                line[c] = count + 1;
            else if (c == '\n' && !quoted)
            {
                foreach (var s in Separators)
                {
                    counts[s].Add(line[s]);
                    line[s] = 0;
                }

                if (++lines == 60)
                    break;
            }
        }

        // The separator gives the same number of fields in most lines, and many of them.
        return Separators.OrderByDescending(s => counts[s].Where(n => n > 0).GroupBy(n => n).Select(g => g.Count() * Math.Min(g.Key, 20)).DefaultIfEmpty().Max()).First();
    }

    private static List<(int, RawCell[])> Rows(string text, char separator, string sheet, int skipped, FileReading reading)
    {
        var options = new CsvDataReaderOptions { Delimiter = separator, HasHeaders = false, Comment = '\0', BufferSize = 1 << 16, MaxBufferSize = 1 << 22 };
        using var reader = CsvDataReader.Create(new StringReader(text), options);
        var rows = new List<(int, RawCell[])>();
        var number = skipped;
        while (reader.Read())
        {
            number++;
            var count = reader.RowFieldCount;
            while (count > 0 && reader.GetString(count - 1).Length == 0)
                count--;
            var cells = new RawCell[count];
            for (var c = 0; c < cells.Length; c++)
                cells[c] = reader.GetString(c) is { Length: > 0 } value ? new RawCell(CellKind.Text, SafeCell.Undo(Quoted(value)), 0, null) : default;
            reading.Row(sheet, rows.Count + 1, cells.Length);
            if (Array.Exists(cells, c => c.Kind != CellKind.Empty))
                rows.Add((number, cells));
        }

        return rows;
    }

    /// <summary>Programs write ="0912" so that Excel keeps the zeros.</summary>
    private static string Quoted(string text) => text.Length > 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text[^1] == '"' && !text[2..^1].Contains('"', StringComparison.Ordinal) ? text[2..^1] : text;
}
