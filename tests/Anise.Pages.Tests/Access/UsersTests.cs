using Anise.Access;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Access;

[Collection(SiteTests.Name)]
public sealed class UsersTests(Site site)
{
    [Trait("needs", "browser")]
    [Theory, InlineData(true), InlineData(false)]
    public async Task An_administrator_adds_a_user_gives_a_role_and_bars_them(bool script)
    {
        string name = script ? "dang-van-a" : "dang-van-b";
        IPage page = await site.OpenAsync("admin", script: script);
        await page.GotoAsync("/users/add");
        await page.ClickAsync("main form button.primary");
        Assert.Equal(2, await page.Locator(".field.wrong").CountAsync());   // role and place
        await page.FillAsync("#display-name", "Đặng Văn Thử");
        await page.FillAsync("#user-name", name);
        await page.SelectOptionAsync("#role", "CommuneOfficer");
        await page.SelectOptionAsync("#place", new SelectOptionValue { Label = "Xã Vạn Linh" });
        await page.ClickAsync("main form button.primary");
        string link = await page.InnerTextAsync(".link-once");
        Assert.StartsWith(site.Url + "/set-password?token=", link, StringComparison.Ordinal);

        await page.GotoAsync($"/users?q={name}");
        await page.ClickAsync("tbody a");
        await page.WaitForSelectorAsync("h1:text-is('Đặng Văn Thử')");   // a followed link changes the address before the page
        await page.SelectOptionAsync("#role", "Enumerator");
        await page.SelectOptionAsync("#place", new SelectOptionValue { Label = "Xã Chi Lăng" });
        await page.ClickAsync("main button:has-text('Cấp vai trò')");
        Assert.Equal("Đã cấp vai trò.", await page.InnerTextAsync("main [role=status]"));
        Assert.Contains("Điều tra viên · Xã Chi Lăng", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.ClickAsync("details.more summary");
        await page.ClickAsync("details.more button");
        Assert.Contains("lý do", await page.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
        await page.FillAsync("#reason", "Chuyển công tác");
        await page.ClickAsync("details.more button");
        Assert.Equal("Đã khóa người dùng.", await page.InnerTextAsync("main [role=status]"));

        await page.GotoAsync("/journal?subject=user&id=" + name);
        Assert.Contains("Lý do: Chuyển công tác", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_manage_users_gets_no_access_and_sees_no_link()
    {
        using Reader page = await site.ReadAsync("officer");
        Assert.Equal(403, await page.GotoAsync("/users"));
        Assert.Equal("Bạn không có quyền xem trang này", await page.InnerTextAsync("h1"));
        Assert.Equal(0, await page.Locator("nav a[href='/users']").CountAsync());
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task A_used_or_unknown_link_shows_a_message_and_no_form()
    {
        IPage page = await site.OpenAsync();
        await page.GotoAsync("/set-password?token=unknown");
        Assert.Equal("Liên kết này không còn dùng được", await page.InnerTextAsync("h1"));
        Assert.Equal(0, await page.Locator("main form").CountAsync());
        await page.MustBeSoundAsync();
    }

    [Fact]
    public async Task An_administrator_of_one_commune_is_offered_no_merger_of_communes()
    {
        await site.AddUserAsync("commune-admin", "La Thị Quản", Role.Administrator, "06505");
        using Reader page = await site.ReadAsync("commune-admin");
        Assert.Equal(403, await page.GotoAsync("/places/merge"));
        await page.GotoAsync("/places");
        Assert.Equal(0, await page.Locator("a[href='/places/merge']").CountAsync());
        await page.GotoAsync("/users");
        Assert.DoesNotContain("Lương Văn Tỉnh", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("Nông Thị Xã", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
