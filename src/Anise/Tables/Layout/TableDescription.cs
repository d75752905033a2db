using Anise.Tables.Files;
using Anise.Tables.Values;

namespace Anise.Tables.Layout;

/// <summary>
/// What the tables of one kind hold: their fields, how each is called and how its cells are read. It is all that reading a file of any office
/// needs: <see cref="Anise.Tables.Reading.TableReader"/> gives typed rows and faults.
/// </summary>
public sealed class TableDescription
{
    /// <summary>The fields in the order in which a page shows them.</summary>
    public required IReadOnlyList<TableField> Fields { get; init; }

    /// <summary>The words of the columns: each field's, and those of columns that lists often have and that are not read.</summary>
    public required ColumnWords Words { get; init; }

    /// <summary>Whether columns that were found make a table of this kind; without it, one that has all needed fields.</summary>
    public Func<IReadOnlyList<ColumnMatch>, bool>? IsTable { get; init; }

    /// <summary>The field that the head of a group of columns tells, where a row holds several records in such groups; or null.</summary>
    public string? TitleOfGroup { get; init; }

    /// <summary>The fault of a file without such a table.</summary>
    public string NoTable { get; init; } = "no-records";

    /// <summary>The fault of a table without a needed column; its message is told the field.</summary>
    public string ColumnMissing { get; init; } = "column-missing";

    /// <summary>The field of a code.</summary>
    public TableField? Find(string code) => Fields.FirstOrDefault(f => f.Code == code);

    internal ColumnMatcher Matcher => field ??= new ColumnMatcher(this);

    internal bool Makes(IReadOnlyList<ColumnMatch> columns) =>
        IsTable?.Invoke(columns) ?? Fields.Where(f => f.Required).All(f => columns.Any(c => c.Field == f.Code));
}

/// <summary>A field that a column may hold.</summary>
/// <param name="code">Kebab-case code, for instance <c>citizen-id</c>.</param>
public class TableField(string code)
{
    /// <summary>Its code.</summary>
    public string Code => code;

    /// <summary>Whether a table needs the column and each row a value.</summary>
    public bool Required { get; init; }

    /// <summary>The longest text it may hold; 0 for any.</summary>
    public int Most { get; init; }

    /// <summary>Whether a value can only stand in a row that is a record, not in a total or a signature.</summary>
    public bool Tells { get; init; }

    /// <summary>Whether it is what the record is called: a total stands there too.</summary>
    public bool Names { get; init; }

    /// <summary>Whether a value stands once for several rows: an empty cell has that of the merged cell that it is part of.</summary>
    public bool Spans { get; init; }

    /// <summary>Whether an empty cell has the value of the row above, merged or not.</summary>
    public bool Carries { get; init; }

    /// <summary>Whether a value that stands alone in a row right under a record is part of it.</summary>
    public bool Continues { get; init; }

    /// <summary>Whether it is the village: where its cell is empty, a heading between the rows or a title over the table says it.</summary>
    public bool IsVillage { get; init; }

    /// <summary>Whether cells that look like its values tell the field without any header.</summary>
    public bool Alone { get; init; }

    /// <summary>Whether its names are so short that a header alone does not tell it: the cells have to look so too.</summary>
    public bool Proved { get; init; }

    /// <summary>A field whose headers stand over values of this one too: where the cells are none of that, and such as these, they are these. Null for none.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>Whether a cell looks as a value of this field does; null where its values look like any text.</summary>
    public Func<SheetCell, DateOnly, bool>? LooksLike { get; init; }

    /// <summary>What a word that nobody knows may mean, for the user to say; null where any text may stand there.</summary>
    public Func<IReadOnlyList<FieldMeaning>>? Meanings { get; init; }

    /// <summary>The fault of a word that is not known.</summary>
    public string Unknown { get; init; } = "unknown-value";

    /// <summary>The value of a cell as an object, or its fault.</summary>
    internal virtual CellReading<object> Read(SheetCell cell, DateOnly today) => new(cell.Text, null);
}

/// <summary>A field with values of one type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="code">Its code.</param>
/// <param name="read">Reads a cell.</param>
public sealed class TableField<T>(string code, CellReader<T> read) : TableField(code)
{
    internal override CellReading<object> Read(SheetCell cell, DateOnly today)
    {
        CellReading<T> found = read(cell, today);
        return new CellReading<object>(found.Problem is null ? found.Value : null, found.Problem) { Allowed = found.Allowed ?? [] };
    }
}

/// <summary>What a word of a field may mean.</summary>
/// <param name="Code">As a cell would say it: it is read in place of the word.</param>
/// <param name="Label">As the user reads it.</param>
public sealed record FieldMeaning(string Code, AllowedValue Label);
