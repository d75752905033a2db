using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Funds.Books;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Exports;

/// <summary>Writes the whole book so that another program can check it.</summary>
public sealed class ExportBook(AniseDb db, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Writes the book for hledger. Needs <c>Permission.SeeFunds</c> for the province.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task HledgerAsync(Rights rights, TextWriter to, CancellationToken cancel = default)
    {
        IReadOnlyList<BookEntry> book = await ReadAsync(rights, cancel);
        await to.WriteLineAsync("commodity 1000. VND\n");
        foreach (string account in AccountsOf(book)) await to.WriteLineAsync($"account {account}");
        foreach (BookEntry entry in book)
        {
            await to.WriteLineAsync($"\n{Day(entry.Entry.Date)} * ({entry.Entry.Key}) {FundWords.Code(entry.Entry.Kind)}");
            if (entry.Item is { } item) await to.WriteLineAsync($"    ; item: {item}");
            if (OneLine(entry.Entry.Note) is { Length: > 0 } note) await to.WriteLineAsync($"    ; note: {note}");
            foreach (var (account, amount) in entry.Postings) await to.WriteLineAsync($"    {account}  {Plain(amount)} VND");
        }
    }

    /// <summary>Writes the book for Beancount. Needs <c>Permission.SeeFunds</c> for the province.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task BeancountAsync(Rights rights, TextWriter to, CancellationToken cancel = default)
    {
        IReadOnlyList<BookEntry> book = await ReadAsync(rights, cancel);
        await to.WriteLineAsync("option \"operating_currency\" \"VND\"\n");
        DateOnly first = book.Count > 0 ? book.Min(e => e.Entry.Date) : clock.Today();
        await to.WriteLineAsync($"{Day(first)} commodity VND");
        foreach (string account in AccountsOf(book)) await to.WriteLineAsync($"{Day(first)} open {account} VND");
        foreach (BookEntry entry in book)
        {
            await to.WriteLineAsync($"\n{Day(entry.Entry.Date)} * \"{FundWords.Code(entry.Entry.Kind)}\" {Quoted(entry.Entry.Note)}");
            await to.WriteLineAsync($"  entry: {Quoted(entry.Entry.Key)}");
            if (entry.Item is { } item) await to.WriteLineAsync($"  item: {Quoted(item)}");
            foreach (var (account, amount) in entry.Postings) await to.WriteLineAsync($"  {account}  {Plain(amount)} VND");
        }
    }

    private async Task<IReadOnlyList<BookEntry>> ReadAsync(Rights rights, CancellationToken cancel)
    {
        PlaceMap today = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeFunds, today.ScopeOf(today.Province.Id));
        List<FundEntry> entries = await db.Set<FundEntry>().AsNoTracking().OrderBy(e => e.Date).ThenBy(e => e.Id).ToListAsync(cancel);
        Dictionary<FundItemId, string> items = await db.Set<FundItem>().AsNoTracking().ToDictionaryAsync(i => i.Id, i => i.Name, cancel);
        // A place has the code of its last day: two places may have had one code at different times, so a former one says until when.
        Dictionary<PlaceId, string> codes = (await db.Set<PlaceSpan>().AsNoTracking().ToListAsync(cancel)).GroupBy(s => s.PlaceId)
            .ToDictionary(g => g.Key, g => g.MaxBy(s => s.From)! is var last && last.Until is { } until ? last.Code + "-until-" + Day(until) : last.Code);
        return
        [
            .. entries.SelectMany(e => FundPosting.Of(e).GroupBy(p => p.Year), (e, year) =>
                new BookEntry(e, e.ItemId is { } item ? items[item] : null, [.. year.Select(p => (BookAccounts.Of(e, p, codes[p.Place]), p.Amount))])),
        ];
    }

    private static IEnumerable<string> AccountsOf(IReadOnlyList<BookEntry> book) => book.SelectMany(e => e.Postings).Select(p => p.Account).Distinct().Order(StringComparer.Ordinal);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Quoted(string text) => "\"" + OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
