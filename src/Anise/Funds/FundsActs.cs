namespace Anise.Funds;

/// <summary>What the journal says is done here.</summary>
internal static class FundsActs
{
    public static readonly Act
        ChangeItemCost = new("change-item-cost"),
        PostEntries = new("post-fund-entries");
}

/// <summary>What the journal tells of here.</summary>
internal static class FundsSubjects
{
    public static readonly SubjectKind
        Entry = new("fund-entry", Permission.SeeFunds, typeof(FundEntryId)),
        Item = new("fund-item", Permission.SeeFunds, typeof(FundItemId));
}
