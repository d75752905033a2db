using System.Text;
using Anise.Access;
using Anise.Pages.Tests.Setup;
using Microsoft.Playwright;

namespace Anise.Pages.Tests.Households;

[Collection(SiteTests.Name)]
public sealed class ImportPagesTests(Site site)
{
    private static bool _officer;

    [Trait("needs", "browser")]
    [Theory, InlineData("/import"), InlineData("/import/results")]
    public async Task The_pages_to_import_are_accessible_and_fit_the_window_in_both_languages(string path)
    {
        await HaveImporterAsync();
        await site.MustBeSoundInBothLanguagesAsync("importer", path);
    }

    [Fact]
    public async Task A_file_is_uploaded_previewed_and_stored_without_script()
    {
        using Reader page = await ReadAsync();
        await UploadAsync(page, Payload("members-tcvn3.xlsx"));
        Assert.StartsWith("Sẽ thêm ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("TCVN3", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("chắc 100 %", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        // Read again with what was recognised.
        await page.ClickAsync("button:has-text('Đọc lại theo các sửa này')");
        await WaitAsync(page);
        await page.ClickAsync("button:has-text('Đồng ý nhập')");
        await WaitAsync(page);
        Assert.StartsWith("Đã thêm ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);

        // The same file again changes nothing.
        await UploadAsync(page, Payload("members-tcvn3.xlsx"));
        Assert.StartsWith("Không có gì thay đổi", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("button:has-text('Đồng ý nhập')").CountAsync());

        // What is not wanted is dropped.
        await UploadAsync(page, OneHousehold("D1"));
        await page.ClickAsync("button:has-text('Hủy lần nhập này')");
        Assert.Equal("Đã hủy, không nhập gì", await page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task A_file_is_cancelled_while_it_is_read_and_after_it_was_agreed_to()
    {
        using Reader page = await ReadAsync();
        var rows = new StringBuilder("Mã hộ;Thôn;Họ và tên;Giới tính;Năm sinh;Quan hệ với chủ hộ\n");
        for (int i = 0; i < 20_000; i++) rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"HUY{i};Nà Lùng;Vi Văn Hủy;Nam;1970;Chủ hộ\n");
        await SendAsync(page, new FilePayload { Name = "long.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows.ToString()) });
        Assert.Equal(1, await page.Locator("meta[http-equiv=refresh]").CountAsync());   // it is being read
        await page.ClickAsync("button:has-text('Hủy lần nhập này')");
        await WaitAsync(page);
        Assert.Equal("Đã hủy, không nhập gì", await page.InnerTextAsync("h1"));

        await UploadAsync(page, OneHousehold("D2"));   // the next file is not held up
        Assert.StartsWith("Sẽ thêm 1 hộ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.ClickAsync("button:has-text('Hủy lần nhập này')");
        foreach (string name in (string[])["Vi Văn Hủy", "D2"])
        {
            await page.GotoAsync("/households?q=" + Uri.EscapeDataString(name));
            Assert.Equal(0, await page.Locator($"main table td:has-text('{name}'), main table th:has-text('{name}')").CountAsync());
        }
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task A_village_that_is_missing_is_made_where_the_fault_is_read()
    {
        IPage page = await OpenAsync(width: 360);
        await UploadAsync(page, OneHousehold("V1", "Bản Chưa Có"), createVillages: false);
        Assert.Equal("Chưa nhập gì: 1 chỗ cần sửa", await page.InnerTextAsync("h1"));
        await page.MustBeSoundAsync();
        await page.CheckAsync("section[aria-label='Cần sửa trong tệp'] [name=create-villages]");
        await page.ClickAsync("text=Đọc lại tệp");
        await WaitAsync(page);
        Assert.StartsWith("Sẽ thêm 1 hộ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task A_file_with_faults_is_refused_and_comes_back_coloured()
    {
        IPage page = await OpenAsync();
        await UploadAsync(page, Payload("wrong.xlsx"));
        Assert.Equal("Chưa nhập gì: 11 chỗ cần sửa", await page.InnerTextAsync("h1"));
        Assert.Equal(11, await page.Locator("section[aria-label='Cần sửa trong tệp'] tbody tr").CountAsync());
        await page.MustBeSoundAsync();
        await page.SetViewportSizeAsync(360, 900);
        await page.MustBeSoundAsync();
        IDownload copy = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Tải bản tô màu chỗ sai"));
        Assert.EndsWith(".xlsx", copy.SuggestedFilename, StringComparison.Ordinal);
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("text=Đồng ý nhập").CountAsync());
    }

    [Fact]
    public async Task A_corrected_column_is_remembered_for_the_next_file_of_the_same_name_and_head()
    {
        using Reader page = await ReadAsync();
        await UploadAsync(page, OneHousehold("M1"));
        Assert.Equal("", await page.InputValueAsync("[name='s0.c6']"));
        await page.SelectOptionAsync("[name='s0.c6']", "phone");   // the column "Liên lạc"
        await page.ClickAsync("button:has-text('Đọc lại theo các sửa này')");
        await WaitAsync(page);
        Assert.StartsWith("Sẽ thêm 1 hộ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("Theo các sửa của bạn", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await UploadAsync(page, OneHousehold("M1"));
        Assert.StartsWith("Sẽ thêm 1 hộ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("Theo các sửa đã nhớ", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("phone", await page.InputValueAsync("[name='s0.c6']"));
    }

    [Trait("needs", "browser")]
    [Fact]
    public async Task A_list_from_before_the_merger_goes_to_the_commune_of_that_day()
    {
        IPage page = await OpenAsync(width: 360);
        await UploadAsync(page, OneHousehold("T1"), "2024-09-01");
        Assert.Equal("/import", new Uri(page.Url).AbsolutePath);
        Assert.Contains("Hãy chọn xã khi đó", await page.InnerTextAsync("[role=alert] a[href$='#commune']"), StringComparison.Ordinal);
        await page.MustBeSoundAsync();
        await page.SelectOptionAsync("#commune", new SelectOptionValue { Index = 1 });
        await page.SetInputFilesAsync("#file", OneHousehold("T1"));
        await page.ClickAsync("button.primary");
        await WaitAsync(page);
        Assert.Contains("/import/", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/import");
        Assert.Contains("T1.csv", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_another_commune_are_refused_by_name()
    {
        using Reader page = await ReadAsync();
        await page.GotoAsync("/import/results");
        await page.SetInputFilesAsync("#file", "review-results-2023.xlsx", await File.ReadAllBytesAsync(Sample("review-results-2023.xlsx")));
        await page.FillAsync("#year", "2023");
        await page.ClickAsync("main button.primary");
        await WaitAsync(page);
        Assert.StartsWith("Chưa nhập gì", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("Xã Vạn Linh", await page.InnerTextAsync("section[aria-label='Cần sửa trong tệp']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_a_year_are_previewed_and_stored_as_lists_of_households_are()
    {
        await site.AddUserAsync("results-importer", "Lộc Thị Kết", Role.CommuneOfficer, "06505");
        using Reader page = await site.ReadAsync("results-importer");
        await page.GotoAsync("/import");
        await page.ClickAsync("main nav a:has-text('Nhập kết quả rà soát')");
        await page.FillAsync("#year", "2023");
        await page.ClickAsync("main button.primary");
        Assert.Contains("Hãy chọn tệp", await page.InnerTextAsync("[role=alert] a[href$='#file']"), StringComparison.Ordinal);
        Assert.Equal("2023", await page.InputValueAsync("#year"));
        await page.SetInputFilesAsync("#file", "review-results-2023.xlsx", await File.ReadAllBytesAsync(Sample("review-results-2023.xlsx")));
        await page.ClickAsync("main button.primary");
        await WaitAsync(page);
        Assert.StartsWith("Sẽ thêm ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("hộ nghèo", await page.InnerTextAsync("table.changes"), StringComparison.Ordinal);
        await page.ClickAsync("button:has-text('Đồng ý nhập')");
        await WaitAsync(page);
        Assert.StartsWith("Đã thêm ", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.GotoAsync("/import?kind=results");
        Assert.Contains("review-results-2023.xlsx", await page.InnerTextAsync("table.list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_imports_without_the_right()
    {
        using Reader page = await site.ReadAsync("enumerator");
        Assert.Equal(403, await page.GotoAsync("/import"));
    }

    /// <summary>As the officer of a commune of its own: what is imported here is not in the way of other tests.</summary>
    private async Task<IPage> OpenAsync(string language = "vi", int width = 1280, bool script = true)
    {
        await HaveImporterAsync();
        return await site.OpenAsync("importer", language, width, script);
    }

    private async Task<Reader> ReadAsync()
    {
        await HaveImporterAsync();
        return await site.ReadAsync("importer");
    }

    private async Task HaveImporterAsync()
    {
        if (!_officer) await site.AddUserAsync("importer", "Lộc Thị Nhập", Role.CommuneOfficer, "06463");
        _officer = true;
    }

    private static string Sample(string file) => Path.Combine(AppContext.BaseDirectory, "Samples", file);

    // Names have no digits: one with a digit is asked about.
    private static readonly Dictionary<char, string> Given = new() { ['D'] = "Dần", ['M'] = "Mạnh", ['V'] = "Vinh", ['T'] = "Tâm" };

    private static FilePayload OneHousehold(string code, string village = "Nà Lùng") => new()
    {
        Name = code + ".csv",
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes($"Mã hộ;Thôn;Họ và tên;Giới tính;Năm sinh;Quan hệ với chủ hộ;Liên lạc\n{code};{village};Vi Văn {Given[code[0]]};Nam;1970;Chủ hộ;0912345678\n"),
    };

    private static FilePayload Payload(string file) => new() { Name = file, MimeType = "application/octet-stream", Buffer = File.ReadAllBytes(Sample(file)) };

    private static async Task UploadAsync(IPage page, FilePayload file, string asOf = "2025-09-01", bool createVillages = true)
    {
        await page.GotoAsync("/import");
        await page.SetInputFilesAsync("#file", file);
        await page.FillAsync("#as-of", asOf);
        if (createVillages) await page.CheckAsync("[name=create-villages]");
        await page.ClickAsync("button.primary");
        await WaitAsync(page);
    }

    /// <summary>The page refreshes itself while the file is worked on.</summary>
    private static Task WaitAsync(IPage page) =>
        Assertions.Expect(page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });

    private static async Task UploadAsync(Reader page, FilePayload file)
    {
        await SendAsync(page, file);
        await WaitAsync(page);
    }

    private static async Task SendAsync(Reader page, FilePayload file)
    {
        await page.GotoAsync("/import");
        await page.SetInputFilesAsync("#file", file.Name, file.Buffer);
        await page.FillAsync("#as-of", "2025-09-01");
        await page.CheckAsync("[name=create-villages]");
        await page.ClickAsync("button.primary");
    }

    private static async Task WaitAsync(Reader page)
    {
        for (int i = 0; i < 600 && await page.Locator("meta[http-equiv=refresh]").CountAsync() > 0; i++)
        {
            await Task.Delay(100);
            await page.ReloadAsync();
        }
    }
}
