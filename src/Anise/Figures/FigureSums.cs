using Anise.Basics;

namespace Anise.Figures;

/// <summary>Adds up a figure over a table of records.</summary>
public static class FigureSums
{
    /// <summary>The sums per place, and per value of a column where one is given (else the group is empty).</summary>
    public static Dictionary<(PlaceId Place, string Group), Tally> Of(RecordTable table, Figure figure, string? column)
    {
        double[]? holds = figure.Condition?.Evaluate(table.Count, table.Number, table.Text);
        double[]? adds = figure.Term?.Evaluate(table.Count, table.Number, table.Text);
        string[]? groups = column is null ? null : table.Text(column);
        var sums = new Dictionary<(PlaceId, string), Tally>();
        for (int i = 0; i < table.Count; i++)
        {
            double term = holds is not null && holds[i] != 1 ? 0 * holds[i] : adds is null ? 1 : adds[i];   // NaN where it is not known whether it counts
            var key = (table.Places[i], groups?[i] ?? "");
            sums[key] = sums.GetValueOrDefault(key) + (double.IsNaN(term) ? new Tally(0, 0, 1) : new Tally(term, 1, 0));
        }
        return sums;
    }

    /// <summary>The records that a figure counts, with what each adds.</summary>
    public static IEnumerable<(int Record, double Term)> Counted(RecordTable table, Figure figure)
    {
        double[]? holds = figure.Condition?.Evaluate(table.Count, table.Number, table.Text);
        double[]? adds = figure.Term?.Evaluate(table.Count, table.Number, table.Text);
        for (int i = 0; i < table.Count; i++)
        {
            double term = adds is null ? 1 : adds[i];
            if ((holds is null || holds[i] == 1) && !double.IsNaN(term) && term != 0) yield return (i, term);
        }
    }
}
