using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Layout;

[Collection(SiteTests.Name)]
public sealed class EveryPageTests(Site site)
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
        { "officer", "/journal" },
        { "admin", "/journal?subject=user&from=wrong" },
        { "admin", "/journal?write=1" },
    };

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_is_accessible_and_fits_the_window_in_both_languages(string? user, string path) => site.MustBeSoundInBothLanguagesAsync(user, path);
}
