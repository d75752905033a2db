using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Books;
using Anise.Funds.Posting;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Funds;

/// <summary>A store with the places of Lang Son, and entries written as in a file.</summary>
internal sealed class FundBook : IAsyncDisposable
{
    private FundBook(TestServices anise) => Anise = anise;

    public TestServices Anise { get; }

    public static async Task<FundBook> CreateAsync(Action<IServiceCollection>? more = null) => new(await TestServices.LangSonAsync(more));

    /// <summary>A line of a file: <c>entry,date,source,component,place,year,kind,item,amount,note</c>.</summary>
    public static FundRow Row(string line, int row = 2) => FundRow.Of(row, line.Split(','));

    public Task<PostedEntries> PostAsync(params string[] lines) => PostAsync(TestStore.Console, false, lines);

    public Task<PostedEntries> PostAsync(Rights rights, bool leaveOut, params string[] lines) =>
        Anise.DoAsync<PostEntries, PostedEntries>(post => post.RunAsync(rights, [.. lines.Select((l, i) => Row(l, i + 2))], leaveOut));

    /// <summary>Posts entries that must all be taken.</summary>
    public async Task MustPostAsync(params string[] lines)
    {
        PostedEntries posted = await PostAsync(lines);
        Assert.True(posted.Ok, string.Join("; ", posted.Faults.Select(f => $"{f.Row} {f.Problem.Code}: {f.Problem.Message}")));
    }

    /// <summary>Posts an entry that must be refused, and returns its only problem.</summary>
    public async Task<Problem> RefusedAsync(string line)
    {
        PostedEntries posted = await PostAsync(line);
        Assert.False(posted.Ok);
        return Assert.Single(posted.Faults).Problem;
    }

    public async Task<FundSums> SumsAsync(string? place = null, int? year = null)
    {
        PlaceMap map = await Anise.MapAsync(Days.Today(Anise.Clock));
        PlaceId at = place is null ? map.Province.Id : map.FindByCode(place)!.Id;
        IReadOnlyList<FundBalance> balances = await Anise.DoAsync<ReadBalances, IReadOnlyList<FundBalance>>(read => read.RunAsync(TestStore.Console, at, year, FundSplit.None));
        return balances.Count == 0 ? default : Assert.Single(balances).Sums;
    }

    public Task<List<FundEntry>> EntriesAsync() => Anise.DoAsync<AniseDb, List<FundEntry>>(db => db.Set<FundEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync());

    public ValueTask DisposeAsync() => Anise.DisposeAsync();
}
