using Anise.Basics;
using Anise.Households.Import.Reading;
using FuzzySharp;

namespace Anise.Households.Import.Matching;

/// <summary>Recognises the members of one household of the file among people stored: by citizen ID, by name and birth, by name and relationship.</summary>
internal static class MemberMatcher
{
    /// <summary>The stored member of each row; null for somebody new.</summary>
    /// <param name="rows">The members in the file.</param>
    /// <param name="living">Those who live in the stored household.</param>
    /// <param name="byCitizenId">Somebody stored anywhere with that ID, or null.</param>
    public static IReadOnlyList<MemberFact?> Match(IReadOnlyList<MemberRow> rows, IReadOnlyList<MemberFact> living, Func<string, MemberFact?> byCitizenId)
    {
        var found = new MemberFact?[rows.Count];
        var left = living.ToList();
        void Take(int i, MemberFact? fact)
        {
            if (fact is null) return;
            found[i] = fact;
            left.RemoveAll(m => m.MemberId == fact.MemberId);
        }

        for (int i = 0; i < rows.Count; i++)
            if (rows[i].CitizenId is { } id) Take(i, byCitizenId(id.Value));
        foreach (Func<MemberRow, MemberFact, bool> same in (Func<MemberRow, MemberFact, bool>[])[
            (r, m) => r.Name == m.Name && r.BirthYear == m.BirthYear && SameDay(r, m),
            (r, m) => SameName(r, m) && r.BirthYear == m.BirthYear && SameDay(r, m),
            (r, m) => SameName(r, m) && r.BirthYear == m.BirthYear,
            (r, m) => SameName(r, m) && r.Relationship == m.Relationship,
            (r, m) => SameName(r, m) && (r.BirthYear is null || m.BirthYear is null)])
        {
            for (int i = 0; i < rows.Count; i++)
                if (found[i] is null) Take(i, left.Find(m => !Disagree(m, rows[i]) && same(rows[i], m)));
        }
        return found;
    }

    /// <summary>Two citizen IDs that are both known and not the same: two persons.</summary>
    public static bool Disagree(MemberFact stored, MemberRow row) => row.CitizenId is { } id && stored.CitizenId is { } other && id.Value != other;

    /// <summary>Whether two names may be spellings of one: a mark, a letter or two, or a middle name apart.</summary>
    public static bool CloseNames(string one, string other)
    {
        (string a, string b) = (Folding.Fold(one), Folding.Fold(other));
        string[] shorter = a.Split(' '), longer = b.Split(' ');
        if (shorter.Length > longer.Length) (shorter, longer) = (longer, shorter);
        if (shorter.Length > 1 && shorter.All(longer.Contains)) return true;
        return a.Length <= 100 && b.Length <= 100 && Levenshtein.EditDistance(a, b) <= Math.Max(1, Math.Min(a.Length, b.Length) / 5);
    }

    private static bool SameName(MemberRow row, MemberFact stored) => Folding.Fold(row.Name) == Folding.Fold(stored.Name);

    private static bool SameDay(MemberRow row, MemberFact stored) => row.BirthDate is null || stored.BirthDate is null || row.BirthDate == stored.BirthDate;
}
