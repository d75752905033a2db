using Anise.Basics;

namespace Anise.Funds.Books;

/// <summary>The accounts of a source in a budget year, for each component and place.</summary>
public enum FundAccount
{
    /// <summary>Money that is neither bound nor paid.</summary>
    Available,
    /// <summary>Money that is bound.</summary>
    Committed,
    /// <summary>What was paid, or given in kind and used.</summary>
    Spent,
    /// <summary>What the source gave.</summary>
    Given,
    /// <summary>What people and others contributed.</summary>
    Contributed,
    /// <summary>What went back to the source.</summary>
    Returned,
    /// <summary>What came from the year before.</summary>
    CarriedIn,
    /// <summary>What went to the next year.</summary>
    CarriedOut,
}

/// <summary>One side of an entry: debit above zero, credit below.</summary>
/// <param name="Place">Whose account.</param>
/// <param name="Year">Of which budget year.</param>
/// <param name="Account">Which account.</param>
/// <param name="Amount">Whole VND.</param>
public sealed record FundPosting(PlaceId Place, int Year, FundAccount Account, long Amount)
{
    /// <summary>The postings of an entry: in each budget year they add up to nothing.</summary>
    public static IReadOnlyList<FundPosting> Of(FundEntry entry)
    {
        return entry.Effect switch
        {
            EntryEffect.Allocated when entry.GivenBy is { } giver => [Debit(FundAccount.Available), new(giver, entry.Year, FundAccount.Available, -entry.Amount)],
            EntryEffect.Allocated => [Debit(FundAccount.Available), Credit(FundAccount.Given)],
            EntryEffect.Contributed => [Debit(FundAccount.Available), Credit(FundAccount.Contributed)],
            EntryEffect.ContributedInKind => [Debit(FundAccount.Spent), Credit(FundAccount.Contributed)],
            EntryEffect.Committed => [Debit(FundAccount.Committed), Credit(FundAccount.Available)],
            EntryEffect.PaidCommitted => [Debit(FundAccount.Spent), Credit(FundAccount.Committed)],
            EntryEffect.PaidDirectly => [Debit(FundAccount.Spent), Credit(FundAccount.Available)],
            EntryEffect.Returned => [Debit(FundAccount.Returned), Credit(FundAccount.Available)],
            EntryEffect.CarriedOver =>
            [
                Debit(FundAccount.CarriedOut), Credit(Held()),
                new(entry.PlaceId, entry.Year + 1, Held(), entry.Amount), new(entry.PlaceId, entry.Year + 1, FundAccount.CarriedIn, -entry.Amount),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Effect, null),
        };

        FundPosting Debit(FundAccount account) => new(entry.PlaceId, entry.Year, account, entry.Amount);
        FundPosting Credit(FundAccount account) => new(entry.PlaceId, entry.Year, account, -entry.Amount);
        FundAccount Held() => entry.ItemId is null ? FundAccount.Available : FundAccount.Committed;
    }
}
