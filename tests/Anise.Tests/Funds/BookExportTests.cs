using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Books;
using Anise.Funds.Exports;
using Anise.Funds.Posting;
using Anise.Places;
using Anise.Testing;
using Anise.Tests.Store;
using CsCheck;

namespace Anise.Tests.Funds;

/// <summary>Two other programs check the book: whatever is posted, it is in order for both, and their balances are ours to the dong.</summary>
[Trait("needs", "books")]
public sealed partial class BookExportTests
{
    private static readonly string[] Sources = ["central-investment", "province-budget", "people-cash", "people-labour"];
    private static readonly string[] Components = ["spr-1", "nrd-2"];
    private static readonly string[] Places = ["20", "06505", "06463"];
    private static readonly string[] Items = ["", "road-1/0-300/surface/2025", "road-1/200-400/surface/2025", "culvert-7/*/build/2025-2026=900"];
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    private static readonly Gen<(int Kind, int Source, int Component, int Place, int Item, int Year, int Amount, int Of)[]> Histories =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[2024, 2025], Gen.Int[1, 900], Gen.Int[0, 40]).Array[5, 70];

    [Fact]
    public async Task Random_histories_are_in_order_and_balance_to_the_dong()
    {
        Needs.Allow("books");
        int taken = 0;
        var kinds = new HashSet<EntryKind>();
        // A dozen histories; a dozen more where chance has left a kind of entry out.
        for (int round = 0; round == 0 || (kinds.Count < Kinds.Length && round < 5); round++) await Histories.SampleAsync(async steps =>
        {
            await using FundBook book = await FundBook.CreateAsync();
            PostedEntries posted = await book.Anise.DoAsync<PostEntries, PostedEntries>(post => post.RunAsync(TestStore.Console, [.. steps.Select((s, i) => Row(s, i))], leaveOut: true));
            List<FundEntry> entries = await book.EntriesAsync();
            Assert.Equal(entries.Count, posted.Posted.Count);
            taken += entries.Count;
            kinds.UnionWith(entries.Select(e => e.Kind));
            await CheckRulesAsync(book, entries);
            Dictionary<string, long> ours = await OursAsync(book);
            Assert.Equal(ours, await ByHledgerAsync(book));
            Assert.Equal(ours, await ByBeancountAsync(book));
        }, iter: 12, threads: 1);
        Assert.True(taken > 40, $"only {taken} entries were taken");
        Assert.Equal(Kinds.Order(), kinds.Order());
    }

    [Fact]
    public async Task A_book_that_was_tampered_with_is_refused_by_both()
    {
        Needs.Allow("books");
        await using FundBook book = await FundBook.CreateAsync();
        await book.MustPostAsync("A1,2025-01-10,central-investment,spr-1,20,2025,allocation,,1000,a \"note\"; with | signs\\");
        string hledger = await TextAsync(book, (e, to) => e.HledgerAsync(TestStore.Console, to)), beancount = await TextAsync(book, (e, to) => e.BeancountAsync(TestStore.Console, to));
        Assert.Equal(0, (await RunAsync("hledger", hledger, f => ["-f", f, "check", "--strict"])).Exit);
        Assert.Equal(0, (await RunAsync("bean-check", beancount, f => [f])).Exit);
        Assert.NotEqual(0, (await RunAsync("hledger", hledger.Replace("Available  1000 VND", "Available  1001 VND", StringComparison.Ordinal), f => ["-f", f, "check", "--strict"])).Exit);
        Assert.NotEqual(0, (await RunAsync("bean-check", beancount.Replace("Available  1000 VND", "Available  1001 VND", StringComparison.Ordinal), f => [f])).Exit);
    }

    private static FundRow Row((int Kind, int Source, int Component, int Place, int Item, int Year, int Amount, int Of) s, int i)
    {
        // Allocations and contributions come more often, so that there is something to spend.
        EntryKind kind = s.Kind < Kinds.Length ? Kinds[s.Kind] : s.Source > 1 ? EntryKind.Contribution : EntryKind.Allocation;
        string item = kind is EntryKind.Allocation or EntryKind.Return ? "" : kind == EntryKind.Reversal ? $"E{s.Of}" : kind == EntryKind.CarryOver && s.Of % 2 == 0 ? "" : Items[s.Item];
        // A reversal says no more than which entry it takes back: anything else by chance would contradict it.
        if (kind == EntryKind.Reversal) return new FundRow(i, $"E{i}", $"{s.Year + (s.Of % 2)}-0{1 + (s.Of % 9)}-15", "", "", "", "", FundWords.Code(kind), item, "", "by chance");
        int big = kind is EntryKind.Allocation or EntryKind.Contribution ? 3 : 1;
        return new FundRow(i, $"E{i}", $"{s.Year + (s.Of % 2)}-0{1 + (s.Of % 9)}-15", Sources[s.Source], Components[s.Component], Places[s.Place], s.Year.ToString(CultureInfo.InvariantCulture), FundWords.Code(kind), item,
            (s.Amount * big).ToString(CultureInfo.InvariantCulture), s.Of % 3 == 0 ? "quoted \"note\"; =*|" : "");
    }

    /// <summary>What must hold of the entries, added up here by itself: nothing beyond what was given, bound, or what an item costs.</summary>
    private static async Task CheckRulesAsync(FundBook book, List<FundEntry> entries)
    {
        foreach (var money in entries.GroupBy(e => (e.Source, e.Component)))
        {
            long Sum(EntryEffect effect) => money.Where(e => e.Effect == effect).Sum(e => e.Amount);
            Assert.True(Sum(EntryEffect.Allocated) + Sum(EntryEffect.Contributed) >= Sum(EntryEffect.Committed) + Sum(EntryEffect.PaidDirectly) + Sum(EntryEffect.Returned));
            Assert.True(Sum(EntryEffect.Committed) >= Sum(EntryEffect.PaidCommitted));
        }
        List<FundItem> items = await book.Anise.DoAsync<Anise.Store.AniseDb, List<FundItem>>(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Set<FundItem>()));
        var financed = items.ToDictionary(i => i.Name, i => entries.Where(e => e.ItemId == i.Id && e.Effect is EntryEffect.Committed or EntryEffect.PaidDirectly or EntryEffect.ContributedInKind && e.ItemId == i.Id).Sum(e => e.Amount));
        Assert.All(items, i => Assert.InRange(financed[i.Name], 0, i.Cost));
        Assert.Equal(1, Math.Max(1, financed.Count(f => f.Key.StartsWith("asset:road-1/", StringComparison.Ordinal) && f.Value > 0)));   // the two segments overlap
    }

    /// <summary>What the balances say, by source, component, place and year, as the four accounts that they give.</summary>
    private static async Task<Dictionary<string, long>> OursAsync(FundBook book)
    {
        PlaceId province = (await book.Anise.MapAsync(Days.Today(book.Anise.Clock))).Province.Id;
        IReadOnlyList<FundBalance> balances = await book.Anise.DoAsync<ReadBalances, IReadOnlyList<FundBalance>>(read => read.RunAsync(TestStore.Console, province, null, FundSplit.All));
        return balances.SelectMany(b => new (string Root, string Account, long Amount)[]
            {
                ("Assets", "Available", b.Sums.Free), ("Assets", "Committed", b.Sums.Open), ("Expenses", "Spent", b.Sums.Disbursed), ("Equity", "Returned", b.Sums.Returned),
            }.Select(a => (Name: $"{a.Root}:{b.Year}:{Capital(b.Source!)}:{Capital(b.Component!)}:{b.Place!.Code}:{a.Account}", a.Amount)))
            .Where(a => a.Amount != 0).ToDictionary(a => a.Name, a => a.Amount);
    }

    private static string Capital(string code) => char.ToUpperInvariant(code[0]) + code[1..];

    private static async Task<Dictionary<string, long>> ByHledgerAsync(FundBook book)
    {
        string text = await TextAsync(book, (e, to) => e.HledgerAsync(TestStore.Console, to));
        var check = await RunAsync("hledger", text, f => ["-f", f, "check", "--strict"]);
        Assert.True(check.Exit == 0, check.Said);
        var balance = await RunAsync("hledger", text, f => ["-f", f, "balance", "--flat", "--no-total", "-O", "csv"]);
        Assert.True(balance.Exit == 0, balance.Said);
        return Read(balance.Said.Split('\n').Skip(1).Select(l => l.Split(',')).Where(c => c.Length == 2).Select(c => (c[0].Trim('"'), c[1].Trim().Trim('"'))));
    }

    private static async Task<Dictionary<string, long>> ByBeancountAsync(FundBook book)
    {
        string text = await TextAsync(book, (e, to) => e.BeancountAsync(TestStore.Console, to));
        var check = await RunAsync("bean-check", text, f => [f]);
        Assert.True(check.Exit == 0, check.Said);
        var balance = await RunAsync("bean-query", text, f => ["-q", "-f", "csv", f, "SELECT account, sum(position) GROUP BY account"]);
        Assert.True(balance.Exit == 0, balance.Said);
        return Read(balance.Said.Split('\n').Skip(1).Select(l => l.Split(',', 2)).Where(c => c.Length == 2).Select(c => (c[0].Trim(), c[1].Trim().Trim('"').Trim())));
    }

    private static Dictionary<string, long> Read(IEnumerable<(string Account, string Amount)> rows) => rows
        .Where(r => r.Account.Split(':')[^1] is "Available" or "Committed" or "Spent" or "Returned")
        .Select(r => (r.Account, Amount: r.Amount.Replace("VND", "", StringComparison.Ordinal).Trim() is { Length: > 0 } number ? long.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0))
        // The book has a place that ended under its own name; the balances count it with what it went into.
        .GroupBy(r => Ended().Replace(r.Account, "")).Select(g => (Account: g.Key, Amount: g.Sum(r => r.Amount)))
        .Where(r => r.Amount != 0).ToDictionary(r => r.Account, r => r.Amount);

    [GeneratedRegex("-until-[0-9-]+")]
    private static partial Regex Ended();

    private static Task<string> TextAsync(FundBook book, Func<ExportBook, TextWriter, Task> write) => book.Anise.DoAsync<ExportBook, string>(async export =>
    {
        await using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        await write(export, text);
        return text.ToString();
    });

    private static async Task<(int Exit, string Said)> RunAsync(string program, string text, Func<string, string[]> arguments)
    {
        string file = Path.Combine(Path.GetTempPath(), $"anise-book-{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(file, text);
        try
        {
            var start = new ProcessStartInfo(program, arguments(file)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, Environment = { ["LANG"] = "C.UTF-8", ["LC_ALL"] = "C.UTF-8" } };
            using Process run = Process.Start(start)!;
            Task<string> output = run.StandardOutput.ReadToEndAsync(), error = run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync();
            return (run.ExitCode, await output + await error);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
