using System.Net;
using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Layout;

/// <summary>The files that the guide works with can be taken from it.</summary>
[Collection(SiteTests.Name)]
public sealed class SampleFileTests(Site site)
{
    [Theory]
    [InlineData("vi", "/help/nhap-danh-sach-ho")]
    [InlineData("vi", "/help/ra-soat-lan-dau")]
    [InlineData("en", "/help/import-households")]
    [InlineData("en", "/help/first-review")]
    public async Task Every_sample_that_the_guide_names_is_a_file(string language, string address)
    {
        using Reader page = await site.ReadAsync("officer", language);
        await page.GotoAsync(address);
        string[] links = [.. page.Document.QuerySelectorAll("main a[href^='/help/samples/']").Select(a => a.GetAttribute("href")!)];
        Assert.NotEmpty(links);
        foreach (string link in links)
        {
            HttpResponseMessage answer = await page.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await page.GetAsync("/help/samples/none.xlsx")).StatusCode);
    }
}
