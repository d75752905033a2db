namespace Anise.Tables.Faults;

/// <summary>Puts together what one message can say for many rows.</summary>
internal static class FaultGroups
{
    /// <summary>The faults with those of one column and one value in one.</summary>
    /// <param name="faults">As found.</param>
    /// <param name="same">Which problems are one question, however many rows ask it.</param>
    public static List<ImportFault> Grouped(IEnumerable<ImportFault> faults, Func<ImportFault, bool> same)
    {
        var grouped = new List<ImportFault>();
        var firsts = new Dictionary<(string, string, int?, string), int>();
        foreach (ImportFault fault in faults)
        {
            var key = (fault.Sheet, fault.Problem, fault.ColumnIndex, string.Join('|', fault.Found));
            if (!same(fault) || fault.Row == 0)
            {
                grouped.Add(fault);
            }
            else if (firsts.TryGetValue(key, out int at))
            {
                grouped[at] = grouped[at] with { OtherRows = [.. grouped[at].OtherRows, fault.Row] };
            }
            else
            {
                firsts[key] = grouped.Count;
                grouped.Add(fault);
            }
        }
        return grouped;
    }

    /// <summary>What still stands against an import, and what is only said: questions that the user answered are.</summary>
    public static (List<ImportFault> Against, List<ImportFault> Said) Split(IEnumerable<ImportFault> faults, bool confirmed)
    {
        ILookup<bool, ImportFault> split = faults.ToLookup(f => f.Level == FaultLevel.Fault || (f.Level == FaultLevel.Question && !confirmed));
        return ([.. split[true]], [.. split[false]]);
    }
}
