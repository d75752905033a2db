using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Layout;

/// <summary>Every page, over the demo: lists have rows, figures have values.</summary>
[Trait("needs", "demo")]
public sealed class EveryPageTests(DemoSite demo)
{
    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/sign-in" },
        { null, "/public" },
        { null, "/set-password?token=none" },
        { null, "/first-administrator?token=none" },
        { "officer", "/" },
        { "officer", "/no-such-page" },
        { "officer", "/users" },
        { "admin", "/users" },
        { "admin", "/users/add" },
        { "admin", "/users/keys" },
        { "admin", "/users/1" },
        { "admin", "/users/999" },
        { "officer", "/places" },
        { "officer", "/places?on=2024-06-01&q=chi" },
        { "officer", "/places?on=1999-01-01" },
        { "officer", "/places/1" },
        { "province", "/places/merge" },
        { "officer", "/what-if" },
        { "officer", "/rules" },
        { "officer", "/rules/vn/poverty/2021-2025" },
        { "officer", "/overview" },
        { "officer", "/compare" },
        { "province", "/overview?year=2025" },
        { "officer", "/figures" },
        { "officer", "/figures/poverty-rate?by=ethnic-group" },
        { "officer", "/figures/poor-people?basis=corrected&map=2025-06-30" },
        { "officer", "/figures/households/records" },
        { "officer", "/figures/no-such-figure" },
        { "officer", "/households" },
        { "province", "/reviews/2024" },
        { "officer", "/reviews/2026/06505" },
        { "officer", "/journal" },
        { "admin", "/journal?subject=user&from=wrong" },
        { "admin", "/journal?write=1" },
    };

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
