using System.Runtime.InteropServices;
using Anise.Basics;

namespace Anise.Figures;

/// <summary>A record that a figure counts.</summary>
/// <param name="Record">Its number in the table.</param>
/// <param name="Term">What it adds; of a thing that is counted once, for how many it stands.</param>
/// <param name="Thing">The thing that is counted once; null for a sum.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountedRecord(int Record, double Term, string? Thing);

/// <summary>Adds up a figure over a table of records.</summary>
public static class FigureSums
{
    /// <summary>The sums per place, and per value of a column where one is given (else the group is empty).</summary>
    public static Dictionary<(PlaceId Place, string Group), Tally> Of(RecordTable table, Figure figure, string? column)
    {
        RecordGroups groups = table.GroupsBy(column);
        var added = new double[groups.Groups.Count];
        int[] known = new int[added.Length], missing = new int[added.Length];
        string[]? names = figure.Thing is { } thing ? table.Text(thing) : null;
        var things = names is null ? null : new Dictionary<string, double>?[added.Length];
        double[]? holds = figure.Condition?.Evaluate(table.Count, table.Number, table.Text);
        double[]? adds = figure.Term?.Evaluate(table.Count, table.Number, table.Text);
        for (int i = 0; i < table.Count; i++)
        {
            int group = groups.Of[i];
            double term = holds is not null && holds[i] != 1 ? 0 * holds[i] : adds is null ? 1 : adds[i];   // NaN where it is not known whether it counts
            if (names is not null && term > 0)
            {
                if (names[i].Length == 0) term = double.NaN;   // counts, but who it is is not known
                else Things.Put(things![group] ??= new Dictionary<string, double>(StringComparer.Ordinal), names[i], term);
            }
            if (double.IsNaN(term))
            {
                missing[group]++;
                continue;
            }
            known[group]++;
            if (names is null) added[group] += term;
        }
        var sums = new Dictionary<(PlaceId, string), Tally>(added.Length);
        for (int g = 0; g < added.Length; g++)
            sums.Add(groups.Groups[g], new Tally(added[g], known[g], missing[g]) { Things = things?[g] is { } own ? new Things(own) : null });
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
