using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Anise.Sqlite;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Architecture;

/// <summary>The recipe for a new area (<c>docs/how-to/add-an-area.md</c>): what it says is what is done, in a copy of the checkout.</summary>
public sealed class RecipeTests
{
    private const string Commune = "06505", Village = "Nà Lạn";

    private static readonly string Guide = File.ReadAllText(Path.Combine(Checkout.Own, "docs", "how-to", "add-an-area.md"));

    [Fact]
    public void It_writes_fourteen_files_at_most_and_edits_two_outside_the_folders_of_the_area()
    {
        IReadOnlyList<RecipeFile> files = Recipe.Read(Guide);
        Assert.InRange(files.Count, 10, 14);
        Assert.Equal(files.Count, files.Select(f => f.File).Distinct().Count());
        Assert.Equal(["src/Anise/Areas.cs", "src/Anise.Sqlite/Migrations/AniseDbModelSnapshot.cs"], files.Where(f => !f.File.Contains("/Wells/", StringComparison.Ordinal)).Select(f => f.File));
        Assert.Equal(2, files.Count(f => f.Edits));
        // No block of the guide is overlooked: each but the command lines has its file.
        Assert.Equal(Guide.Split('\n').Count(l => l.StartsWith("```", StringComparison.Ordinal) && l.Length > 3 && l != "```bash"), files.Count);
    }

    [Fact]
    public void An_edit_finds_its_lines_or_is_refused()
    {
        Assert.Equal("a\nb\nnew\nc\n", Recipe.Edited("a\nb\nc\n", " b\n+new\n"));
        Assert.Equal("x\nb\nc\ny\n", Recipe.Edited("a\nb\nc\n", "@@ one\n-a\n+x\n@@ two\n c\n+y\n"));
        Assert.Throws<InvalidOperationException>(() => Recipe.Edited("a\nb\n", " c\n+new\n"));
        Assert.Throws<InvalidOperationException>(() => Recipe.Edited("a\nb\na\n", " a\n+new\n"));
    }

    [Trait("needs", "sdk")]
    [Fact]
    public async Task An_area_made_by_it_has_its_page_list_file_import_figure_and_journal()
    {
        Needs.Allow("sdk");
        using var copy = new Checkout();
        Recipe.Carry(Recipe.Read(Guide), copy.Folder);
        await copy.BuildAsync("src/Anise.Cli");
        // The store is one of before the area: opening it makes the new table.
        string store = Path.Combine(copy.Beside, "store.db"), anise = Path.Combine(copy.Folder, "src", "Anise.Cli", "bin", "Release", "net10.0", "Anise.Cli.dll");
        await KeptStores.CopyPeopledAsync(store);
        await AddVillageAsync(store);
        using Process server = copy.Start("dotnet", [anise, "serve", "--store", store, "--urls", "http://127.0.0.1:0"]);
        try
        {
            string url = await AddressAsync(server);
            await Officer_records_imports_and_opensAsync(url);
            await Others_may_notAsync(url);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
        string opened = await copy.RunAsync("dotnet", [anise, "figures", "open", "metres-dug", "--store", store, "--place", Commune, "--period", "2026", "--format", "csv"]);
        Assert.Equal(12 + 8 + 21 + 9, opened.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Sum(l => int.Parse(l.TrimEnd('\r').Split(',')[^1], CultureInfo.InvariantCulture)));
        await copy.RunAsync("dotnet", [anise, "figures", "recount", "--store", store]);
        await copy.RunAsync("dotnet", [anise, "journal", "verify", "--store", store]);
    }

    private static async Task Officer_records_imports_and_opensAsync(string url)
    {
        using Reader page = await SignedInAsync(url, "officer");
        Assert.Equal(200, await page.GotoAsync($"/wells?place={Commune}"));
        Assert.Contains("Giếng nước", await page.InnerTextAsync("nav"), StringComparison.Ordinal);
        await FillAsync(page, "G-01", "0");
        Assert.Equal("Giếng G-01: hãy ghi độ sâu bằng mét.", await page.InnerTextAsync(".notice.bad li"));
        await FillAsync(page, "G-01", "12");
        Assert.Equal("Đã ghi.", await page.InnerTextAsync(".notice.ok"));
        Assert.Equal($"G-01 {Village} 12 15/01/2026", await page.InnerTextAsync("tbody tr"));

        // An import: what is wrong is told with its row and nothing is written; then all of it.
        await ImportAsync(page, $"Mã giếng,Thôn,Độ sâu (m),Ngày đào\nG-02,{Village},8,01/02/2026\nG-03,{Village},sâu,02/02/2026\n");
        Assert.StartsWith("Dòng 3, cột Độ sâu (m):", await page.InnerTextAsync(".notice.bad li"), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("tbody tr").CountAsync());
        await ImportAsync(page, $"Well code,Village,Depth (m),Dug on\nG-02,{Village},8,01/02/2026\nG-03,{Village},21,02/02/2026\nG-04,{Village},9,03/02/2026\n");
        Assert.Equal(["G-01", "G-02", "G-03", "G-04"], await page.Locator("tbody th").AllInnerTextsAsync());
        await page.GotoAsync($"/wells?place={Commune}&sort=-depth");
        Assert.Equal(["G-03", "G-01", "G-04", "G-02"], await page.Locator("tbody th").AllInnerTextsAsync());

        // Its file has the same rows in the same order, and is read back: every well in it is there already.
        byte[] file = await (await page.DownloadAsync("button[value='xlsx']")).Content.ReadAsByteArrayAsync();
        TableField<string> code = new("code", CellReaders.Text) { Required = true, Names = true };
        TableField<int> depth = new("depth", CellReaders.Count) { Required = true };
        var words = new ColumnWords { Fields = { ["code"] = ["Mã giếng"], ["depth"] = ["Độ sâu (m)"] } };
        TableFile read = TableReader.Read(new MemoryStream(file), "wells.xlsx", new TableDescription { Fields = [code, depth], Words = words }, new ReadOptions { Today = new DateOnly(2026, 11, 25) });
        Assert.Equal([("G-03", 21), ("G-01", 12), ("G-04", 9), ("G-02", 8)], read.Rows.Select(r => (r.Of(code)!, r.ValueOf(depth) ?? 0)));
        await page.SetInputFilesAsync("#file", "wells.xlsx", file);
        await page.ClickAsync("button:text-is('Nhập')");
        Assert.Equal(4, await page.Locator(".notice.bad li").CountAsync());

        // The figure, and the wells that it counts.
        await page.GotoAsync($"/figures/wells-dug?place={Commune}&year=2026");
        Assert.Contains("4", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.ClickAsync("tr[aria-current='true'] td a");
        Assert.Contains("/figures/wells-dug/records", page.Url, StringComparison.Ordinal);
        Assert.Equal(["G-01", "G-02", "G-03", "G-04"], (await page.Locator("tbody tr").AllInnerTextsAsync()).SelectMany(r => r.Split(' ')).Where(w => w.StartsWith("G-", StringComparison.Ordinal)).Order());

        // The page leads to its section of the guide.
        await page.GotoAsync("/wells");
        Assert.Contains("/help/wells-vi#wells", page.Source, StringComparison.Ordinal);
        Assert.Equal(200, await page.GotoAsync("/help/wells-vi"));

        await page.GotoAsync("/journal?subject=well");
        Assert.Equal(2, (await page.Locator("main table.list > tbody > tr").AllInnerTextsAsync()).Count(r => r.Contains("Ghi giếng nước", StringComparison.Ordinal)));
    }

    private static async Task Others_may_notAsync(string url)
    {
        using Reader chair = await SignedInAsync(url, "chair");
        await chair.GotoAsync($"/wells?place={Commune}");
        Assert.Equal(4, await chair.Locator("tbody tr").CountAsync());
        Assert.Equal(0, await chair.Locator("#depth").CountAsync());
        using Reader enumerator = await SignedInAsync(url, "enumerator");
        Assert.Equal(403, await enumerator.GotoAsync($"/wells?place={Commune}"));
    }

    private static async Task FillAsync(Reader page, string code, string depth)
    {
        await page.FillAsync("#code", code);
        await page.FillAsync("#depth", depth);
        await page.FillAsync("#dug-on", "15/01/2026");
        await page.ClickAsync("button:text-is('Ghi')");
    }

    private static async Task ImportAsync(Reader page, string text)
    {
        await page.SetInputFilesAsync("#file", "wells.csv", Encoding.UTF8.GetBytes(text));
        await page.ClickAsync("button:text-is('Nhập')");
    }

    private static async Task<Reader> SignedInAsync(string url, string user)
    {
        var page = new Reader(url, new CookieContainer());
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", user);
        await page.FillAsync("#password", KeptStores.Password);
        await page.ClickAsync("main button");
        return page;
    }

    private static async Task AddVillageAsync(string store)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(new StillClock()).AddStore(store).AddAreas();
        await using (ServiceProvider provider = services.BuildServiceProvider())
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            DateOnly day = new(2025, 8, 1);
            PlaceMap map = await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(day);
            Assert.True((await scope.ServiceProvider.GetRequiredService<AddVillage>().RunAsync(Rights.ForConsole(), map.FindByCode(Commune)!.Id, Village, day, "01/NQ-HĐND")).Ok);
        }
        KeptStores.ClearPool(store);
    }

    /// <summary>The address that a server says it answers at.</summary>
    private static async Task<string> AddressAsync(Process server)
    {
        _ = server.StandardOutput.ReadToEndAsync();
        var said = new StringBuilder();
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = server.StandardError.ReadToEndAsync();
                return line[at..].Split(' ')[0].TrimEnd('/', '.');
            }
        }
        throw new InvalidOperationException($"The server ended: {said}");
    }
}
