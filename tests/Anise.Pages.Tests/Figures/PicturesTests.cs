using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anise.Access;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Figures;

/// <summary>Overviews and comparisons of the demo, with and without their pictures drawn.</summary>
[Trait("needs", "demo")]
public sealed class PicturesTests(DemoSite demo)
{
    private const string Province = "/overview?place=20&year=2025", Commune = "/overview?place=06505&year=2025", Pair = "/compare?place=06505&with=06463&year=2025";

    [Theory, InlineData(Province), InlineData(Commune), InlineData(Pair), InlineData("/overview?place=20&year=2026"), InlineData("/overview?place=20&year=2027"), InlineData("/compare?place=06505&with=06463&year=2027")]
    public async Task A_page_of_pictures_is_accessible_and_fits_the_window_drawn_and_as_tables(string path)
    {
        Site site = await demo.SiteAsync();
        await site.MustBeSoundInBothLanguagesAsync("province", path, DrawnAsync);
        if (path is not (Province or Pair)) return;   // the others are the same tables with other numbers
        await site.MustBeSoundInBothLanguagesAsync("province", path, async page =>
        {
            await DrawnAsync(page);
            ILocator pictures = page.Locator("[data-chart-act=table]:not([hidden]):not([aria-pressed=true])");
            while (await pictures.CountAsync() > 0) await pictures.First.ClickAsync();   // they stay tables when the window changes
        });
    }

    [Fact]
    public async Task Without_script_a_picture_is_its_table_whose_numbers_and_files_open()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", script: false);
        await page.GotoAsync(Province);
        Assert.Equal(8, await page.Locator("anise-chart table").CountAsync());
        Assert.Equal(8, await page.Locator("anise-chart table:visible").CountAsync());
        Assert.Equal(0, await page.Locator("[data-chart-act]:visible").CountAsync());
        Assert.True(await page.Locator("anise-chart[kind=flow] td a.fig[href*='/records?place=20&year=2025']").CountAsync() > 3);
        Assert.Equal(8, await page.Locator("a[href*='format=xlsx']:visible").CountAsync());
        Assert.Contains("65", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_line_is_broken_where_the_law_changes_and_says_by_which_rules()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province", "en");
        await page.GotoAsync(Province);
        ILocator line = page.Locator("anise-chart[kind=line]");
        Assert.Equal(["2021-2025", "2027-2030"], await line.EvaluateAsync<string[]>("e => [...e.querySelectorAll('[data-break]')].map(r => r.dataset.break)"));
        Assert.Equal(["2022", "2027"], await line.Locator("[data-break] th").AllInnerTextsAsync());
        string notes = string.Join(' ', await line.Locator(".picture-note").AllInnerTextsAsync());
        Assert.Contains("2021 → 2022", notes, StringComparison.Ordinal);
        Assert.Contains("Decree 351/2025/ND-CP", notes, StringComparison.Ordinal);
        Assert.Equal("/rules/vn/poverty/2027-2030", await line.Locator(".picture-note a").Last.GetAttributeAsync("href"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_picture_is_walked_with_the_arrows_and_followed_with_enter()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        await page.GotoAsync(Province);
        await DrawnAsync(page);
        ILocator rank = page.Locator("anise-chart[kind=rank]");
        await rank.Locator(".plot").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        string first = await page.Locator("anise-chart[kind=rank] tbody th").First.TextContentAsync() ?? "";
        Assert.StartsWith(first.Trim(), await rank.Locator(".said").TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await page.MustReachAsync("/figures/poverty-rate");
        await page.Context.CloseAsync();
    }

    [Theory, InlineData("png", "map"), InlineData("svg", "line"), InlineData("svg", "heat"), InlineData("png", "flow")]
    public async Task A_picture_is_saved_as_a_file(string type, string kind)
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        await page.GotoAsync(Province);
        await DrawnAsync(page);
        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.Locator($"anise-chart[kind={kind}] [data-chart-act={type}]").ClickAsync());
        byte[] content = await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.EndsWith("." + type, file.SuggestedFilename, StringComparison.Ordinal);
        Assert.StartsWith(type == "png" ? "\u0089PNG" : "<svg", System.Text.Encoding.Latin1.GetString(content, 0, 8), StringComparison.Ordinal);
        Assert.InRange(content.Length, 2_000, 2_000_000);
        ILocator chart = page.Locator($"anise-chart[kind={kind}]");
        string said = (await chart.GetAttributeAsync("label"))!, source = Regex.Replace(await chart.Locator(".picture-foot").TextContentAsync() ?? "", @"\s+", " ");
        if (type == "svg")
        {
            // Passed on, the picture says what it is: title with place and year, legend, source.
            XDocument svg = XDocument.Parse(System.Text.Encoding.UTF8.GetString(content));
            string[] lines = [.. svg.Root!.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
            Assert.Contains(said, string.Join(' ', lines), StringComparison.Ordinal);
            Assert.Contains(lines[^1].Split(' ')[^1], source, StringComparison.Ordinal);
            int marks = svg.Root.Elements().Count(e => e.Name.LocalName == "rect" && e.Attribute("stroke") is not null);
            Assert.Equal(await chart.Locator(".legend li").CountAsync(), marks);
        }
        else
        {
            // Higher than the drawing alone, by its title and source: width and height stand at bytes 16 to 23.
            int width = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20));
            LocatorBoundingBoxResult plot = (await chart.Locator(".plot").BoundingBoxAsync())!;
            Assert.True(height / (width / plot.Width) > plot.Height + 40);
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_files_of_a_picture_hold_its_figures_and_need_the_right_to_see_the_place()
    {
        Site site = await demo.SiteAsync();
        IPage page = await site.OpenAsync("province", "en");
        IAPIResponse csv = await page.APIRequest.GetAsync("/figures/export?codes=poverty-rate,poor-households&place=20&years=2024,2025&by=commune&format=csv");
        Assert.Equal(200, csv.Status);
        string[] lines = (await csv.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Code of place,Place,Code,Name,Year,Poverty rate (%),Poor households (household),Standard,Communes decided,Communes with records,Map of", lines[0].TrimStart('\uFEFF'));
        Assert.Equal(131, lines.Length);   // 65 communes in two years
        Assert.All(lines.Skip(1), l => Assert.Matches(@"^20,[^,]+,\d+,.+,202[45],.*,2021-2025,\d+,\d+,\d{4}-\d{2}-\d{2}$", l));
        string both = await (await page.APIRequest.GetAsync("/figures/export?codes=poverty-rate&place=20&with=" + lines[1].Split(',')[2] + "&years=2024&format=csv")).TextAsync();
        Assert.Equal(3, both.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(400, (await page.APIRequest.GetAsync("/figures/export?codes=no-such&place=20&years=2025&format=csv")).Status);
        Assert.Equal(400, (await page.APIRequest.GetAsync("/figures/export?place=20&format=csv")).Status);
        Assert.Equal(404, (await page.APIRequest.GetAsync("/figures/export?codes=poverty-rate&place=99999&years=2025&format=csv")).Status);
        byte[] workbook = await (await page.APIRequest.GetAsync("/figures/export?codes=poverty-rate&place=20&years=2024,2025&format=xlsx")).BodyAsync();
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(workbook, 0, 2));
        await page.Context.CloseAsync();

        IPage officer = await site.OpenAsync("officer");
        Assert.Equal(403, (await officer.APIRequest.GetAsync("/figures/export?codes=poverty-rate&place=20&years=2025&format=csv")).Status);
        await officer.Context.CloseAsync();
        IPage nobody = await site.OpenAsync();
        Assert.Contains("/sign-in", (await nobody.APIRequest.GetAsync("/figures/export?codes=poverty-rate&place=20&years=2025&format=csv")).Url, StringComparison.Ordinal);
        await nobody.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_sees_one_village_sees_its_overview()
    {
        Site site = await demo.SiteAsync();
        string village = "";
        await site.DoAsync(async services =>
        {
            PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
            MappedPlace place = map.VillagesIn(map.FindByCode("06505")!.Id)[0];
            village = place.Name;
            var link = await services.GetRequiredService<AddUser>().RunAsync(Rights.ForConsole(), "villager", "Hứa Văn Thôn", Role.Enumerator, place.Id);
            Assert.True((await services.GetRequiredService<SetPassword>().RunAsync(link.Value.Token, Site.Password, "test")).Ok);
        });
        IPage page = await site.OpenAsync("villager");
        await page.GotoAsync("/overview?year=2025");
        await DrawnAsync(page);
        Assert.StartsWith(village, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await page.APIRequest.GetAsync(await page.Locator("a[href*='format=csv']").First.GetAttributeAsync("href") ?? "")).Status);
        await page.MustBeSoundAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>The limits that docs/explanation/pictures.md states, in bytes as sent.</summary>
    [Fact]
    public async Task The_overview_stays_light()
    {
        IPage page = await (await demo.SiteAsync()).OpenAsync("province");
        long document = 0, charts = 0, all = 0;
        ICDPSession network = await page.Context.NewCDPSessionAsync(page);
        var names = new Dictionary<string, string>();
        network.Event("Network.responseReceived").OnEvent += (_, e) => names[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("response").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            long size = (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
            string url = names.GetValueOrDefault(e.Value.GetProperty("requestId").GetString()!, "");
            all += size;
            if (url.Contains("/overview", StringComparison.Ordinal)) document += size;
            if (url.EndsWith("/charts.js", StringComparison.Ordinal)) charts += size;
        };
        await network.SendAsync("Network.enable");
        await page.GotoAsync(Province, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await DrawnAsync(page);
        Assert.InRange(document, 1_000, 25_000);
        Assert.InRange(charts, 100_000, 200_000);
        Assert.InRange(all, 200_000, 425_000);
        await page.Context.CloseAsync();
    }

    private static Task<IJSHandle> DrawnAsync(IPage page) =>
        page.WaitForFunctionAsync("() => [...document.querySelectorAll('anise-chart')].every(c => 'drawn' in c.dataset && c.shadowRoot.querySelector('canvas'))");
}
