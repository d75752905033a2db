using Anise.Rules.Forms;
using Anise.Rules.Language;

namespace Anise.Rules.Sets;

/// <summary>A score table as an office sees it: a row for every answer of every item.</summary>
public sealed class ScoreTableFacts
{
    internal ScoreTableFacts(ScoreTable table)
    {
        Code = table.Code;
        Label = table.Label;
        Reference = table.Reference;
        Status = table.Status;
        File = table.File;
        Rows =
        [
            .. from item in table.Items
               from row in item.Rows
               from column in Enumerable.Range(0, row.Points.Length)
               select new ScoreTableRow(item.Code, item.Label, row.Code, row.Label, Builtins.Areas.Options[column], (decimal)row.Points[column]),
        ];
    }

    /// <summary>The name of the table.</summary>
    public string Code { get; }

    /// <summary>The title.</summary>
    public LocalText Label { get; }

    /// <summary>The article of law.</summary>
    public string Reference { get; }

    /// <summary>How sure the points are.</summary>
    public RuleStatus Status { get; }

    /// <summary>The file it stands in.</summary>
    public string File { get; }

    /// <summary>All rows.</summary>
    public IReadOnlyList<ScoreTableRow> Rows { get; }
}

/// <summary>The points of one answer in one area.</summary>
/// <param name="Item">The code of the item.</param>
/// <param name="ItemLabel">The item.</param>
/// <param name="Option">The code of the answer or band.</param>
/// <param name="OptionLabel">The answer or band.</param>
/// <param name="Area"><c>rural</c> or <c>urban</c>.</param>
/// <param name="Points">The points.</param>
public sealed record ScoreTableRow(string Item, LocalText ItemLabel, string Option, LocalText OptionLabel, string Area, decimal Points);
