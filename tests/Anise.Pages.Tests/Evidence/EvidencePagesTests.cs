using System.Globalization;
using System.Net;
using Anise.Evidence;
using Anise.Households;
using Anise.Pages.Tests.Households;
using Anise.Pages.Tests.Setup;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Anise.Pages.Tests.Evidence;

/// <summary>Evidence from the page of a household to the finding of the chair, without script.</summary>
[Collection(SiteTests.Name)]
public sealed class EvidenceStoryTests(Site site)
{
    [Fact]
    public async Task A_picture_comes_to_a_household_is_looked_at_by_another_and_goes_with_a_reason()
    {
        HouseholdId household = await VanLinhHouseholds.OfThangAsync(site);
        string path = string.Create(CultureInfo.InvariantCulture, $"/households/{household.Value}");
        using Reader officer = await site.ReadAsync("officer"), chair = await site.ReadAsync("chair"), enumerator = await site.ReadAsync("enumerator"), administrator = await site.ReadAsync("admin");

        // What is no picture is refused beside its field, what was typed stays.
        await officer.GotoAsync(path);
        await officer.FillAsync("#note", "Nhà ở của hộ");
        await officer.ClickAsync("#evidence button.primary");
        Assert.Contains("Hãy chọn một tệp", await officer.InnerTextAsync("#evidence .notice.bad"), StringComparison.Ordinal);
        await officer.SetInputFilesAsync("#file", "nha.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray());
        await officer.ClickAsync("#evidence button.primary");
        Assert.Contains("Không nhận tệp kiểu SVG", await officer.InnerTextAsync("#evidence .notice.bad"), StringComparison.Ordinal);
        Assert.Equal("Nhà ở của hộ", await officer.InputValueAsync("#note"));
        await officer.SetInputFilesAsync("#file", "nha.jpg", Picture());
        await officer.FillAsync("#stated-on", "31/02/2026");
        await officer.ClickAsync("#evidence button.primary");
        Assert.Contains("31/02/2026", await officer.InnerTextAsync("#evidence .notice.bad"), StringComparison.Ordinal);
        await officer.SetInputFilesAsync("#file", "nha.jpg", Picture());
        await officer.FillAsync("#stated-on", "20/11/2026");
        await officer.ClickAsync("#evidence button.primary");
        Assert.Equal("Đã thêm minh chứng.", await officer.InnerTextAsync("#evidence .notice.ok"));

        // Sent by mistake, and nobody has looked at it: it goes with a reason, and is sent anew.
        string mistaken = (await officer.GetAttributeAsync(".gallery a", "href"))!, record = new Uri(officer.Url).AbsolutePath;
        await officer.GotoAsync(mistaken);
        await officer.FillAsync("#remove-reason", "gửi nhầm");
        await officer.ClickAsync("button.danger");
        Assert.Equal("Đã gỡ minh chứng.", await officer.InnerTextAsync("#evidence .notice.ok"));
        Assert.Equal(404, await officer.GotoAsync(mistaken));
        await officer.GotoAsync(record);
        await officer.SetInputFilesAsync("#file", "nha.jpg", Picture());
        await officer.FillAsync("#stated-on", "20/11/2026");
        await officer.ClickAsync("#evidence button.primary");
        Assert.Equal("Đã thêm minh chứng.", await officer.InnerTextAsync("#evidence .notice.ok"));
        Assert.Contains("Chụp: không rõ. Khai: 20/11/2026.", await officer.InnerTextAsync(".gallery li"), StringComparison.Ordinal);

        string item = (await officer.GetAttributeAsync(".gallery a", "href"))!;
        foreach (string part in (string[])["/thumbnail", "/picture"])
        {
            using HttpResponseMessage shown = await enumerator.GetAsync(item + part);
            Assert.Equal((HttpStatusCode.OK, "image/jpeg", null), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType, shown.Content.Headers.ContentDisposition));
            Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync(item + part)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await (await site.ReadAsync()).GetAsync(item + part, follow: false)).StatusCode);
        }
        using (HttpResponseMessage original = await officer.GetAsync(item + "/original"))
        {
            Assert.Equal(("attachment", "nha.jpg"), (original.Content.Headers.ContentDisposition?.DispositionType, original.Content.Headers.ContentDisposition?.FileName?.Trim('"')));
            Assert.Equal(Picture(), await original.Content.ReadAsByteArrayAsync());
        }
        Assert.Equal(404, await officer.GotoAsync("/evidence/999999"));
        Assert.Equal(403, await administrator.GotoAsync(item));
        Assert.Equal(200, await enumerator.GotoAsync(item));
        Assert.Equal(0, await enumerator.Locator("button.danger").CountAsync());

        // Not by who sent it; by the chair, from the list of what waits, with a reason where it is rejected.
        await officer.GotoAsync(item);
        Assert.Equal(0, await officer.Locator("input[name=verdict]").CountAsync());
        await chair.GotoAsync("/evidence/queue?place=06505");
        Assert.Contains("cấp Xã xem 100 %", (await chair.InnerTextAsync(".lede")).Replace("Cấp", "cấp", StringComparison.Ordinal), StringComparison.Ordinal);
        await chair.ClickAsync("table.list a:has-text('nha.jpg')");
        await chair.CheckAsync("input[name=verdict][value=Rejected]");
        await chair.ClickAsync("button:has-text('Ghi kết luận')");
        Assert.Equal("true", await chair.GetAttributeAsync("#reason", "aria-invalid"));
        await chair.FillAsync("#reason", "Ảnh chụp lại màn hình");
        await chair.ClickAsync("button:has-text('Ghi kết luận')");
        Assert.Equal("Đã ghi kết luận.", await chair.InnerTextAsync(".notice.ok"));
        await officer.GotoAsync(item);
        Assert.Contains("Ảnh chụp lại màn hình", await officer.InnerTextAsync("main"), StringComparison.Ordinal);

        await officer.FillAsync("#remove-reason", "");
        await officer.ClickAsync("button.danger");
        Assert.Equal("true", await officer.GetAttributeAsync("#remove-reason", "aria-invalid"));
        await officer.FillAsync("#remove-reason", "gửi nhầm");
        await officer.ClickAsync("button.danger");
        Assert.Contains("Minh chứng này đã có người kiểm tra", await officer.InnerTextAsync("main"), StringComparison.Ordinal);   // what was found stays
        Assert.Equal(200, await officer.GotoAsync(item));
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(600, 400);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SkyBlue);
        using var paint = new SKPaint { Color = SKColors.SaddleBrown };
        canvas.DrawRect(150, 120, 260, 220, paint);
        canvas.Flush();
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}

/// <summary>The pages of evidence over the demo, in a browser.</summary>
[Trait("needs", "demo")]
public sealed class EvidencePagesTests(DemoSite demo)
{
    [Theory, InlineData("officer", "/evidence/{0}"), InlineData("officer", "/evidence/queue?place=06505"), InlineData("officer", "/households/{1}"), InlineData("province", "/works/days/{2}")]
    public async Task A_page_is_accessible_and_fits_the_window_in_both_languages(string user, string path)
    {
        Site site = await demo.SiteAsync();
        EvidenceItem item = null!, ofWorks = null!;
        await site.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AniseDb>();
            var map = await services.GetRequiredService<Anise.Places.PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
            HashSet<Anise.Basics.PlaceId> here = [.. map.VillagesIn(map.FindByCode("06505")!.Id).Select(v => v.Id)];
            List<EvidenceItem> all = await db.Set<EvidenceItem>().AsNoTracking().ToListAsync();
            item = all.First(e => e.RecordKind == "household" && here.Contains(e.Place));
            ofWorks = all.First(e => e.RecordKind == "works-day");
        });
        using (Reader reader = await site.ReadAsync(user))
        {
            Assert.Equal(200, await reader.GotoAsync(string.Format(CultureInfo.InvariantCulture, path, item.Id.Value, item.RecordId, ofWorks.RecordId)));
            Assert.NotEqual(0, await reader.Locator("img, table.list").CountAsync());
        }
        await site.MustBeSoundInBothLanguagesAsync(user, string.Format(CultureInfo.InvariantCulture, path, item.Id.Value, item.RecordId, ofWorks.RecordId));
    }
}
