namespace Anise.Households.Import.Reading;

/// <summary>What tells the households of a list apart.</summary>
internal enum HouseholdMark
{
    /// <summary>A household code in every row.</summary>
    CodeInEveryRow,

    /// <summary>A household code where a household begins.</summary>
    CodeAtHead,

    /// <summary>The number of the household in every row.</summary>
    Number,

    /// <summary>A number where a household begins.</summary>
    NumberAtHead,

    /// <summary>The head of each.</summary>
    Head,

    /// <summary>The name of the head in every row.</summary>
    HeadName,
}

/// <summary>How the households of one list are told apart, seen from all its rows at once; what a row without a code means is said here only.</summary>
internal sealed class HouseholdLayout
{
    private HouseholdLayout(HouseholdMark mark, List<MemberDraft> rows, List<List<MemberDraft>> withoutCode) => (Mark, Rows, WithoutCode) = (mark, rows, withoutCode);

    /// <summary>What tells them apart.</summary>
    public HouseholdMark Mark { get; }

    /// <summary>The rows that <see cref="Mark"/> puts together.</summary>
    public List<MemberDraft> Rows { get; }

    /// <summary>Households that have no code at all in a list of codes; already put together.</summary>
    public List<List<MemberDraft>> WithoutCode { get; }

    /// <summary>Whether a row of <see cref="Rows"/> without a code should have one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Whether no household has begun before it.</param>
    public bool LacksCode(MemberDraft row, bool first) => Mark switch
    {
        HouseholdMark.CodeInEveryRow => true,
        HouseholdMark.CodeAtHead => row.IsHead && (row.Number is not null || first),
        _ => false,
    };

    /// <summary>Looks at all rows of a list.</summary>
    public static HouseholdLayout Of(List<MemberDraft> drafts)
    {
        if (!drafts.Exists(d => d.Code is not null))
            return new HouseholdLayout(drafts.TrueForAll(d => d.Head is not null) ? HouseholdMark.HeadName : ByNumbers(drafts), drafts, []);
        var withoutCode = WithoutAnyCode(drafts);
        var apart = withoutCode.SelectMany(h => h).ToHashSet<MemberDraft>(ReferenceEqualityComparer.Instance);
        var coded = drafts.Where(d => !apart.Contains(d)).ToList();

        // A code in most rows that are not heads: every row should have one. Else it stands at the head of a block.
        var others = coded.Count(d => !d.IsHead);
        var inEveryRow = others == 0 || coded.Count(d => !d.IsHead && d.Code is not null) * 2 >= others;
        return new HouseholdLayout(inEveryRow ? HouseholdMark.CodeInEveryRow : HouseholdMark.CodeAtHead, coded, withoutCode);
    }

    /// <summary>
    /// Households that have no code at all, in a list whose numbers tell the households apart.
    /// Without such numbers a row without a code is an omission.
    /// </summary>
    private static List<List<MemberDraft>> WithoutAnyCode(List<MemberDraft> drafts)
    {
        var found = new List<List<MemberDraft>>();
        var heads = drafts.Count(d => d.IsHead);
        var everyHeadIsFirst = heads > 1 && drafts.TrueForAll(d => d.IsHead == (d.Number == "1"));
        var sameInHousehold = drafts.TrueForAll(d => d.Number is not null) && drafts.Select(d => d.Number).Distinct().Count() == heads;
        if (!everyHeadIsFirst && !sameInHousehold)
            return found;
        for (var start = 0; start < drafts.Count;)
        {
            var end = start + 1;
            while (end < drafts.Count && !drafts[end].IsHead)
                end++;
            var rows = drafts.GetRange(start, end - start);
            if (rows.TrueForAll(d => d.Code is null))
                found.Add(rows);
            start = end;
        }

        return found;
    }

    private static HouseholdMark ByNumbers(List<MemberDraft> drafts)
    {
        var others = drafts.Count(d => !d.IsHead);
        var numbered = drafts.Count(d => !d.IsHead && d.Number is not null);
        var repeated = drafts.Zip(drafts.Skip(1)).Count(p => p.First.Number is not null && p.First.Number == p.Second.Number);
        if (repeated * 3 >= drafts.Count)
            return HouseholdMark.Number;
        return drafts.Exists(d => d.Number is not null) && numbered * 2 < others ? HouseholdMark.NumberAtHead : HouseholdMark.Head;
    }
}
