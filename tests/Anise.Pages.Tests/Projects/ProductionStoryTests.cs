using System.Text;
using Anise.Pages.Tests.Setup;

namespace Anise.Pages.Tests.Projects;

/// <summary>A group that one uninspected grower keeps from its certificate, a link from inputs to the buyer, a product with three examiners: by the pages, without script.</summary>
[Collection(SiteTests.Name)]
public sealed class ProductionStoryTests(Site site)
{
    private static readonly (double East, double North)[] Corners = [(0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001), (0, 0)];

    [Theory]
    [InlineData("vi", 106.42, "chưa được kiểm tra nội bộ: Hải", "Ra khỏi nhóm sau ngày 20/08/2026: Bán đất")]
    [InlineData("en", 106.44, "no valid internal inspection: Hải", "Left after 20/08/2026: Bán đất")]
    public async Task An_inspection_that_is_missing_keeps_a_group_from_its_certificate_and_who_leaves_stays_in_the_register(string language, double east, string waiting, string left)
    {
        using Reader page = await site.ReadAsync("officer", language);
        string project = await ProjectAsync(page, "NHOM-" + language, east);
        await page.SelectOptionAsync("#standard", "Organic");
        await page.FillAsync("#expected-on", "31/12/2026");
        await page.ClickAsync("form:has(#standard) button");

        await page.GotoAsync("/groups");
        await page.SelectOptionAsync("#project", (await page.Locator("#project option").AllInnerTextsAsync()).Single(t => t.Contains("NHOM-" + language, StringComparison.Ordinal)));
        await page.FillAsync("#name", "Nhóm hồi " + language);
        await page.SelectOptionAsync("#standard", "Organic");
        await page.FillAsync("#formed-on", "06/01/2025");
        await page.ClickAsync("main form:has(#formed-on) button.primary");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        string group = new Uri(page.Url).AbsolutePath;
        foreach (var (code, name, plot) in ((string, string, string)[])[("TV1", "Lan", "A"), ("TV2", "Hải", "B")])
        {
            await page.FillAsync("#code", code);
            await page.FillAsync("#name", name);
            await page.FillAsync("#entered-on", "06/01/2025");
            await page.FillAsync("#committed-on", "06/01/2025");
            await page.CheckAsync($"label:has-text('{plot}') input[name=plot]");
            await page.ClickAsync("form:has(#committed-on) button");
            Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        }
        await NoteAsync(page, "TV1 Lan", "Inspection", "Passed", "03/02/2026", "Hạnh");
        await NoteAsync(page, "TV1 Lan", "Approval", "", "04/02/2026", "Hạnh");
        Assert.Equal(1, await page.Locator("#person-error").CountAsync());   // who inspected does not approve
        await NoteAsync(page, "TV1 Lan", "Approval", "", "04/02/2026", "Quý");
        Assert.Contains(waiting, await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.GotoAsync(project);
        await CertifyAsync(page, "HC-" + language);
        Assert.Contains("Hải", await page.InnerTextAsync("#state-error"), StringComparison.Ordinal);
        await page.GotoAsync(group);
        await NoteAsync(page, "TV2 Hải", "Inspection", "Passed", "05/02/2026", "Hạnh");
        await NoteAsync(page, "TV2 Hải", "Approval", "", "06/02/2026", "Quý");
        await page.GotoAsync(project);
        await CertifyAsync(page, "HC-" + language);
        Assert.Contains("done=", page.Url, StringComparison.Ordinal);

        // Bought up to the estimate; who leaves stays in the register with the reason.
        await page.GotoAsync(group);
        await page.SelectOptionAsync("#estimated", "TV1 Lan");
        await page.FillAsync("#kg", "1000");
        await page.FillAsync("#estimate-date", "04/05/2026");
        await page.ClickAsync("form:has(#estimated) button");
        await BuyAsync(page, "1.000,5");
        Assert.Equal(1, await page.Locator("#purchase-kg-error").CountAsync());
        await page.GotoAsync(group);
        await BuyAsync(page, "600");
        await page.SelectOptionAsync("#leaver", "TV1 Lan");
        await page.FillAsync("#left-on", "20/08/2026");
        await page.ClickAsync("form:has(#leaver) button");
        Assert.Equal(1, await page.Locator("#left-because-error").CountAsync());
        await page.FillAsync("#left-because", "Bán đất");
        await page.ClickAsync("form:has(#leaver) button");
        string register = await page.InnerTextAsync("main");
        Assert.Contains(left, register, StringComparison.Ordinal);
        Assert.Contains("600", register, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", 106.46, "Bên thu hoạch", "trả 3.000.000 đồng")]
    [InlineData("en", 106.48, "Harvests", "3,000,000 VND paid")]
    public async Task A_link_is_drawn_from_inputs_to_the_buyer_and_nobody_is_paid_more_than_is_owed(string language, double east, string harvest, string paid)
    {
        using Reader page = await site.ReadAsync("officer", language);
        await ProjectAsync(page, "LK-" + language, east);
        await page.GotoAsync("/links");
        await page.SelectOptionAsync("#project", (await page.Locator("#project option").AllInnerTextsAsync()).Single(t => t.Contains("LK-" + language, StringComparison.Ordinal)));
        foreach (var (field, value) in ((string, string)[])[("partner", "HTX Hồi"), ("contract", "01/HĐ"), ("from", "05/01/2026"), ("to", "31/12/2026"), ("inputs", "HTX Hồi"), ("buyer", "Công ty Gia vị"), ("agreed-kg", "100"), ("agreed-price", "30000")]) await page.FillAsync("#" + field, value);
        await page.SelectOptionAsync("#partner-kind", "Cooperative");
        await page.ClickAsync("main form:has(#agreed-price) button.primary");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        foreach (var (field, value) in ((string, string)[])[("sale-date", "03/08/2026"), ("grower", "Lan"), ("kg", "100"), ("price", "30000")]) await page.FillAsync("#" + field, value);
        await page.ClickAsync("form:has(#sale-date) button");
        foreach (string vnd in (string[])["3.000.001", "3.000.000"])
        {
            foreach (var (field, value) in ((string, string)[])[("payment-date", "10/08/2026"), ("paid-grower", "LAN"), ("vnd", vnd), ("document", "PC-1")]) await page.FillAsync("#" + field, value);
            await page.ClickAsync("form:has(#paid-grower) button");
            if (vnd.EndsWith('1')) Assert.Equal(1, await page.Locator("#vnd-error").CountAsync());
        }
        Assert.Contains(paid, await page.InnerTextAsync("svg.chain"), StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator("svg.chain .nobody").CountAsync());   // services and harvest
        Assert.Contains(harvest, await page.InnerTextAsync("main dl"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "4 sao"), InlineData("en", "4 stars")]
    public async Task Three_examiners_score_a_product_the_council_explains_and_the_province_gives_the_stars(string language, string stars)
    {
        using Reader page = await site.ReadAsync("province", language);
        await page.GotoAsync("/ocop?place=06505");
        await page.FillAsync("#name", "Tinh dầu hồi " + language);
        await page.SelectOptionAsync("#product-group", "medicinal");
        await page.FillAsync("#producer", "HTX Hồi");
        await page.SelectOptionAsync("#producer-kind", "Cooperative");
        await page.ClickAsync("main form:has(#producer) button.primary");
        Assert.Contains("done=recorded", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#received-on", "05/01/2026");
        await page.ClickAsync("form:has(#received-on) button");
        Assert.Equal(0, await page.Locator("form:has(#score-date)").CountAsync());   // the dossier is not complete
        foreach (string document in (string[])["registration", "business-plan", "organisation", "licence", "sample"])
        {
            await page.SelectOptionAsync("#document", document);
            await page.FillAsync("#number", "01/HS");
            await page.FillAsync("#date", "05/01/2026");
            await page.ClickAsync("form:has(#document) button");
        }
        // One by items, the others by parts.
        foreach (var (item, points) in ((string, string)[])[("a-organisation", "12"), ("a-development", "10"), ("a-community", "8")]) await page.FillAsync("#item-" + item, points);
        await ScoreAsync(page, "Lan", "", "20", "25");
        await ScoreAsync(page, "Hải", "24", "14", "20");
        await ScoreAsync(page, "Đức", "28", "18", "24");
        Assert.Contains("10", await page.InnerTextAsync("table:has(th[scope=row])"), StringComparison.Ordinal);
        foreach (string said in (string[])["", "Đã thảo luận"])
        {
            foreach (var (field, value) in ((string, string)[])[("minutes-number", "12/BB"), ("minutes-date", "10/02/2026"), ("minutes-a", "28"), ("minutes-b", "18"), ("minutes-c", "24"), ("differences", said)]) await page.FillAsync("#" + field, value);
            await page.ClickAsync("form:has(#minutes-number) button");
            if (said.Length == 0) Assert.Equal(1, await page.Locator("#differences-error").CountAsync());
        }
        // The district is gone, and can be chosen no more.
        Assert.Equal(3, await page.Locator("#level option").CountAsync());   // none, the province, the ministry
        Assert.Equal(0, await page.Locator("#level option[value=District]").CountAsync());
        foreach (string given in (string[])["5", "4"])
        {
            await page.SelectOptionAsync("#stars", given);
            await page.SelectOptionAsync("#level", "Province");
            await page.FillAsync("#decision", "33/QĐ-UBND");
            await page.FillAsync("#decision-date", "01/03/2026");
            await page.ClickAsync("form:has(#stars) button");
            if (given == "5") Assert.Equal(1, await page.Locator("#stars-error").CountAsync());   // 70 points are four
        }
        Assert.Contains(stars, await page.InnerTextAsync(".tag"), StringComparison.Ordinal);
    }

    /// <summary>A project in the officer's commune with two plots on ground of its own.</summary>
    private static async Task<string> ProjectAsync(Reader page, string code, double east)
    {
        await page.GotoAsync("/projects/new");
        await page.FillAsync("#code", code);
        await page.FillAsync("#name", "Mô hình " + code);
        await page.FillAsync("#crop", "Hồi");
        await page.SelectOptionAsync("#status", "Running");
        await page.FillAsync("#since", "01/02/2023");
        await page.ClickAsync("main form button.primary");
        string project = new Uri(page.Url).AbsolutePath;
        string plots = string.Join(',', FeatureOf("A", east), FeatureOf("B", east + 0.01));
        await page.SetInputFilesAsync("#plots-file", "thua.geojson", Encoding.UTF8.GetBytes("{\"type\":\"FeatureCollection\",\"features\":[" + plots + "]}"));
        await page.ClickAsync("form:has(#plots-file) button");
        Assert.Contains("done=", page.Url, StringComparison.Ordinal);
        return project;
    }

    private static string FeatureOf(string name, double west)
    {
        string corners = string.Join(',', Corners.Select(c => FormattableString.Invariant($"[{west + c.East},{21.6 + c.North}]")));
        return $$"""{"type":"Feature","properties":{"plot":"{{name}}","declared_ha":1.14},"geometry":{"type":"Polygon","coordinates":[[{{corners}}]]} }""";
    }

    private static async Task NoteAsync(Reader page, string grower, string kind, string result, string date, string person)
    {
        await page.SelectOptionAsync("#grower", grower);
        await page.SelectOptionAsync("#kind", kind);
        await page.SelectOptionAsync("#result", result);
        await page.FillAsync("#note-date", date);
        await page.FillAsync("#person", person);
        await page.ClickAsync("form:has(#kind) button");
    }

    private static async Task CertifyAsync(Reader page, string number)
    {
        await page.SelectOptionAsync("#state", "Certified");
        await page.FillAsync("#number", number);
        await page.FillAsync("#to", "31/12/2027");
        await page.FillAsync("#step-body", "Tổ chức A");
        await page.ClickAsync("form:has(#state) button");
    }

    private static async Task BuyAsync(Reader page, string kg)
    {
        await page.SelectOptionAsync("#seller", "TV1 Lan");
        await page.FillAsync("#purchase-date", "20/08/2026");
        await page.FillAsync("#purchase-kg", kg);
        await page.FillAsync("#lot", "L1");
        await page.ClickAsync("form:has(#seller) button");
    }

    private static async Task ScoreAsync(Reader page, string examiner, string a, string b, string c)
    {
        foreach (var (field, value) in ((string, string)[])[("examiner", examiner), ("a", a), ("b", b), ("c", c), ("score-date", "02/02/2026")]) await page.FillAsync("#" + field, value);
        await page.ClickAsync("form:has(#score-date) button");
    }
}
