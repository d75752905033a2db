using System.Globalization;
using System.Text;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Projects;

[Collection(SiteTests.Name)]
public sealed class ProjectPagesTests(Site site)
{
    private const string Plots = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"Thửa":"A","Diện tích (ha)":1.5},"geometry":{"type":"Polygon","coordinates":[[[106.5,21.6],[106.5010,21.6],[106.5010,21.601],[106.5,21.601],[106.5,21.6]]]}}]}""";

    /// <summary>From a project to its certificate: plots and log by file and form, a harvest within an interval refused on both, a spraying that comes late.</summary>
    [Theory]
    [InlineData("vi", "Thửa A chưa được thu hoạch ngày 14/03/2026", "15/03/2026")]
    [InlineData("en", "A may not be harvested on 14/03/2026", "15/03/2026")]
    public async Task A_project_has_plots_a_log_and_a_certificate_and_a_harvest_within_an_interval_is_refused(string language, string refused, string free)
    {
        using Reader page = await site.ReadAsync("officer", language);
        string plots = Plots.Replace("106.5", language == "vi" ? "106.5" : "106.6", StringComparison.Ordinal);   // on ground of its own
        await page.GotoAsync("/projects/new");
        await page.FillAsync("#code", "HOI-" + language);
        await page.FillAsync("#name", "Mô hình hồi " + language);
        await page.FillAsync("#crop", "Hồi");
        await page.SelectOptionAsync("#status", "Idea");
        await page.FillAsync("#since", "01/11/2025");
        await page.ClickAsync("main form button.primary");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        string project = new Uri(page.Url).AbsolutePath;
        // From an idea until it runs, each step with its day and paper; none goes back.
        foreach (var (status, date) in ((string, string)[])[("Appraised", "02/12/2025"), ("Approved", "15/12/2025"), ("Running", "01/02/2026")])
        {
            await page.SelectOptionAsync("#status", status);
            await page.FillAsync("#date", date);
            await page.FillAsync("#document", "215/QĐ-UBND");
            await page.ClickAsync("form:has(#status) button");
            Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        }
        await page.SelectOptionAsync("#status", "Idea");
        await page.ClickAsync("form:has(#status) button");
        Assert.Equal(1, await page.Locator("#status-error").CountAsync());
        await page.GotoAsync(project);

        // A file that is wrong says where; the right one gives the plot, whose areas differ.
        await page.SetInputFilesAsync("#plots-file", "sai.geojson", Encoding.UTF8.GetBytes(plots.Replace("21.601]", "210.601]", StringComparison.Ordinal)));
        await page.ClickAsync("form:has(#plots-file) button");
        Assert.Contains("1", await page.InnerTextAsync("#plots-file-error"), StringComparison.Ordinal);
        await page.SetInputFilesAsync("#plots-file", "thua.geojson", Encoding.UTF8.GetBytes(plots));
        await page.ClickAsync("form:has(#plots-file) button");
        Assert.Contains(1.1465.ToString("0.0000", CultureInfo.GetCultureInfo(language)), await page.InnerTextAsync("main"), StringComparison.Ordinal);

        // Another is traced: two corners are none, four on other ground are.
        string east = language == "vi" ? "106.55" : "106.65";
        foreach (var (corners, wrong) in ((string, int)[])[($"21.6, {east}\n21.6, {east}1", 1), ($"21.6, {east}\n21.6, {east}1\n21.601, {east}1\n21.601, {east}", 0)])
        {
            await page.FillAsync("#plot-name", "T");
            await page.FillAsync("#plot-grower", "Lan");
            await page.FillAsync("#corners", corners);
            await page.ClickAsync("form:has(#corners) button");
            Assert.Equal(wrong, await page.Locator("#corners-error").CountAsync());
        }
        await page.ClickAsync("main table a:text-is('T')");
        Assert.Contains("Lan", await page.InnerTextAsync("table.by-card"), StringComparison.Ordinal);
        await page.GotoAsync(project);

        // A file of the log with a harvest within the interval.
        await page.SetInputFilesAsync("#log-file", "nhat-ky.csv", Encoding.UTF8.GetBytes("plot,date,work,product,interval_days\nA,2026-03-14,harvest,,\nA,2026-03-01,spray,X,14\n"));
        await page.ClickAsync("form:has(#log-file) button");
        Assert.Contains(refused, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.SetInputFilesAsync("#log-file", "nhat-ky.csv", Encoding.UTF8.GetBytes("plot,date,work,product,interval_days\nA,2026-03-15,harvest,,\nA,2026-03-01,spray,X,14\n"));
        await page.ClickAsync("form:has(#log-file) button");
        Assert.Contains("done=imported", page.Url, StringComparison.Ordinal);

        // The same by the form of the plot.
        await page.ClickAsync("main table a:text-is('A')");
        string plot = new Uri(page.Url).AbsolutePath;
        await EntryAsync(page, "14/03/2026", "Harvest");
        Assert.Contains(refused, await page.InnerTextAsync("#date-error"), StringComparison.Ordinal);
        Assert.Contains(free, await page.InnerTextAsync("#date-error"), StringComparison.Ordinal);
        await page.GotoAsync(plot);
        await EntryAsync(page, "10/03/2026", "Spray", "Y", "7");
        Assert.Contains("done=contested", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator(".notice.warn").CountAsync());

        await page.GotoAsync(project);
        await page.SelectOptionAsync("#standard", "Organic");
        await page.FillAsync("#expected-on", "31/12/2026");
        await page.ClickAsync("form:has(#standard) button");
        await page.SelectOptionAsync("#state", "Certified");
        await page.FillAsync("#number", "HC-1");
        await page.FillAsync("#to", "31/12/2027");
        await page.ClickAsync("form:has(#state) button");
        Assert.Equal(1, await page.Locator("#step-body-error").CountAsync());
        await page.FillAsync("#step-body", "Tổ chức A");
        await page.ClickAsync("form:has(#state) button");
        Assert.Contains("HC-1", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        foreach (string list in (string[])["/projects", "/projects/plots", "/projects/log", "/projects/certificates"])
        {
            Assert.Equal(200, await page.GotoAsync(list));
            Assert.NotEqual(0, await page.Locator("main table tbody tr").CountAsync());
        }
    }

    /// <summary>On the page of a project with plots: tapped on the picture, taken from where the phone is, and the last taken away.</summary>
    [Fact]
    public async Task A_plot_is_drawn_by_tapping_and_walked_with_a_phone()
    {
        using Reader reader = await site.ReadAsync("officer");
        await reader.GotoAsync("/projects/new");
        foreach (var (field, value) in ((string, string)[])[("code", "VE-1"), ("name", "Mô hình vẽ"), ("crop", "Hồi"), ("since", "01/02/2026")]) await reader.FillAsync("#" + field, value);
        await reader.SelectOptionAsync("#status", "Running");
        await reader.ClickAsync("main form button.primary");
        IPage page = await site.OpenAsync("officer", width: 360);
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new Geolocation { Latitude = 21.7f, Longitude = 106.7f });
        await page.GotoAsync(new Uri(reader.Url).AbsolutePath);
        await page.ClickAsync("form[data-trace] button[type=button] >> nth=0");
        await Assertions.Expect(page.Locator("#corners")).ToHaveValueAsync("21.700000, 106.700000");
        foreach (var (x, y) in ((float, float)[])[(200, 100), (200, 200), (100, 200)]) await page.Locator("svg.trace").ClickAsync(new LocatorClickOptions { Position = new Position { X = x, Y = y } });
        await Assertions.Expect(page.Locator("svg.trace circle")).ToHaveCountAsync(4);
        await page.ClickAsync("form[data-trace] button[type=button] >> nth=1");
        await Assertions.Expect(page.Locator("svg.trace circle")).ToHaveCountAsync(3);
        await page.FillAsync("#plot-name", "Vẽ");
        await page.ClickAsync("form[data-trace] button:not([type=button])");
        await Assertions.Expect(page.Locator("main table a:text-is('Vẽ')")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    private static async Task EntryAsync(Reader page, string date, string work, string product = "", string interval = "")
    {
        await page.FillAsync("#date", date);
        await page.SelectOptionAsync("#work", work);
        await page.FillAsync("#product", product);
        await page.FillAsync("#interval", interval);
        await page.ClickAsync("form:has(#work) button");
    }
}
