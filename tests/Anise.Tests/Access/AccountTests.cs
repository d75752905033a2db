using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Access;

public sealed class AccountTests : IAsyncLifetime
{
    private const string Password = "sau cay hoi";
    private static readonly PlaceId Province = new(1);
    private TestServices _anise = null!;

    public async ValueTask InitializeAsync() => _anise = await TestServices.LangSonAsync();

    public ValueTask DisposeAsync() => _anise.DisposeAsync();

    private Task<IssuedLink> AddAsync(string name, Role role = Role.CommuneOfficer) =>
        _anise.RunAsync<AddUser, IssuedLink>(add => add.RunAsync(TestStore.Console, name, name, role, Province));

    private async Task<long> AddWithPasswordAsync(string name, Role role = Role.CommuneOfficer)
    {
        IssuedLink link = await AddAsync(name, role);
        await _anise.RunAsync<SetPassword, string>(set => set.RunAsync(link.Token, Password, "test"));
        return link.UserId!.Value;
    }

    private Task<Result<SignedIn>> SignInAsync(string name, string password) =>
        _anise.DoAsync<SignIn, Result<SignedIn>>(signIn => signIn.RunAsync(name, password, "10.0.0.7"));

    [Fact]
    public async Task A_new_user_has_no_password_until_the_link_is_used()
    {
        IssuedLink link = await AddAsync("lan");
        Assert.Equal("sign-in-wrong", Assert.Single((await SignInAsync("lan", "")).Problems).Code);
        await _anise.RunAsync<SetPassword, string>(set => set.RunAsync(link.Token, Password, "test"));
        Assert.Equal("lan", (await SignInAsync("Lan", Password)).Value.UserName);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        IssuedLink link = await AddAsync("lan");
        await _anise.RunAsync<SetPassword, string>(set => set.RunAsync(link.Token, Password, "test"));
        Assert.Equal("link-not-open", await _anise.RefusedAsync<SetPassword, string>(set => set.RunAsync(link.Token, Password + "2", "test")));
    }

    [Fact]
    public async Task A_link_expires()
    {
        IssuedLink link = await AddAsync("lan");
        _anise.Clock.Now = link.ExpiresAt;
        Assert.Equal("link-not-open", await _anise.RefusedAsync<SetPassword, string>(set => set.RunAsync(link.Token, Password, "test")));
    }

    [Fact]
    public async Task A_new_link_withdraws_the_earlier_one()
    {
        IssuedLink first = await AddAsync("lan");
        await _anise.RunAsync<NewPasswordLink, IssuedLink>(renew => renew.RunAsync(TestStore.Console, first.UserId!.Value));
        Assert.Equal("link-not-open", await _anise.RefusedAsync<SetPassword, string>(set => set.RunAsync(first.Token, Password, "test")));
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_stays_open()
    {
        IssuedLink link = await AddAsync("lan");
        Assert.Equal("password-too-short", await _anise.RefusedAsync<SetPassword, string>(set => set.RunAsync(link.Token, "123456789", "test")));
        await _anise.RunAsync<SetPassword, string>(set => set.RunAsync(link.Token, "sau hoi cay", "test"));
    }

    [Theory]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("20 01 1990 1990")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("abcdefghijkl")]
    [InlineData("Password1234")]
    [InlineData("Mật khẩu 2026")]
    [InlineData("nong.thi.lan")]
    [InlineData("Nông Thị Lan 1")]
    [InlineData("lannongthilan")]
    public async Task A_password_that_anybody_tries_first_is_refused(string password)
    {
        IssuedLink link = await AddAsync("nong.thi.lan");
        Assert.Equal("password-easy", await _anise.RefusedAsync<SetPassword, string>(set => set.RunAsync(link.Token, password, "test")));
    }

    [Theory]
    [InlineData("sau cay hoi")]
    [InlineData("hoa-hoi-tam-canh")]
    [InlineData("an easy test sentence")]
    [InlineData("tR7#kq90xLm2")]
    [InlineData("ba con trâu 1987")]
    public void A_sentence_is_a_password(string password) => Assert.False(PasswordStrength.IsEasy(password, "lan"));

    [Fact]
    public async Task Neither_token_nor_password_stands_in_the_store()
    {
        IssuedLink link = await AddAsync("lan");
        await _anise.RunAsync<SetPassword, string>(set => set.RunAsync(link.Token, Password, "test"));
        string hash = await _anise.DoAsync<AniseDb, string>(async db => (await db.Users.SingleAsync()).PasswordHash!);
        List<JournalEntry> entries = await _anise.DoAsync<AniseDb, List<JournalEntry>>(db => db.Set<JournalEntry>().ToListAsync());
        string journal = string.Join('\n', entries.Select(e => e.Before + e.After + e.Reason));
        Assert.DoesNotContain(hash, journal);
        Assert.DoesNotContain(OneTimeLinkHash(link.Token), journal);
        Assert.DoesNotContain(link.Token, journal + await _anise.DoAsync<AniseDb, string>(async db => (await db.Set<OneTimeLink>().FirstAsync()).TokenHash));
    }

    private static string OneTimeLinkHash(string token) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));

    [Fact]
    public async Task Success_and_the_try_that_bars_are_journaled_with_their_origin()
    {
        await AddWithPasswordAsync("lan");
        await SignInAsync("lan", "wrong password");
        await SignInAsync("lan", Password);
        for (int i = 0; i < 9; i++) await SignInAsync(Password, "lan");   // typed into the wrong field
        for (int i = 0; i < 9; i++) await SignInAsync("lan", "wrong password");
        List<JournalEntry> entries = await _anise.DoAsync<AniseDb, List<JournalEntry>>(db =>
            db.Set<JournalEntry>().Where(e => e.Origin == "10.0.0.7").OrderBy(e => e.Number).ToListAsync());
        Assert.Equal([("sign-in", "lan"), ("sign-in-failed", "?"), ("sign-in-failed", "lan")], entries.Select(e => (e.Action, e.UserName)));
        Assert.DoesNotContain(entries, e => e.SubjectId == Password);
    }

    [Theory]
    [InlineData("lan")]
    [InlineData("nobody")]
    public async Task Five_wrong_tries_bar_the_address_from_the_name_whether_it_exists_or_not(string name)
    {
        await AddWithPasswordAsync("lan");
        for (int i = 0; i < 5; i++) Assert.Equal("sign-in-wrong", Assert.Single((await SignInAsync(name, "wrong")).Problems).Code);
        Assert.Equal("sign-in-too-often", Assert.Single((await SignInAsync(name, Password)).Problems).Code);
    }

    [Fact]
    public async Task Nobody_locks_the_account_of_another()
    {
        await AddWithPasswordAsync("lan");
        for (int i = 0; i < 20; i++) await SignInAsync("lan", "wrong");
        Result<SignedIn> elsewhere = await _anise.DoAsync<SignIn, Result<SignedIn>>(signIn => signIn.RunAsync("lan", Password, "10.0.0.8"));
        Assert.True(elsewhere.Ok);
        _anise.Clock.Now += TimeSpan.FromMinutes(16);
        Assert.True((await SignInAsync("lan", Password)).Ok);
    }

    [Trait("needs", "time")]
    [Fact]
    public async Task An_address_that_tries_many_names_waits()
    {
        await AddWithPasswordAsync("lan");
        for (int i = 0; i < SignInAttempts.PerAddress; i++) await SignInAsync($"name{i}", "wrong");
        Assert.Equal("sign-in-too-often", Assert.Single((await SignInAsync("lan", Password)).Problems).Code);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_no_other_also_after_a_restart()
    {
        await AddWithPasswordAsync("lan");
        SignedIn here = (await SignInAsync("lan", Password)).Value, there = (await SignInAsync("lan", Password)).Value;
        Assert.NotEqual(here.SessionId, there.SessionId);
        var actor = new Actor("lan", "10.0.0.7", here.UserId);
        for (int i = 0; i < 2; i++) await _anise.DoAsync<SignOut, int>(async end => { await end.RunAsync(actor, here.SessionId); return 0; });
        foreach (EndedSessions sessions in (EndedSessions[])[await _anise.DoAsync<EndedSessions, EndedSessions>(Task.FromResult), new EndedSessions()])
        {
            Assert.True(await _anise.DoAsync<AniseDb, bool>(db => sessions.HasAsync(here.SessionId, db)));
            Assert.False(await _anise.DoAsync<AniseDb, bool>(db => sessions.HasAsync(there.SessionId, db)));
        }
        Assert.Equal(1, await _anise.DoAsync<AniseDb, int>(db => db.Set<JournalEntry>().CountAsync(e => e.Action == "sign-out")));
    }

    [Fact]
    public async Task A_barred_user_cannot_sign_in_and_open_sessions_end()
    {
        long id = await AddWithPasswordAsync("lan");
        await AddWithPasswordAsync("hoa", Role.Administrator);
        SignedIn session = (await SignInAsync("lan", Password)).Value;
        await _anise.RunAsync<DisableUser, string>(bar => bar.RunAsync(TestStore.Console, id, "left the office"));
        Assert.Null(await _anise.DoAsync<RightsOf, Rights?>(rights => rights.RunAsync(id, session.SecurityStamp, "test")));
        Assert.Equal("sign-in-wrong", Assert.Single((await SignInAsync("lan", Password)).Problems).Code);
    }

    [Fact]
    public async Task A_change_of_roles_ends_open_sessions_and_holds_after_the_next_sign_in()
    {
        long id = await AddWithPasswordAsync("lan");
        SignedIn before = (await SignInAsync("lan", Password)).Value;
        await _anise.RunAsync<GiveRole, Grant>(give => give.RunAsync(TestStore.Console, id, Role.Analyst, new PlaceId(5)));
        Assert.Null(await _anise.DoAsync<RightsOf, Rights?>(rights => rights.RunAsync(id, before.SecurityStamp, "test")));
        SignedIn after = (await SignInAsync("lan", Password)).Value;
        Rights now = (await _anise.DoAsync<RightsOf, Rights?>(rights => rights.RunAsync(id, after.SecurityStamp, "test")))!;
        Assert.Equal([Role.CommuneOfficer, Role.Analyst], now.Grants.Select(g => g.Role).Order());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        long id = await AddWithPasswordAsync("hoa", Role.Administrator);
        Assert.Equal("last-administrator", await _anise.RefusedAsync<TakeRole, Grant>(take => take.RunAsync(TestStore.Console, id, Role.Administrator, Province)));
        Assert.Equal("last-administrator", await _anise.RefusedAsync<DisableUser, string>(bar => bar.RunAsync(TestStore.Console, id, "left")));
        await AddAsync("lan", Role.Administrator);
        await _anise.RunAsync<TakeRole, Grant>(take => take.RunAsync(TestStore.Console, id, Role.Administrator, Province));
    }

    [Fact]
    public async Task An_administrator_of_a_commune_makes_users_there_and_nowhere_else()
    {
        PlaceId commune = (await _anise.MapAsync(new DateOnly(2026, 1, 1))).FindByCode("06505")!.Id;
        var rights = new Rights(new Actor("hoa", "test", 99), [new Grant { UserId = 99, Role = Role.Administrator, Place = commune }]);
        await _anise.RunAsync<AddUser, IssuedLink>(add => add.RunAsync(rights, "lan", "Lan", Role.Enumerator, commune));
        await Assert.ThrowsAsync<NoAccessException>(() => _anise.DoAsync<AddUser, Result<IssuedLink>>(add => add.RunAsync(rights, "mai", "Mai", Role.Enumerator, Province)));
    }

    [Fact]
    public async Task The_first_administrator_is_made_once_through_the_printed_link()
    {
        IssuedLink printed = (await _anise.DoAsync<FirstAdministrator, IssuedLink?>(first => first.OfferAsync(TestStore.Console)))!;
        await _anise.RunAsync<FirstAdministrator, string>(first => first.MakeAsync(printed.Token, "hoa", "Hoa", Password, Province, "test"));
        Assert.True((await SignInAsync("hoa", Password)).Ok);
        Assert.Equal("link-not-open", await _anise.RefusedAsync<FirstAdministrator, string>(first => first.MakeAsync(printed.Token, "mai", "Mai", Password, Province, "test")));
        Assert.Null(await _anise.DoAsync<FirstAdministrator, IssuedLink?>(first => first.OfferAsync(TestStore.Console)));
    }

    [Fact]
    public async Task The_first_administrator_s_link_is_of_no_use_once_somebody_else_administers()
    {
        IssuedLink printed = (await _anise.DoAsync<FirstAdministrator, IssuedLink?>(first => first.OfferAsync(TestStore.Console)))!;
        await AddAsync("lan", Role.Administrator);
        Assert.Equal("link-not-open", await _anise.RefusedAsync<FirstAdministrator, string>(first => first.MakeAsync(printed.Token, "mai", "Mai", Password, Province, "test")));
    }

    [Fact]
    public async Task A_second_start_prints_a_new_link_and_the_first_no_longer_works()
    {
        IssuedLink first = (await _anise.DoAsync<FirstAdministrator, IssuedLink?>(f => f.OfferAsync(TestStore.Console)))!;
        IssuedLink second = (await _anise.DoAsync<FirstAdministrator, IssuedLink?>(f => f.OfferAsync(TestStore.Console)))!;
        Assert.False(await _anise.DoAsync<FirstAdministrator, bool>(f => f.IsOpenAsync(first.Token)));
        Assert.True(await _anise.DoAsync<FirstAdministrator, bool>(f => f.IsOpenAsync(second.Token)));
    }

    [Fact]
    public async Task A_taken_or_odd_user_name_is_refused()
    {
        await AddAsync("lan");
        Assert.Equal("user-name-taken", await _anise.RefusedAsync<AddUser, IssuedLink>(add => add.RunAsync(TestStore.Console, "LAN", "x", Role.Analyst, Province)));
        Assert.Equal("user-name-form", await _anise.RefusedAsync<AddUser, IssuedLink>(add => add.RunAsync(TestStore.Console, "cô lan", "x", Role.Analyst, Province)));
    }

    [Fact]
    public async Task An_administrator_of_one_commune_sees_only_users_with_a_role_inside_it()
    {
        PlaceMap map = await _anise.MapAsync(new DateOnly(2026, 11, 24));
        PlaceId vanLinh = map.FindByCode("06505")!.Id, chiLang = map.FindByCode("06463")!.Id;
        await AddAsync("tinh");
        await _anise.RunAsync<AddUser, IssuedLink>(add => add.RunAsync(TestStore.Console, "quan", "quan", Role.Administrator, vanLinh));
        await _anise.RunAsync<AddUser, IssuedLink>(add => add.RunAsync(TestStore.Console, "hoi", "hoi", Role.Enumerator, vanLinh));
        IssuedLink elsewhere = await _anise.RunAsync<AddUser, IssuedLink>(add => add.RunAsync(TestStore.Console, "xa", "xa", Role.Enumerator, chiLang));

        async Task<string[]> SeenAsync(PlaceId place) => [.. (await _anise.DoAsync<ReadUsers, IReadOnlyList<UserRow>>(read => read.RunAsync(
            new Rights(new Actor("quan", "test", 2), [new Grant { UserId = 2, Role = Role.Administrator, Place = place }])))).Select(u => u.UserName)];

        Assert.Equal(["hoi", "quan"], await SeenAsync(vanLinh));
        Assert.Equal(["hoi", "quan", "tinh", "xa"], await SeenAsync(Province));
        await _anise.RunAsync<TakeRole, Grant>(take => take.RunAsync(TestStore.Console, elsewhere.UserId!.Value, Role.Enumerator, chiLang));
        Assert.Empty(await SeenAsync(chiLang));
        Assert.Contains("xa", await SeenAsync(Province));   // holds no role any more: the province still finds the account
    }

    [Fact]
    public async Task Only_an_open_link_asks_for_a_password()
    {
        Task<bool> OpenAsync(string token) => _anise.DoAsync<SetPassword, bool>(set => set.IsOpenAsync(token));
        IssuedLink link = await AddAsync("lan");
        Assert.True(await OpenAsync(link.Token));
        Assert.False(await OpenAsync("unknown"));
        await _anise.RunAsync<SetPassword, string>(set => set.RunAsync(link.Token, Password, "test"));
        Assert.False(await OpenAsync(link.Token));
        IssuedLink late = await AddAsync("mai");
        _anise.Clock.Now = late.ExpiresAt;
        Assert.False(await OpenAsync(late.Token));
    }
}
