using Anise.Rules.Works;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;
using Anise.Works.Written;

namespace Anise.Works.Import;

/// <summary>The table of works days as any office's file has it: what was done in words, or in a column for each kind of output.</summary>
internal sealed class WorksDayTable
{
    private static readonly ColumnWords Words = ColumnWords.Load("Anise.Works.Import.columns");

    public static readonly TableField<WrittenDay> Date = new("date", WrittenDay.Read)
    {
        Required = true, Tells = true, Carries = true, LooksLike = (cell, today) => WrittenDay.Read(cell, today).Problem is null,
    };

    public static readonly TableField<string>
        Village = new("village", CellReaders.Text) { Spans = true, IsVillage = true, Names = true, Most = 100 },
        Organiser = new("organiser", CellReaders.Text) { Spans = true, Most = 200 },
        Campaign = new("campaign", CellReaders.Text) { Spans = true, Most = 200 },
        Participants = new("participants", CellReaders.Text) { Most = 500, LooksLike = (cell, _) => WrittenPeople.Read(cell.Text).Problem is null },
        LabourDays = new("labour-days", CellReaders.Text) { Most = 50, LooksLike = (cell, _) => WrittenNumber.Read(cell).Number is not null },
        Output = new("output", CellReaders.Text) { Names = true, Continues = true, Most = 1000, LooksLike = IsText },
        Result = new("result", CellReaders.Text) { Names = true, Continues = true, Most = 1000, LooksLike = IsText },
        Quantity = new("quantity", CellReaders.Text) { Continues = true, Most = 200 },
        Unit = new("unit", CellReaders.Text) { Continues = true, Most = 50 },
        Land = new("land", CellReaders.Text) { Most = 50 },
        Cash = new("cash", CellReaders.Text) { Most = 50 },
        Materials = new("materials", CellReaders.Text) { Most = 200 },
        Note = new("note", CellReaders.Text) { Most = 2000 };

    private static readonly TableField[] Fields = [Date, Village, Organiser, Campaign, Participants, LabourDays, Output, Result, Quantity, Unit, Land, Cash, Materials, Note];

    public WorksDayTable(WorksCatalogue catalogue)
    {
        Columns = [.. catalogue.Outputs.Select(o => (o, new TableField<string>("kind-" + o.Code, CellReaders.Text) { Most = 50 }))];
        var fields = new Dictionary<string, List<string>>(Words.Fields, StringComparer.Ordinal);
        foreach (var (kind, column) in Columns) fields[column.Code] = [kind.Label.Vi, kind.Label.En, kind.Code, .. kind.Words];
        Description = new TableDescription
        {
            Fields = [.. Fields, .. Columns.Select(c => c.Column)],
            Words = new ColumnWords { Fields = fields, Known = Words.Known },
            IsTable = columns => columns.Any(c => c.Field == Date.Code) && columns.Any(c => c.Field != Date.Code && c.Field != Village.Code && c.Field != Unit.Code),
            NoTable = "works-no-table",
        };
    }

    /// <summary>Works are told in words, or by a code.</summary>
    private static bool IsText(SheetCell cell, DateOnly today) => cell.Kind == CellKind.Text && cell.Text.Count(char.IsLetter) > 3;

    /// <summary>Whether a column numbers the rows: nobody misses it.</summary>
    public static bool NumbersRows(string head) => Words.Known[0].Contains(head.Trim().ToLowerInvariant());

    /// <summary>The table.</summary>
    public TableDescription Description { get; }

    /// <summary>The columns of kinds of output, where a file has one for each.</summary>
    public IReadOnlyList<(WorksOutputKind Kind, TableField<string> Column)> Columns { get; }
}
