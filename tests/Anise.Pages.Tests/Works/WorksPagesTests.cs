using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Store;
using Anise.Works;
using Anise.Works.Days;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Works;

[Collection(SiteTests.Name)]
public sealed class WorksPagesTests(Site site)
{
    private const int KeysInTwoMinutes = 2 * 60 * 3;

    public static TheoryData<string> Pages => ["/works", "/works/days/new", "/works/days/{0}", "/works/days/{0}/change"];

    [Trait("needs", "browser")]
    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string path)
    {
        WorksDayId id = await RecordAsync("Hội Nông dân", new DateOnly(2026, 3, 1));
        await site.MustBeSoundInBothLanguagesAsync("officer", string.Format(CultureInfo.InvariantCulture, path, id.Value));
    }

    /// <summary>A Red Sunday typed at three keys a second is recorded in under two minutes, and Enter stores nothing on the way.</summary>
    [Trait("needs", "browser")]
    [Theory]
    [InlineData("vi", 1280, true, "08/03/2026")]
    [InlineData("en", 360, false, "15/03/2026")]
    public async Task A_Sunday_is_recorded_by_keyboard_in_under_two_minutes(string language, int width, bool script, string date)
    {
        IPage page = await site.OpenAsync("officer", language, width, script);
        await page.GotoAsync("/works/days/new");
        int keys = 0;
        async Task Type(string text)
        {
            keys += text.Length;
            await page.Keyboard.TypeAsync(text);
        }
        async Task Tab(int times = 1)
        {
            for (keys += times; times > 0; times--) await page.Keyboard.PressAsync("Tab");
        }
        await page.FocusAsync("#date");
        await Type(date);
        await Tab();
        await Type("X");   // the commune as a whole: Xã …
        await Tab();
        await Type("Đoàn Thanh niên xã");
        await page.Keyboard.PressAsync("Enter");
        keys++;
        if (script) Assert.Equal("campaign", await page.EvaluateAsync<string>("() => document.activeElement.id"));   // on to the next field
        else await page.Locator("#body-4").WaitForAsync();   // more lines, and nothing stored
        Assert.Equal(0, await CountAsync("Đoàn Thanh niên xã", date));
        Assert.Equal("Đoàn Thanh niên xã", await page.InputValueAsync("#organiser"));
        await page.FocusAsync("#campaign");
        await Type("Ngày Chủ nhật đỏ");
        await Tab();
        await Type("Đoàn Thanh niên");
        await Tab();
        await Type("25");
        await Tab(2);
        await Type("Hội Phụ nữ");
        await Tab();
        await Type("18");
        await page.FocusAsync("#output-road-cleaned");
        keys += 12;   // what Tab would take from there
        await Type("350");
        await Tab();
        await Type("1,2 km");
        await page.FocusAsync("#labour-days");
        keys += 12;
        await Type("21,5");
        await page.ClickAsync("main form button[name=save][value='1']");
        keys += 8;
        await page.MustReachAsync("done=recorded");
        Assert.True(keys < KeysInTwoMinutes, $"{keys} keys");
        Assert.Equal(1, await CountAsync("Đoàn Thanh niên xã", date));
        await page.MustFitAsync();
        string text = await page.InnerTextAsync("main");
        Assert.Contains("43", text, StringComparison.Ordinal);
        Assert.Contains(language == "vi" ? "1.200" : "1,200", text, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_second_day_of_the_same_place_and_organiser_is_asked_about_and_a_wrong_field_is_named()
    {
        await RecordAsync("Hội Cựu chiến binh", new DateOnly(2026, 4, 5));
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync("/works/days/new");
        await page.FillAsync("#date", "05/04/2026");
        await page.SelectOptionAsync("#place", "Xã Vạn Linh (cả xã)");
        await page.FillAsync("#organiser", "hội cựu chiến binh");
        await page.FillAsync("#people-1", "20");
        await page.FillAsync("#output-bridge", "1,5");
        await page.ClickAsync("main form button[value='1'][name=save]");
        Assert.Contains("Cầu dân sinh", await page.InnerTextAsync("#output-bridge-error"), StringComparison.Ordinal);
        await page.FillAsync("#output-bridge", "1");
        await page.ClickAsync("main form button[value='1'][name=save]");
        Assert.Contains("đã có một ngày lao động", await page.InnerTextAsync(".notice.bad"), StringComparison.Ordinal);
        await page.CheckAsync("#confirm-works-day-known");
        await page.ClickAsync("main form button[value='1'][name=save]");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("Hội Cựu chiến binh", "05/04/2026"));
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_stands_in_the_history()
    {
        WorksDayId id = await RecordAsync("Mặt trận Tổ quốc", new DateOnly(2026, 5, 3));
        using Reader page = await site.ReadAsync("officer");
        await page.GotoAsync($"/works/days/{id.Value}/change");
        await page.FillAsync("#output-road-cleaned", "300");
        await page.ClickAsync("main form button[value='1'][name=save]");
        Assert.Contains("lý do", await page.InnerTextAsync("#reason-error"), StringComparison.Ordinal);
        await page.FillAsync("#reason", "Đo lại");
        await page.ClickAsync("main form button[value='1'][name=save]");
        Assert.Contains("done=changed", page.Url, StringComparison.Ordinal);
        string text = await page.InnerTextAsync("main");
        Assert.Contains("Sửa ngày lao động", text, StringComparison.Ordinal);
        Assert.Contains("Đo lại", text, StringComparison.Ordinal);
        Assert.Contains("300", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_record_sees_no_form()
    {
        WorksDayId id = await RecordAsync("Đoàn xã", new DateOnly(2026, 6, 7));
        using Reader chair = await site.ReadAsync("chair");
        Assert.Equal(403, await chair.GotoAsync("/works/days/new"));
        Assert.Equal(403, await chair.GotoAsync($"/works/days/{id.Value}/change"));
        Assert.Equal(200, await chair.GotoAsync($"/works/days/{id.Value}"));
        using Reader admin = await site.ReadAsync("admin");
        Assert.Equal(403, await admin.GotoAsync($"/works/days/{id.Value}"));
        Assert.Equal(404, await chair.GotoAsync("/works/days/999999"));
    }

    private async Task<WorksDayId> RecordAsync(string organiser, DateOnly date)
    {
        WorksDayId id = default;
        await site.DoAsync(async services =>
        {
            PlaceId commune = (await services.GetRequiredService<PlaceMaps>().OnAsync(date)).FindByCode("06505")!.Id;
            if (await services.GetRequiredService<AniseDb>().Set<WorksDay>().Where(d => d.Organiser == organiser && d.Date == date).Select(d => (WorksDayId?)d.Id).FirstOrDefaultAsync() is { } known)
            {
                id = known;
                return;
            }
            Result<WorksDayId> made = await services.GetRequiredService<RecordWorksDay>().RunAsync(Rights.ForConsole(),
                new NewWorksDay(commune, date, organiser) { Campaign = "Ngày Chủ nhật đỏ", Participations = [new(null, 20, [new("Vi Văn Sáng", 1980)])], Outputs = [new("road-cleaned", 350)] });
            Assert.True(made.Ok, string.Join('\n', made.Problems.Select(p => p.Message)));
            id = made.Value;
        });
        return id;
    }

    private async Task<int> CountAsync(string organiser, string date)
    {
        int count = 0;
        DateOnly day = DateOnly.ParseExact(date, "dd/MM/yyyy", CultureInfo.InvariantCulture);
        string key = KnownWords.KeyOf(organiser);
        await site.DoAsync(async services => count = await services.GetRequiredService<AniseDb>().Set<WorksDay>().CountAsync(d => d.OrganiserKey == key && d.Date == day));
        return count;
    }
}
