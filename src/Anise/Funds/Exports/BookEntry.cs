using Anise.Funds.Books;

namespace Anise.Funds.Exports;

/// <summary>One transaction as another program checks it: the postings of an entry in one budget year, which add up to nothing.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Item">What it is for; null for no single item.</param>
/// <param name="Postings">The postings, each with its account: <c>Assets:2026:Central-investment:Ntp-1-1:06505:Available</c>.</param>
internal sealed record BookEntry(FundEntry Entry, string? Item, IReadOnlyList<(string Account, long Amount)> Postings);

/// <summary>The names of accounts, alike for both programs.</summary>
internal static class BookAccounts
{
    /// <summary>The account of a posting.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="posting">The posting.</param>
    /// <param name="place">The code of the place.</param>
    public static string Of(FundEntry entry, FundPosting posting, string place) =>
        FormattableString.Invariant($"{Root(posting.Account)}:{posting.Year}:{Capital(entry.Source)}:{Capital(entry.Component)}:{Capital(place)}:{posting.Account}");

    private static string Root(FundAccount account) => account switch
    {
        FundAccount.Available or FundAccount.Committed => "Assets",
        FundAccount.Spent => "Expenses",
        FundAccount.Contributed => "Income",
        _ => "Equity",
    };

    private static string Capital(string code) => char.ToUpperInvariant(code[0]) + code[1..];
}
