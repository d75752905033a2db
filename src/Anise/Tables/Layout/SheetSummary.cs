using Anise.Tables.Letters;

namespace Anise.Tables.Layout;

/// <summary>A sheet and what was recognised in it.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Recognised">Whether a table was found.</param>
/// <param name="Hidden">Whether the sheet is hidden; a hidden sheet is read only when the mapping names it.</param>
/// <param name="FirstHeaderRow">1-based first header row, 0 when none.</param>
/// <param name="LastHeaderRow">1-based last header row, 0 when none.</param>
/// <param name="Columns">Which column holds which field, with confidence.</param>
/// <param name="Headers">Header text of each column, by 0-based column.</param>
/// <param name="FirstRows">The first rows under the header, as text.</param>
/// <param name="Village">Village of all rows when there is no village column: from the title or the sheet's name.</param>
/// <param name="Encoding">Encoding of the Vietnamese text.</param>
public sealed record SheetSummary(
    string Name,
    bool Recognised,
    bool Hidden,
    int FirstHeaderRow,
    int LastHeaderRow,
    IReadOnlyList<ColumnMatch> Columns,
    IReadOnlyList<string> Headers,
    IReadOnlyList<PreviewRow> FirstRows,
    string? Village,
    VietnameseEncoding Encoding);

/// <summary>A row of a sheet as text, for a preview.</summary>
/// <param name="Row">1-based row in the sheet.</param>
/// <param name="Cells">Texts by 0-based column.</param>
public sealed record PreviewRow(int Row, IReadOnlyList<string> Cells);
