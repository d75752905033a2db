using System.Globalization;
using Anise.Rules.Forms;
using Anise.Rules.Sets;

namespace Anise.Rules.Tests;

public class ScoreTableTests
{
    private static readonly ScoreTableFacts Table = Shipped.Poverty(2023).ScoreTables.Single(t => t.Code == "b1-scores");

    [Fact]
    public void The_same_table_changes_nothing()
    {
        var comparison = ScoreTableUpdate.Compare(Table, Offered());

        Assert.Empty(comparison.Faults);
        Assert.Empty(comparison.Changes);
    }

    [Fact]
    public void A_changed_cell_is_shown_and_written_and_nothing_else_changes()
    {
        var offered = Offered();
        var at = offered.FindIndex(x => x.Item == "car" && x.Option == "yes");
        offered[at] = offered[at] with { Rural = "27.5" };

        var change = Assert.Single(ScoreTableUpdate.Compare(Table, offered).Changes);
        var yaml = File.ReadAllText(Path.Combine(Shipped.Directory, Table.File));
        var written = ScoreTableUpdate.Rewrite(yaml, Table.Code, [change]);

        Assert.Equal(("car", "yes", "rural", 25m, 27.5m), (change.Item, change.Option, change.Area, change.Old, change.New));
        Assert.Equal(yaml.Replace("yes: { rural: 25, urban: 25 }", "yes: { rural: 27.5, urban: 25 }"), written);
        Assert.NotEqual(yaml, written);
    }

    [Fact]
    public void Rows_that_cannot_be_are_named_with_row_and_column()
    {
        var offered = Offered();
        offered[0] = offered[0] with { Item = "boat" };
        offered[1] = offered[1] with { Urban = "many" };
        offered[2] = offered[2] with { Option = "eleven" };
        offered.Add(offered[5]);

        var comparison = ScoreTableUpdate.Compare(Table, offered);

        Assert.Empty(comparison.Changes);
        Assert.Equal(
            [(2, "item", "unknown-item"), (3, "urban", "not-a-number"), (4, "option", "unknown-option"), (7, "option", "repeated"), (0, "item", "missing-row"), (0, "item", "missing-row")],
            comparison.Faults.Select(x => (x.Row, x.Column, x.Code)));
    }

    private static List<OfferedPoints> Offered() =>
    [
        .. Table.Rows.GroupBy(x => (x.Item, x.Option)).Select((x, i) => new OfferedPoints(
            i + 2, x.Key.Item, x.Key.Option, Points(x, "rural"), Points(x, "urban"))),
    ];

    private static string Points(IEnumerable<ScoreTableRow> rows, string area) =>
        rows.Single(x => x.Area == area).Points.ToString(CultureInfo.InvariantCulture);
}
