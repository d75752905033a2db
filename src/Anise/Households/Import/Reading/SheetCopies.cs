using Anise.Tables.Faults;

namespace Anise.Households.Import.Reading;

/// <summary>Two sheets with the same people are most likely two copies of one list: that is one question, not a fault for each person.</summary>
internal static class SheetCopies
{
    private const int Fewest = 5;

    /// <summary>Puts one fault in the place of those of each person.</summary>
    /// <param name="members">All persons of the file.</param>
    /// <param name="faults">The faults so far.</param>
    public static void Ask(IReadOnlyList<MemberRow> members, List<ImportFault> faults)
    {
        List<(string Sheet, HashSet<string> Ids)> sheets = [.. members.Where(m => m.CitizenId is not null).GroupBy(m => m.Sheet).Select(g => (g.Key, g.Select(m => m.CitizenId!.Value.Value).ToHashSet()))];
        for (int i = 0; i < sheets.Count; i++)
        {
            for (int j = i + 1; j < sheets.Count; j++)
            {
                List<string> both = [.. sheets[i].Ids.Intersect(sheets[j].Ids)];
                if (both.Count < Fewest || both.Count * 2 < Math.Min(sheets[i].Ids.Count, sheets[j].Ids.Count))
                    continue;
                (string one, string other) = (sheets[i].Sheet, sheets[j].Sheet);
                faults.RemoveAll(f => f.Problem == "citizen-id-repeated" && (f.Sheet == one || f.Sheet == other) && f.Found[0] is string id && both.Contains(id));
                faults.Add(new ImportFault(other, 0, "", "sheet-copied", [one, other, both.Count]));
            }
        }
    }
}
