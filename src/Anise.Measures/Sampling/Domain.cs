namespace Anise.Measures;

/// <summary>
/// A part of a sample, such as the rural households. The design of the whole sample stays: a domain's error counts the sampling units
/// that happen to hold none of it (Lumley 2010, section 2.2.1).
/// </summary>
/// <param name="Rows">The rows of the sample that belong to it, ascending.</param>
public sealed record Domain(int[] Rows)
{
    /// <summary>Every row.</summary>
    /// <param name="count">The number of rows of the sample.</param>
    public static Domain All(int count)
    {
        var rows = new int[count];
        for (var i = 0; i < count; i++) rows[i] = i;
        return new(rows);
    }

    /// <summary>One domain per distinct value of a column, in the order in which the values first appear.</summary>
    /// <param name="groups">The group of each row.</param>
    public static IReadOnlyList<(string Group, Domain Domain)> By(IReadOnlyList<string> groups)
    {
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < groups.Count; i++)
        {
            if (!rows.TryGetValue(groups[i], out List<int>? list)) rows.Add(groups[i], list = []);
            list.Add(i);
        }

        return [.. rows.Select(x => (x.Key, new Domain([.. x.Value])))];
    }
}
