using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Lists;
using Anise.Funds.Posting;
using Anise.Modules;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Funds;

/// <summary>What must not get into the book, by mistake or by will.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private const string Given = "A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,", Neighbour = "B1,2026-01-10,central-investment,ntp-1-1,06463,2026,allocation,,1000,";

    private FundBook _book = null!;

    public async ValueTask InitializeAsync() => _book = await FundBook.CreateAsync();

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    [Fact]
    public async Task No_entry_and_no_book_grows_beyond_what_can_be_added_up()
    {
        foreach (var (line, field) in ((string, string)[])
        [
            ("A,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,100000000000001,", "amount"),
            ("A,2026-01-10,people-labour,ntp-1-1,06505,2026,contribution,,999999999 công,", "amount"),
            ("A,2026-01-10,central-investment,ntp-1-1,06505,2026,commitment,road-1=100000000000001,1,", "item"),
        ])
            Assert.Equal(("amount-much", field), (await _book.RefusedAsync(line)) is var problem ? (problem.Code, problem.Field) : default);
        await _book.MustPostAsync("A1,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,100000000000000,");
        await using (var connection = new SqliteConnection($"Data Source={_book.Anise.File};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            using SqliteCommand fill = connection.CreateCommand();
            fill.CommandText = """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8998)
                INSERT INTO fund_entry (id, key, date, source, component, place_id, year, kind, effect, amount, note) SELECT 1000000 + i, 'many-' || i, date, source, component, place_id, year, kind, effect, amount, '' FROM n, fund_entry WHERE key = 'A1'
                """;
            Assert.Equal(8998, await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }
        await _book.MustPostAsync("A2,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,100000000000000,");
        PostedEntries full = await _book.PostAsync("X,2026-01-11,,,,,reversal,A2,,too much", "A3,2026-01-10,central-investment,ntp-1-1,06505,2026,allocation,,1000,");
        Assert.Equal((3, "book-full", "amount"), Assert.Single(full.Faults) is var fault ? (fault.Row, fault.Problem.Code, fault.Problem.Field) : default);
        await _book.MustPostAsync("X,2026-01-11,,,,,reversal,A2,,too much");   // taking back is always possible
        Assert.Equal(8999 * 100_000_000_000_000, (await _book.SumsAsync()).Allocated);
    }

    [Fact]
    public async Task A_reversal_sent_again_is_known_only_where_it_says_the_same()
    {
        await _book.MustPostAsync(
            Given, Neighbour,
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-3,100,",
            "D2,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-4,100,",
            "X1,2026-03-11,,,,,reversal,D1,,wrong well",
            "D2,2026-03-11,central-investment,ntp-1-1,06505,2026,reversal,well-4,100,the key is repeated");
        PostedEntries again = await _book.PostAsync(
            "X1,2026-03-11,,,,,reversal,D1,,wrong well",
            "X1,2026-03-11,central-investment,,,,reversal,,,",
            "X1,2026-03-11,central-investment,ntp-1-1,06505,2026,reversal,well-3,100,wrong well",
            "D2,2026-03-11,,,,,reversal,D2,100,");
        Assert.Equal((true, 0, 4), (again.Ok, again.Posted.Count, again.Known));
        foreach (string other in (string[])
        [
            "X1,2026-03-11,,,,,reversal,D2,,another entry", "X1,2026-03-12,,,,,reversal,D1,,another day", "X1,2026-03-11,,,,,reversal,D1,99,another amount", "X1,2026-03-11,,,,,reversal,well-4,,another item",
            "X1,2026-03-11,province-budget,,,,reversal,D1,,another source", "X1,2026-03-11,,,06463,,reversal,D1,,another place", "X1,2026-03-11,,,,2025,reversal,D1,,another year",
            "D2,2026-03-12,,,,,reversal,,,another day", "A1,2026-03-11,,,,,reversal,D1,,the key of another entry",
        ])
            Assert.Equal(other.StartsWith("A1", StringComparison.Ordinal) ? "reversal-other" : "entry-other", (await _book.RefusedAsync(other)).Code);
        Assert.Equal(6, (await _book.EntriesAsync()).Count);
    }

    [Theory]
    [InlineData("D3,2026-03-11,,,,,reversal,D4,,", "item")]   // the key of one payment, in item that of another
    [InlineData("X,2026-03-11,,,,,reversal,D4,,", null)]
    [InlineData("D3,2026-03-11,,,,,reversal,well-4,,", "item")]
    [InlineData("D3,2026-03-11,,,,,reversal,well-3/*/whole/2025,,", "item")]
    [InlineData("D3,2026-03-11,,,,,reversal,WELL-03//whole=900,,", null)]
    [InlineData("D3,2026-03-11,commune-budget,,,,reversal,,,", "source")]
    [InlineData("D3,2026-03-11,,ntp-1-2,,,reversal,,,", "component")]
    [InlineData("D3,2026-03-11,,,06463,,reversal,,,", "place")]
    [InlineData("D3,2026-03-11,,,6505,,reversal,,,", null)]
    [InlineData("D3,2026-03-11,,,,2025,reversal,,,", "year")]
    [InlineData("D3,2026-03-11,,,,26,reversal,,,", "year")]
    [InlineData("D3,2026-03-11,,,,,reversal,,200,", "amount")]
    [InlineData("K1,2026-03-11,,,,,reversal,,80 công,", null)]
    [InlineData("K1,2026-03-11,,,,,reversal,,81 công,", "amount")]
    [InlineData("X,2026-03-11,people-labour,ntp-1-1,06505,2026,reversal,,80 công,", null)]
    public async Task A_reversal_that_contradicts_its_entry_is_refused(string line, string? field)
    {
        await _book.MustPostAsync(
            Given,
            "D3,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-3,100,",
            "D4,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-4,100,",
            "K1,2026-03-10,people-labour,ntp-1-1,06505,2026,contribution,,80 công,");
        PostedEntries posted = await _book.PostAsync(line);
        Assert.Equal(field, posted.Ok ? null : Assert.Single(posted.Faults).Problem.Field);
        Assert.Equal(field is null ? 5 : 4, (await _book.EntriesAsync()).Count);
    }

    [Fact]
    public async Task The_merged_commune_takes_back_what_one_of_before_paid_and_no_neighbour_does()
    {
        PlaceMap then = await _book.Anise.MapAsync(new DateOnly(2024, 5, 1)), now = await _book.Anise.MapAsync(Days.Today(_book.Anise.Clock));
        MappedPlace ended = then.FindByCode("06520")!;
        string merged = now.Communes.Single(c => now.ScopeOf(c.Id).Line.Contains(ended.Id)).Code, other = now.Communes.First(c => c.Code != merged).Code;
        await _book.MustPostAsync("A1,2024-05-01,central-investment,spr-1,06520,2024,allocation,,1000,", "A2,2024-05-01,central-investment,spr-1,06520,2024,allocation,,500,");
        Assert.Equal("place", (await _book.RefusedAsync($"X1,2025-08-01,,,{other},2024,reversal,A1,,a neighbour")).Field);
        await _book.MustPostAsync($"X1,2025-08-01,,,{merged},2024,reversal,A1,,what it became", "X2,2025-08-01,,,06520,2024,reversal,A2,,as it was called");
        Assert.Equal(0, (await _book.SumsAsync(merged)).Allocated);
    }

    [Fact]
    public async Task A_row_that_is_left_out_changes_nothing()
    {
        await _book.MustPostAsync(
            Given,
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,well-3=100,100,",
            "X1,2026-03-11,,,,,reversal,D1,,wrong well");
        PostedEntries posted = await _book.PostAsync(TestStore.Console, true,
            "D2,2026-03-12,central-investment,ntp-1-1,06505,2026,disbursement,well-3=90000,5000,",
            "D3,2026-03-12,central-investment,ntp-1-1,06505,2026,disbursement,well-8,5000,",
            "D4,2026-03-12,central-investment,ntp-1-1,06505,2026,disbursement,well-9,1,");
        Assert.Equal((true, "2,3"), (posted.Ok, string.Join(',', posted.LeftOut)));
        Assert.Equal(["well-3=100", "well-9=1"], await ItemsAsync());
        await _book.MustPostAsync("D5,2026-03-12,central-investment,ntp-1-1,06505,2026,disbursement,well-3=400,300,");   // nobody pays for it any more: it costs what the next one says
        Assert.Equal(["well-3=400", "well-9=1"], await ItemsAsync());
    }

    [Fact]
    public async Task No_commune_keeps_another_from_its_items()
    {
        await _book.MustPostAsync(Given, Neighbour, "P1,2026-01-10,province-budget,ntp-1-1,20,2026,allocation,,1000,");
        Assert.Equal(("item-period-far", "item"), await _book.RefusedAsync("D0,2026-03-10,central-investment,ntp-1-1,06463,2026,disbursement,van-linh-road-1/*/whole/1900-2199,1,") is var far ? (far.Code, far.Field) : default);
        Assert.Equal("item-period-far", (await _book.RefusedAsync("D0,2026-03-10,central-investment,ntp-1-1,06463,2026,disbursement,van-linh-road-1/*/whole/2026-2037,1,")).Code);
        await _book.MustPostAsync(
            "D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,van-linh-road-1/*/whole/2016-2036=500,123,",
            "D2,2026-03-10,province-budget,ntp-1-1,20,2026,disbursement,van-linh-road-1/*/whole/2016-2036,100,");   // the province may share what its commune pays
        foreach (string item in (string[])["van-linh-road-1/*/whole/2016-2036", "van-linh-road-1/0-30/surface/2026"])
        {
            Problem refused = await _book.RefusedAsync($"D3,2026-03-10,central-investment,ntp-1-1,06463,2026,disbursement,{item},1,");
            Assert.Equal(("item-elsewhere", "item"), (refused.Code, refused.Field));
            Assert.DoesNotContain("123", refused.Message, StringComparison.Ordinal);
        }
        await _book.MustPostAsync(
            "X1,2026-03-11,,,,,reversal,D1,,wrong road", "X2,2026-03-11,,,,,reversal,D2,,wrong road",
            "D3,2026-03-11,central-investment,ntp-1-1,06463,2026,disbursement,van-linh-road-1/*/whole/2016-2036,7,");   // what nobody pays for is free
    }

    [Fact]
    public async Task A_reversal_has_a_reason_of_bounded_length()
    {
        await _book.MustPostAsync(Given);
        string reason = new('x', 501);
        Assert.Equal(("note-long", "note"), await _book.RefusedAsync("X1,2026-03-11,,,,,reversal,A1,," + reason) is var longer ? (longer.Code, longer.Field) : default);
        FundEntry entry = Assert.Single(await _book.EntriesAsync());
        foreach (var (text, code) in ((string, string)[])[(reason, "note-long"), (" ", "reversal-reason")])
            Assert.Equal((code, "reason"), (await _book.Anise.DoAsync<ReverseEntry, Result<PostedEntry>>(reverse => reverse.RunAsync(TestStore.Console, entry, text))).Problems.Single() is var problem ? (problem.Code, problem.Field) : default);
        Assert.Equal("reversal-reason", await _book.Anise.RefusedAsync<PostEntries, PostedEntry>(post => post.RunOneAsync(TestStore.Console, FundBook.Row("X1,2026-03-11,,,,,Bút toán đảo,A1,,"))));
        Assert.Single(await _book.EntriesAsync());
    }

    [Fact]
    public async Task A_key_of_a_place_that_one_may_not_see_is_only_said_to_be_taken()
    {
        await _book.MustPostAsync(Neighbour, "X-9,2026-01-11,,,,,reversal,B1,,wrong year", "B2,2026-01-10,central-investment,ntp-1-1,06463,2026,allocation,,777,");
        PlaceMap now = await _book.Anise.MapAsync(Days.Today(_book.Anise.Clock));
        var officer = new Rights(new Anise.Journal.Actor("somebody", "test", 1), [new Grant { UserId = 1, Role = Role.CommuneOfficer, Place = now.FindByCode("06505")!.Id }]);
        foreach (string line in (string[])["B2,2026-01-10,commune-budget,ntp-1-1,06505,2026,allocation,,50,", "B2,2026-01-10,,,,,reversal,,,mine?", "X-9,2026-01-11,,,,,reversal,B1,,mine?"])
        {
            PostedEntries posted = await _book.PostAsync(officer, false, line);
            Problem problem = Assert.Single(posted.Faults).Problem;
            Assert.Equal(("entry-taken", "entry"), (problem.Code, problem.Field));
            Assert.DoesNotContain("777", problem.Message, StringComparison.Ordinal);
        }
        Assert.Equal("entry-other", (await _book.RefusedAsync("B2,2026-01-10,commune-budget,ntp-1-1,06505,2026,allocation,,50,")).Code);
    }

    [Theory]
    [InlineData("person:020.090.001.234/housing/2026")]
    [InlineData("person:020-090-001-234/housing/2026")]
    [InlineData("person:20090001234/housing/2026")]
    [InlineData("person:123456789/housing/2026")]
    [InlineData("person:123_456_789/housing/2026")]
    [InlineData("person:cccd020090001234/housing/2026")]
    [InlineData("020.090.001.234/*/build/2026")]
    public async Task A_citizen_id_is_no_code_however_it_is_written(string item) =>
        Assert.Equal("item-person-number", (await _book.RefusedAsync($"D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,{item},100,")).Code);

    [Theory]
    [InlineData("person:1204/housing/2026", "person:01204/housing/2026", "person:1204/housing/2026")]
    [InlineData("road-0117", "ROAD-117", "asset:road-117/*/whole/2026")]
    [InlineData("road-0117a", "road-117a", "asset:road-117a/*/whole/2026")]
    [InlineData("well-000", "well-0", "asset:well-0/*/whole/2026")]
    public async Task One_code_has_one_spelling(string first, string second, string name)
    {
        await _book.MustPostAsync(Given, $"D1,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,{first},100,");
        Problem refused = await _book.RefusedAsync($"D2,2026-03-10,central-investment,ntp-1-1,06505,2026,disbursement,{second},100,");
        Assert.Equal("item-financed", refused.Code);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_another_area_names_a_thing_that_exists_and_lies_there()
    {
        await using FundBook book = await FundBook.CreateAsync(services => services.AddScoped<IItemThings, Bridges>());
        await book.MustPostAsync(Given, Neighbour, "P1,2026-01-10,province-budget,ntp-1-1,20,2026,allocation,,1000,");
        string Paid(string key, string money, string place, string item) => $"{key},2026-03-10,{money},ntp-1-1,{place},2026,disbursement,{item},10,";
        Assert.Equal(("item-thing-unknown", "item"), await book.RefusedAsync(Paid("D1", "central-investment", "06505", "bridge-8")) is var unknown ? (unknown.Code, unknown.Field) : default);
        Problem elsewhere = await book.RefusedAsync(Paid("D1", "central-investment", "06463", "bridge-7"));
        Assert.Equal(("item-thing-elsewhere", "item"), (elsewhere.Code, elsewhere.Field));
        Assert.Contains("Cầu Khuổi Nọi", elsewhere.Message, StringComparison.Ordinal);
        await book.MustPostAsync(
            Paid("D1", "central-investment", "06505", "Bridge-007=50"), Paid("D2", "province-budget", "20", "bridge-7"),
            Paid("D3", "central-investment", "06463", "bridge-new"), Paid("D4", "central-investment", "06463", "person:bridge-8/housing/2026"));   // no number, no asset: no such thing
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        PlaceId place = (await book.Anise.MapAsync(Days.Today(book.Anise.Clock))).FindByCode("06505")!.Id;
        IReadOnlyList<OfferedItem> offered = await book.Anise.DoAsync<ReadItems, IReadOnlyList<OfferedItem>>(read => read.RunAsync(TestStore.Console, place));
        Assert.Equal(["bridge-7: Cầu Khuổi Nọi", "asset:bridge-7/*/whole/2026: The whole work, bridge-7, 2026"], offered.Select(o => $"{o.Item}: {o.Name}"));
    }

    [Fact]
    public async Task A_form_tells_what_one_may_not_post_and_what_was_posted_before()
    {
        PlaceMap now = await _book.Anise.MapAsync(Days.Today(_book.Anise.Clock));
        Rights Of(Role role) => new(new Anise.Journal.Actor("somebody", "test", 1), [new Grant { UserId = 1, Role = role, Place = now.FindByCode("06505")!.Id }]);
        Task<Result<PostedEntry>> PostAsync(Role role, string line) => _book.Anise.DoAsync<PostEntries, Result<PostedEntry>>(post => post.RunOneAsync(Of(role), FundBook.Row(line)));
        Problem central = Assert.Single((await PostAsync(Role.CommuneOfficer, Given)).Problems), elsewhere = Assert.Single((await PostAsync(Role.CommuneOfficer, Neighbour.Replace("allocation", "return", StringComparison.Ordinal))).Problems);
        Assert.Equal(("may-not-source", "source", "may-not-kind", "kind"), (central.Code, central.Field, elsewhere.Code, elsewhere.Field));
        Assert.Contains("Vốn đối ứng ngân sách xã", central.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NoAccessException>(() => PostAsync(Role.CommuneChair, Given));

        const string Own = "A2,2026-01-10,commune-budget,ntp-1-1,06505,2026,allocation,,50,";
        PostedEntry first = (await PostAsync(Role.CommuneOfficer, Own)).Value, again = (await PostAsync(Role.CommuneOfficer, Own)).Value;
        Assert.Equal((first.Id, false, true), (again.Id, first.Before, again.Before));

        RuleBook rules = await _book.Anise.DoAsync<RuleBook, RuleBook>(Task.FromResult);
        IReadOnlyList<PostingOffer> offers = PostEntries.OffersAt(Of(Role.CommuneOfficer), now.ScopeOf(now.FindByCode("06505")!.Id), rules.Funds);
        Assert.Equal(["commune-budget"], offers.Single(o => o.Kind == EntryKind.Allocation).Sources.Select(s => s.Code));
        Assert.Contains("central-investment", offers.Single(o => o.Kind == EntryKind.Commitment).Sources.Select(s => s.Code));
        Assert.Empty(PostEntries.OffersAt(Of(Role.CommuneOfficer), now.ScopeOf(now.FindByCode("06463")!.Id), rules.Funds));
    }

    private async Task<IEnumerable<string>> ItemsAsync() =>
        (await _book.Anise.DoAsync<AniseDb, List<FundItem>>(db => db.Set<FundItem>().AsNoTracking().ToListAsync())).Select(i => $"{i.Code}={i.Cost}").Order(StringComparer.Ordinal);

    private sealed class Bridges(PlaceMaps maps, TimeProvider clock) : IItemThings
    {
        public ItemOf Of => ItemOf.Asset;

        public string Prefix => "bridge-";

        public async Task<IReadOnlyList<ItemThing>> AtAsync(PlaceId place, int most, CancellationToken cancel) => [.. (await AllAsync(cancel)).Where(b => b.Place == place)];

        public async Task<IReadOnlyList<ItemThing>> FindAsync(IReadOnlyCollection<string> codes, CancellationToken cancel) => [.. (await AllAsync(cancel)).Where(b => codes.Contains(b.Code))];

        private async Task<IReadOnlyList<ItemThing>> AllAsync(CancellationToken cancel) => [new("bridge-7", "Cầu Khuổi Nọi", (await maps.OnAsync(clock.Today(), cancel)).FindByCode("06505")!.Id)];
    }
}
