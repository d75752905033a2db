using Anise.Tables.Letters;

namespace Anise.Tables.Files;

/// <summary>
/// Tells for each cell of a sheet how its Vietnamese letters are written. Evidence is of the cell: its font, else that it cannot be read as Unicode
/// and can as TCVN3 or VNI. What could be either follows its row, then, in a sheet where nothing is surely Unicode, the others of the sheet; Unicode stays as written.
/// </summary>
internal sealed class SheetLetters
{
    private readonly VietnameseEncoding?[] _ofRow;
    private readonly VietnameseEncoding?[] _ofColumn;
    private readonly VietnameseEncoding _fallback;
    private readonly Dictionary<(string, VietnameseEncoding), SheetCell> _known = [];
    private readonly Dictionary<string, VietnameseEncoding?> _sure = new(StringComparer.Ordinal);

    private readonly RawSheet _sheet;

    /// <summary>Rows of which some cells are surely Unicode and others surely TCVN3.</summary>
    private readonly HashSet<int> _mixed = [];

    /// <summary>The texts of each column that are surely Unicode; made when a mixed row asks.</summary>
    private HashSet<(int Column, string Text)>? _unicode;

    public SheetLetters(RawSheet sheet)
    {
        _sheet = sheet;
        int columns = sheet.Rows.Count == 0 ? 0 : sheet.Rows.Max(r => r.Cells.Length);
        var byColumn = new int[columns, 3];
        var all = new int[3];
        _ofRow = new VietnameseEncoding?[sheet.Rows.Count];
        for (int r = 0; r < sheet.Rows.Count; r++)
        {
            var own = new int[3];
            RawCell[] cells = sheet.Rows[r].Cells;
            for (int c = 0; c < cells.Length; c++)
            {
                if (cells[c].Kind != CellKind.Text || Sure(cells[c]) is not { } sure) continue;
                own[(int)sure]++;
                byColumn[c, (int)sure]++;
                all[(int)sure]++;
            }
            _ofRow[r] = Only(own[0], own[1], own[2]);
            if (own[0] > 0 && own[1] > 0) _mixed.Add(r);
        }
        _ofColumn = [.. Enumerable.Range(0, columns).Select(c => Only(byColumn[c, 0], byColumn[c, 1], byColumn[c, 2]))];
        OfSheet = all[0] >= all[1] && all[0] >= all[2] ? VietnameseEncoding.Unicode : all[1] >= all[2] ? VietnameseEncoding.Tcvn3 : VietnameseEncoding.Vni;
        // Where the old letters prevail, a text that tells nothing is most likely of them; a single row of them says nothing of the others.
        _fallback = all[0] * 20 < all[1] + all[2] ? OfSheet : VietnameseEncoding.Unicode;
    }

    /// <summary>How most of the sheet is written.</summary>
    public VietnameseEncoding OfSheet { get; }

    /// <summary>The text of a cell in clean Unicode.</summary>
    public SheetCell Read(RawCell cell, int row, int column)
    {
        VietnameseEncoding encoding = EncodingDetector.IsAscii(cell.Text)
            ? EncodingDetector.OfFont(cell.Font) ?? _ofRow[row] ?? _fallback
            : Sure(cell) ?? Likely(cell.Text, row, column);
        if (_known.TryGetValue((cell.Text, encoding), out SheetCell seen)) return seen;
        SheetCell read = SheetCell.OfText(VietnameseText.Read(cell.Text, encoding), encoding);
        if (cell.Text.Contains('\n', StringComparison.Ordinal))
            read = read with { Lines = [.. cell.Text.Trim().Split('\n').Select(line => VietnameseText.Read(line, encoding))] };
        if (_known.Count < 50_000) _known[(cell.Text, encoding)] = read;
        return read;
    }

    private VietnameseEncoding Likely(string text, int row, int column)
    {
        // In a row of both, what its column has in Unicode elsewhere tells: "Phai Lõa" among many "Phai Lừa".
        if (_mixed.Contains(row) && EncodingDetector.Reads(text, VietnameseEncoding.Tcvn3) && Unicode().Contains((column, VietnameseText.Read(text, VietnameseEncoding.Tcvn3))))
            return VietnameseEncoding.Tcvn3;
        VietnameseEncoding likely = _ofRow[row] ?? (_fallback == VietnameseEncoding.Unicode ? VietnameseEncoding.Unicode : _ofColumn[column] ?? _fallback);
        return likely == VietnameseEncoding.Unicode || EncodingDetector.Reads(text, likely) || !EncodingDetector.Reads(text, VietnameseEncoding.Unicode) ? likely : VietnameseEncoding.Unicode;
    }

    private HashSet<(int Column, string Text)> Unicode() => _unicode ??= [.. _sheet.Rows.SelectMany(r => r.Cells.Select((c, at) => (Cell: c, at)))
        .Where(c => c.Cell.Kind == CellKind.Text && EncodingDetector.IsSurelyUnicode(c.Cell.Text)).Select(c => (c.at, VietnameseText.Clean(c.Cell.Text)))];

    private VietnameseEncoding? Sure(RawCell cell)
    {
        if (EncodingDetector.OfFont(cell.Font) is { } byFont && !EncodingDetector.IsAscii(cell.Text))
            return EncodingDetector.IsSurelyUnicode(cell.Text) || (!EncodingDetector.Reads(cell.Text, byFont) && EncodingDetector.Reads(cell.Text, VietnameseEncoding.Unicode)) ? VietnameseEncoding.Unicode : byFont;
        if (_sure.TryGetValue(cell.Text, out VietnameseEncoding? seen)) return seen;
        VietnameseEncoding? sure = EncodingDetector.OfText(cell.Text);
        if (_sure.Count < 50_000) _sure[cell.Text] = sure;
        return sure;
    }

    /// <summary>The encoding that alone has evidence, or null.</summary>
    private static VietnameseEncoding? Only(int unicode, int tcvn3, int vni) => (unicode, tcvn3, vni) switch
    {
        ( > 0, 0, 0) => VietnameseEncoding.Unicode,
        (0, > 0, _) when tcvn3 >= vni => VietnameseEncoding.Tcvn3,
        (0, _, > 0) => VietnameseEncoding.Vni,
        _ => null,
    };
}
