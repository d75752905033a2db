using System.Runtime.InteropServices;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>A record that a figure counts.</summary>
/// <param name="Record">Its number in the table.</param>
/// <param name="Term">What it adds; 1 for a thing that is counted once.</param>
/// <param name="Thing">The thing that is counted once; null for a sum.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountedRecord(int Record, double Term, string? Thing);

/// <summary>Adds up a figure over a table of records.</summary>
public static class FigureSums
{
    /// <summary>The sums per place, and per value of a column where one is given (else the group is empty).</summary>
    public static Dictionary<(PlaceId Place, string Group), Tally> Of(RecordTable table, Figure figure, string? column)
    {
        string[]? groups = column is null ? null : table.Text(column);
        var sums = new Dictionary<(PlaceId, string), Tally>();
        var things = new Dictionary<(PlaceId, string), HashSet<string>>();
        string[]? names = figure.Thing is { } thing ? table.Text(thing) : null;
        double[]? holds = figure.Condition?.Evaluate(table.Count, table.Number, table.Text);
        double[]? adds = figure.Term?.Evaluate(table.Count, table.Number, table.Text);
        for (int i = 0; i < table.Count; i++)
        {
            double term = holds is not null && holds[i] != 1 ? 0 * holds[i] : adds is null ? 1 : adds[i];   // NaN where it is not known whether it counts
            var key = (table.Places[i], groups?[i] ?? "");
            if (names is not null && term == 1)
            {
                if (names[i].Length == 0) term = double.NaN;   // counts, but who it is is not known
                else if (things.TryGetValue(key, out HashSet<string>? own)) own.Add(names[i]);
                else things.Add(key, new HashSet<string>(StringComparer.Ordinal) { names[i] });
            }
            sums[key] = sums.GetValueOrDefault(key) + (double.IsNaN(term) ? new Tally(0, 0, 1) : new Tally(names is null ? term : 0, 1, 0));
        }
        foreach (var (key, own) in things) sums[key] = sums[key] with { Things = new Things(own) };
        return sums;
    }

    /// <summary>The records that a figure counts, with what each adds.</summary>
    public static IEnumerable<CountedRecord> Counted(RecordTable table, Figure figure)
    {
        string[]? names = figure.Thing is { } thing ? table.Text(thing) : null;
        double[]? holds = figure.Condition?.Evaluate(table.Count, table.Number, table.Text);
        double[]? adds = figure.Term?.Evaluate(table.Count, table.Number, table.Text);
        for (int i = 0; i < table.Count; i++)
        {
            double term = adds is null ? 1 : adds[i];
            if ((holds is null || holds[i] == 1) && !double.IsNaN(term) && term != 0 && names?[i].Length != 0) yield return new(i, term, names?[i]);
        }
    }
}
