using Anise.Pages.Tests.Setup;
using Anise.Testing;

namespace Anise.Pages.Tests.Layout;

/// <summary>The first page of every entry of the menu, over the demo: lists have rows, figures have values.</summary>
[Trait("needs", "demo")]
public sealed class MenuPageTests(DemoSite demo)
{
    /// <summary>The first page of every entry of the menu, which the areas declare, for somebody who may open it.</summary>
    internal static readonly (string? User, string Path)[] Menu = [.. Areas.All.SelectMany(area => area.Menu).Select(entry =>
        ((string?)KeptStores.People.OrderBy(p => p.Name != "officer").First(p => entry.Needs?.IsHeldBy(p.Role) ?? true).Name, entry.Path))];

    public static TheoryData<string?, string> Pages => [.. Menu.Distinct().Select(p => new TheoryDataRow<string?, string>(p.User, p.Path))];

    [Fact]
    public void The_pages_of_the_menu_are_among_them()
    {
        string[] paths = [.. Menu.Select(p => p.Path)];
        Assert.Empty(new[] { "/households", "/reviews", "/users", "/overview" }.Except(paths));
        Assert.Equal(Areas.All.Sum(a => a.Menu.Count), paths.Length);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string? user, string path) =>
        await (await demo.SiteAsync()).MustBeSoundInBothLanguagesAsync(user, path);
}

/// <summary>Every other page, over the demo.</summary>
[Trait("needs", "demo")]
public sealed class EveryPageTests(DemoSite demo)
{
    /// <summary>Further pages, which need something in their address or a reader of their own.</summary>
    private static readonly (string? User, string Path)[] Further =
    [
        (null, "/sign-in"),
        (null, "/public"),
        (null, "/set-password?token=none"),
        (null, "/first-administrator?token=none"),
        ("officer", "/"),
        ("officer", "/no-such-page"),
        ("officer", "/users"),
        ("admin", "/users/add"),
        ("admin", "/users/keys"),
        ("admin", "/users/1"),
        ("admin", "/users/999"),
        ("officer", "/places?on=2024-06-01&q=chi"),
        ("officer", "/places?on=1999-01-01"),
        ("officer", "/places/1"),
        ("province", "/places/merge"),
        ("officer", "/rules/vn/poverty/2021-2025"),
        ("officer", "/compare"),
        ("province", "/overview?year=2025"),
        ("officer", "/figures/poverty-rate?by=ethnic-group"),
        ("officer", "/figures/poor-people?basis=corrected&map=2025-06-30"),
        ("officer", "/figures/households/records"),
        ("officer", "/figures/no-such-figure"),
        ("province", "/reviews/2024"),
        ("province", "/reviews/2024/approval"),
        ("province", "/reviews/2024/approval/1"),
        ("officer", "/reviews/2026/06505"),
        ("admin", "/journal?subject=user&from=wrong"),
        ("admin", "/journal/1"),
        ("officer", "/reviews/in-year/06505"),
        ("officer", "/funds/entries"),
        ("province", "/funds/entries/1"),
        ("province", "/plans/directives/1"),
        ("province", "/plans/targets/1"),
        ("province", "/plans/production/1"),
        ("province", "/plans/production/1/compare"),
        ("province", "/plans/follow-ups/1"),
        ("province", "/briefs/year"),
        ("officer", "/projects/1"),
        ("officer", "/projects/1/participants"),
        ("officer", "/projects/plots/1"),
        ("officer", "/projects/certificates"),
        ("officer", "/participants/1"),
        ("officer", "/groups/2"),
        ("province", "/links/1"),
        ("province", "/ocop/1"),
        ("province", "/ocop?place=06505"),
    ];

    public static TheoryData<string?, string> Pages => [.. Further.Except(MenuPageTests.Menu).Select(p => new TheoryDataRow<string?, string>(p.User, p.Path))];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string? user, string path) =>
        await (await demo.SiteAsync()).MustBeSoundInBothLanguagesAsync(user, path);
}

/// <summary>The pages of a store that is new: what they say where there is nothing yet.</summary>
[Collection(SiteTests.Name)]
public sealed class EmptyPageTests(Site site)
{
    [Trait("needs", "browser")]
    [Theory]
    [InlineData("officer", "/")]
    [InlineData("officer", "/overview")]
    [InlineData("officer", "/compare")]
    [InlineData("officer", "/what-if")]
    [InlineData("officer", "/figures/poverty-rate?by=ethnic-group")]
    [InlineData("officer", "/figures/households/records")]
    [InlineData("officer", "/journal")]
    [InlineData("province", "/overview?year=2025")]
    public Task A_page_without_anything_is_accessible_and_fits_the_window_in_both_languages(string user, string path) => site.MustBeSoundInBothLanguagesAsync(user, path);
}
