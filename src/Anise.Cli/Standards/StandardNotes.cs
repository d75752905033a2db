using Anise.Rules.Standards;

namespace Anise.Cli.Standards;

/// <summary>What is said of a set beside the answer.</summary>
internal static class StandardNotes
{
    /// <summary>Says that a set goes on after its last day because the next has not begun.</summary>
    public static void GoesOn(TextWriter error, StandardSet set, DateOnly day)
    {
        if (set.GoesOnOn(day)) error.WriteLine(Texts.Get("goes-on", set.FullName, set.To, day, set.UsedTo));
    }

    /// <summary>Says where another set begins: numbers of two sets are not compared.</summary>
    public static void OtherSet(TextWriter error, IEnumerable<(int Year, StandardSet Set)> years)
    {
        StandardSet? before = null;
        foreach (var (year, set) in years)
        {
            if (before is not null && before != set) error.WriteLine(Texts.Get("other-set", year, set.FullName, before.FullName, set.SubCriteria.Count(), set.SubCriteriaOwed));
            before = set;
        }
    }
}
