using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Tables.Reading;

/// <summary>Notes the faults of a table row by row; a cell that holds a mistake of the spreadsheet has that fault and no other.</summary>
internal sealed class RowFaults(SheetTable sheet, TableLayout table, List<ImportFault> faults)
{
    private readonly HashSet<int> _marked = [];
    private int _row;

    /// <summary>Begins a row: cells with an error of Excel or a formula never computed become faults and are empty in the row that is given back.</summary>
    public SheetRow Begin(SheetRow row)
    {
        _marked.Clear();
        _row = row.Number;
        SheetCell[]? cells = null;
        foreach (ColumnMatch column in table.Columns)
        {
            if (!row[column.Column].IsBroken)
                continue;
            SheetCell broken = row[column.Column];
            Add(row, column.Column, broken.Kind == CellKind.Error ? "cell-error" : "cell-not-computed", broken.Text);
            cells ??= [.. row.Cells];
            cells[column.Column] = SheetCell.Empty;
            _marked.Add(column.Column);
        }

        return cells is null ? row : row with { Cells = cells };
    }

    /// <summary>Whether a column of the row already has a fault.</summary>
    public bool Marked(int column) => _marked.Contains(column);

    /// <summary>A fault of a cell.</summary>
    public void Add(SheetRow row, int column, string problem, params object?[] found) => Add(row, column, problem, FaultLevel.Fault, [], found);

    /// <summary>A question or a note of a cell.</summary>
    public void Add(SheetRow row, int column, string problem, FaultLevel level, params object?[] found) => Add(row, column, problem, level, [], found);

    /// <summary>What the file does not say and the user is asked: answered by a meaning of a word of a field.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column that is meant.</param>
    /// <param name="problem">Code of the fault; its message is told the word.</param>
    /// <param name="field">The field whose value is asked.</param>
    /// <param name="word">What is asked about.</param>
    /// <param name="level">Whether it may stand as it is.</param>
    public void Ask(SheetRow row, int column, string problem, string field, string word, FaultLevel level = FaultLevel.Fault)
    {
        int before = faults.Count;
        Add(row, column, problem, level, [], word);
        if (faults.Count > before)
            faults[^1] = faults[^1] with { Asks = field };
    }

    /// <summary>What is asked about a whole column: answered by a meaning of a word of a field.</summary>
    public void AskOfTable(int column, string problem, string field, string word) =>
        faults.Add(new ImportFault(sheet.Name, table.LastHeaderRow, table.HeaderAt(column), problem, [word]) { ColumnIndex = column, Level = FaultLevel.Question, Asks = field });

    /// <summary>A value that is not known.</summary>
    public void AddUnknown(SheetRow row, int column, IReadOnlyList<AllowedValue> allowed) => Add(row, column, "unknown-value", FaultLevel.Fault, allowed, row[column].Text);

    /// <summary>A fault of the table as a whole.</summary>
    public void OfTable(string problem, params object?[] found) => faults.Add(new ImportFault(sheet.Name, table.LastHeaderRow, "", problem, found));

    private void Add(SheetRow row, int column, string problem, FaultLevel level, IReadOnlyList<AllowedValue> allowed, params object?[] found)
    {
        if (row.Number == _row && column >= 0)
        {
            if (_marked.Contains(column))
                return;
            if (level == FaultLevel.Fault)
                _marked.Add(column);
        }

        faults.Add(new ImportFault(sheet.Name, row.Number, column < 0 ? "" : table.HeaderAt(column), problem, found) { ColumnIndex = column < 0 ? null : row.Place(column), Allowed = allowed, Level = level });
    }
}

/// <summary>What an empty cell may look like.</summary>
internal static class CellText
{
    /// <summary>Nothing, a dash, dots to be filled in, a word for nothing, or zero.</summary>
    public static bool IsBlank(SheetCell cell) =>
        cell.IsEmpty || (cell.Kind == CellKind.Text && (TableWords.Blanks.Contains(cell.Text) || IsForm(cell.Text))) || cell is { Kind: CellKind.Number, Number: 0 };

    /// <summary>What a form has where something is to be written: …………, ____, …/…/……</summary>
    private static bool IsForm(string text) => text.All(c => c is '.' or '…' or '_' or '-' or '/' or ' ');

    /// <summary>The text, or null.</summary>
    public static string? Optional(SheetCell cell) => cell.IsEmpty ? null : cell.Text;
}
