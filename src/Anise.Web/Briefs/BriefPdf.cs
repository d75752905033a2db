using System.Globalization;
using Anise.Briefs;
using SkiaSharp;

namespace Anise.Web.Briefs;

/// <summary>A brief as a PDF on A4; where it is known where the programme is served, every number leads to its records.</summary>
public static class BriefPdf
{
    private static readonly Lazy<SKTypeface> Plain = new(() => Face("Regular")), Bold = new(() => Face("SemiBold"));

    /// <summary>The bytes of the document.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="address">Where the programme is served, such as <c>https://anise.example</c>; empty where it is not known: then numbers are plain.</param>
    public static byte[] Of(Brief brief, string address = "")
    {
        ArgumentNullException.ThrowIfNull(brief);
        using var bytes = new MemoryStream();
        using (SKDocument document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = brief.Title, Creator = "Anise", RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi, EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality }))
        using (var pages = new Pages(document))
        {
            pages.Paragraph([(brief.Title, null)], Bold.Value, 18, after: 10);
            foreach (BriefBlock block in brief.Template.Blocks)
            {
                (string, string?)[] parts = [.. brief.PartsOf(block).Select(p => p.Value is null ? (p.Words, null) : Number(brief, p.Value, address))];
                if (block.IsHeading) pages.Paragraph(parts, Bold.Value, 14, after: 4, before: 8);
                else pages.Paragraph(parts, Plain.Value, 11.5f, after: 6);
            }
            pages.Paragraph([(Texts.Get("numbers"), null)], Bold.Value, 14, after: 4, before: 8);
            pages.Row([(Texts.Get("figure"), null), (Texts.Get("place"), null), (Texts.Get("period"), null), (Texts.Get("value"), null), (Texts.Get("unit"), null)], Bold.Value, 9.5f);
            foreach (BriefNumber number in brief.Template.Numbers)
            {
                BriefValue value = brief.Values[number.Name];
                pages.Row([(BriefHtml.NameOf(value), null), (value.Place.Name, null), (value.Period.ToString(), null), Number(brief, value, address), (BriefHtml.UnitOf(number), null)], Plain.Value, 9.5f);
            }
            foreach (var (note, i) in BriefHtml.NotesOf(brief).Select((n, i) => (n, i))) pages.Paragraph([(note, null)], Plain.Value, 9.5f, after: 2, before: i == 0 ? 8 : 0);
        }
        return bytes.ToArray();
    }

    private static (string, string?) Number(Brief brief, BriefValue value, string address) => (Brief.Shown(value), address.Length > 0 ? address + BriefLinks.Of(brief, value) : null);

    private static SKTypeface Face(string weight)
    {
        string name = typeof(BriefPdf).Assembly.GetManifestResourceNames().Single(n => n.EndsWith(weight + ".ttf", StringComparison.Ordinal));
        using Stream font = typeof(BriefPdf).Assembly.GetManifestResourceStream(name)!;
        return SKTypeface.FromStream(font) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }

    /// <summary>Pages that begin as lines need them; from the second on each has its number above.</summary>
    private sealed class Pages(SKDocument document) : IDisposable
    {
        private const float Width = 595, Height = 842, Left = 85, Right = 51, Top = 62, Bottom = 62, Line = 1.45f, Tight = 1.3f, Gap = 5;
        private const int ValueColumn = 3;

        private static readonly float[] Columns = [197, 98, 46, 62, 56];

        private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true }, _link = new() { Color = new SKColor(0x0B, 0x5D, 0x43), IsAntialias = true }, _rule = new() { Color = new SKColor(0xB8, 0xC4, 0xBD), StrokeWidth = 0.6f };
        private SKCanvas? _canvas;
        private float _y;
        private int _number;

        /// <summary>Writes a paragraph of parts, each with where it leads or null, broken between words.</summary>
        public void Paragraph(IReadOnlyList<(string Words, string? Link)> parts, SKTypeface face, float size, float after, float before = 0)
        {
            using var font = new SKFont(face, size) { Subpixel = true };
            float space = font.MeasureText(" "), x = Left;
            if (_canvas is not null) _y += before;
            Begin(size);
            foreach (var (words, link) in parts)
            {
                foreach (string piece in Pieces(words))
                {
                    if (piece == " ")
                    {
                        if (x > Left) x += space;
                        continue;
                    }
                    float width = font.MeasureText(piece);
                    if (x + width > Width - Right && x > Left)
                    {
                        x = Left;
                        Begin(size);
                    }
                    _canvas!.DrawText(piece, x, _y, SKTextAlign.Left, font, link is null ? _ink : _link);
                    if (link is not null) _canvas.DrawUrlAnnotation(new SKRect(x, _y - size, x + width, _y + (size / 4)), link);
                    x += width;
                }
            }
            _y += after;
        }

        /// <summary>Writes a row of the table of numbers: figure, place, period, value on the right, unit; cells break between words, rows do not break between pages.</summary>
        public void Row(IReadOnlyList<(string Words, string? Link)> cells, SKTypeface face, float size)
        {
            using var font = new SKFont(face, size) { Subpixel = true };
            List<string>[] lines = [.. cells.Select((c, i) => Broken(c.Words, font, Columns[i] - Gap))];
            float height = (lines.Max(l => l.Count) * size * Tight) + Gap;
            if (_canvas is null || _y + height > Height - Bottom) NewPage(0);
            float left = Left;
            foreach (var ((_, link), i) in cells.Select((c, i) => (c, i)))
            {
                float y = _y;
                foreach (string line in lines[i])
                {
                    y += size * Tight;
                    float width = font.MeasureText(line), x = i == ValueColumn ? left + Columns[i] - Gap - width : left;
                    _canvas!.DrawText(line, x, y, SKTextAlign.Left, font, link is null ? _ink : _link);
                    if (link is not null) _canvas.DrawUrlAnnotation(new SKRect(x, y - size, x + width, y + (size / 4)), link);
                }
                left += Columns[i];
            }
            _y += height;
            _canvas!.DrawLine(Left, _y, Width - Right, _y, _rule);
        }

        private static List<string> Broken(string words, SKFont font, float width)
        {
            List<string> lines = [""];
            foreach (string word in words.Split(' '))
            {
                string longer = lines[^1].Length == 0 ? word : lines[^1] + " " + word;
                if (lines[^1].Length == 0 || font.MeasureText(longer) <= width) lines[^1] = longer;
                else lines.Add(word);
            }
            return lines;
        }

        public void Dispose()
        {
            if (_canvas is not null) document.EndPage();
            document.Close();
            _ink.Dispose();
            _link.Dispose();
            _rule.Dispose();
        }

        /// <summary>Begins a line, on a new page where this one is full.</summary>
        private void Begin(float size)
        {
            _y += size * Line;
            if (_canvas is not null && _y <= Height - Bottom) return;
            NewPage(size);
        }

        private void NewPage(float size)
        {
            if (_canvas is not null) document.EndPage();
            _canvas = document.BeginPage(Width, Height);
            _y = Top + size;
            if (++_number == 1) return;
            using var font = new SKFont(Plain.Value, 10);
            _canvas.DrawText(_number.ToString(CultureInfo.CurrentCulture), Width / 2, Top - 22, SKTextAlign.Center, font, _ink);
        }

        private static IEnumerable<string> Pieces(string words)
        {
            int from = 0;
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] is not (' ' or '\n')) continue;
                if (i > from) yield return words[from..i];
                yield return " ";
                from = i + 1;
            }
            if (from < words.Length) yield return words[from..];
        }
    }
}
