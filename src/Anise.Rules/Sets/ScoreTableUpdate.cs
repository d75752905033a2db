using System.Globalization;
using Anise.Rules.Forms;
using YamlDotNet.RepresentationModel;

namespace Anise.Rules.Sets;

/// <summary>One row of a table of points as an office sends it.</summary>
/// <param name="Row">The row as seen in the sheet.</param>
/// <param name="Item">The code of the item.</param>
/// <param name="Option">The code of the answer or band.</param>
/// <param name="Rural">The points in a rural area, as written.</param>
/// <param name="Urban">The points in an urban area, as written.</param>
public sealed record OfferedPoints(int Row, string Item, string Option, string Rural, string Urban);

/// <summary>Points that would change.</summary>
/// <param name="Item">The code of the item.</param>
/// <param name="ItemLabel">The item.</param>
/// <param name="Option">The code of the answer or band.</param>
/// <param name="OptionLabel">The answer or band.</param>
/// <param name="Area"><c>rural</c> or <c>urban</c>.</param>
/// <param name="Old">The points in the table.</param>
/// <param name="New">The points offered.</param>
public sealed record ScoreTableChange(string Item, LocalText ItemLabel, string Option, LocalText OptionLabel, string Area, decimal Old, decimal New);

/// <summary>A row that cannot be taken in.</summary>
/// <param name="Row">The row as seen in the sheet; 0 when a row is missing.</param>
/// <param name="Column"><c>item</c>, <c>option</c>, <c>rural</c> or <c>urban</c>.</param>
/// <param name="Code"><c>unknown-item</c>, <c>unknown-option</c>, <c>repeated</c>, <c>not-a-number</c> or <c>missing-row</c>.</param>
/// <param name="Message">What is wrong, in both languages.</param>
public sealed record ScoreTableFault(int Row, string Column, string Code, LocalText Message);

/// <summary>What an offered table would change, or why it cannot be taken in.</summary>
/// <param name="Changes">The differences, in the order of the table.</param>
/// <param name="Faults">The rows that cannot be; the table is taken in only without any.</param>
public sealed record ScoreTableComparison(IReadOnlyList<ScoreTableChange> Changes, IReadOnlyList<ScoreTableFault> Faults);

/// <summary>Compares a score table with the one an office sends and writes the new file.</summary>
public static class ScoreTableUpdate
{
    /// <summary>The differences between a table and the rows offered, which must cover it wholly.</summary>
    public static ScoreTableComparison Compare(ScoreTableFacts table, IReadOnlyList<OfferedPoints> offered)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(offered);
        var faults = new List<ScoreTableFault>();
        var points = new Dictionary<(string Item, string Option, string Area), decimal>();
        foreach (var row in offered)
        {
            if (!table.Rows.Any(x => x.Item == row.Item))
                Fail(row.Row, "item", "unknown-item", row.Item);
            else if (!table.Rows.Any(x => x.Item == row.Item && x.Option == row.Option))
                Fail(row.Row, "option", "unknown-option", row.Option, row.Item);
            else if (points.ContainsKey((row.Item, row.Option, "rural")))
                Fail(row.Row, "option", "repeated", row.Item, row.Option);
            else
            {
                points[(row.Item, row.Option, "rural")] = Number(row.Row, "rural", row.Rural);
                points[(row.Item, row.Option, "urban")] = Number(row.Row, "urban", row.Urban);
            }
        }

        foreach (var row in table.Rows.Where(x => x.Area == "rural" && !points.ContainsKey((x.Item, x.Option, x.Area))))
            Fail(0, "item", "missing-row", row.Item, row.Option);
        var changes = table.Rows
            .Where(x => points.TryGetValue((x.Item, x.Option, x.Area), out var number) && number != x.Points)
            .Select(x => new ScoreTableChange(x.Item, x.ItemLabel, x.Option, x.OptionLabel, x.Area, x.Points, points[(x.Item, x.Option, x.Area)]));
        return new(faults.Count > 0 ? [] : [.. changes], faults);

        decimal Number(int row, string column, string text)
        {
            if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return number;
            Fail(row, column, "not-a-number", text);
            return 0;
        }

        void Fail(int row, string column, string code, params object[] arguments) =>
            faults.Add(new(row, column, code, Texts.Get("scores-" + code, arguments)));
    }

    /// <summary>The text of the table's file with the changed points; everything else, comments too, stays as it is.</summary>
    public static string Rewrite(string yaml, string table, IReadOnlyList<ScoreTableChange> changes)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(changes);
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var items = (YamlMappingNode)stream.Documents[0].RootNode[table]["items"];
        var cells = changes
            .Select(x => (Node: items[x.Item]["rows"][x.Option][x.Area], x.New))
            .OrderByDescending(x => x.Node.Start.Index);
        foreach (var (node, points) in cells)
        {
            var (start, end) = ((int)node.Start.Index, (int)node.End.Index);
            yaml = yaml[..start] + points.ToString(CultureInfo.InvariantCulture) + yaml[end..];
        }

        return yaml;
    }
}
