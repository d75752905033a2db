using System.Globalization;
using System.Text.RegularExpressions;
using Anise.Access;
using Anise.Basics;
using Anise.Briefs;
using Anise.Cli;
using Anise.Figures;
using Anise.Places;
using Anise.Projects;
using Anise.Projects.Changes;
using Anise.Reviews;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Figures;
using Anise.Web.Briefs;
using Anise.Works;
using Anise.Works.Assets;
using Anise.Works.Days;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Briefs;

/// <summary>The brief of Chi Lăng 2023 on the demo, and templates that are wrong.</summary>
[Trait("needs", "demo")]
public sealed partial class BriefTests(DemoProvince demo)
{
    private static readonly Rights All = Rights.ForConsole();

    private static async Task<Dictionary<string, double?>> NumbersAsync(AsyncServiceScope services) =>
        (await MadeAsync(services)).Values.ToDictionary(v => v.Key, v => v.Value.Value is { } value ? (double?)Math.Round(value, 9) : null);

    private static async Task<Brief> MadeAsync(AsyncServiceScope services) =>
        (await services.ServiceProvider.GetRequiredService<MakeBrief>().RunAsync(All, services.ServiceProvider.GetRequiredService<BriefCatalogue>().Find("chi-lang-2023")!)).Value;

    [Theory]
    [InlineData("vi", "Huyện Chi Lăng năm 2023"), InlineData("en", "Chi Lăng in 2023")]
    public async Task The_command_writes_each_file_in_the_language_that_is_asked(string language, string title)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "vi" ? "en" : "vi");
        string store = await demo.FileAsync();
        foreach (string ending in (string[])["html", "pdf"])
        {
            string file = Path.Combine(Path.GetTempPath(), $"brief-{Guid.NewGuid():N}.{ending}");
            using StringWriter output = new(), error = new();
            Assert.Equal(0, await CommandLine.RunAsync(["brief", "make", "chi-lang-2023", "--lang", language, "--out", file, "--store", store, "--address", "https://anise.example"], output, error, new StillClock()));
            if (ending == "html") Assert.Contains($"<h1>{title}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            else
            {
                using var pdf = UglyToad.PdfPig.PdfDocument.Open(file);
                string text = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
                Assert.StartsWith(title.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);   // where a word of large letters ends, a reader of PDF guesses
                Assert.Contains(language == "vi" ? "160,13" : "160.13", text, StringComparison.Ordinal);
                Assert.Contains(pdf.GetPages().SelectMany(p => p.GetHyperlinks()), l => l.Uri.StartsWith("https://anise.example/figures/", StringComparison.Ordinal));
            }
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_numbers_of_the_article_come_out_of_records_and_only_those_concerned_change_with_one()
    {
        var (services, file) = await demo.CopyAsync();
        await using (services)
        {
            Dictionary<string, double?> before = await NumbersAsync(services);
            foreach (var (name, value) in new Dictionary<string, double>
            {
                ["models"] = 4, ["anise-communes"] = 5, ["anise-area"] = 35, ["sugar-apple-communes"] = 2, ["sugar-apple-area"] = 67, ["chili-communes"] = 4, ["chili-area"] = 45,
                ["peach-communes"] = 2, ["peach-area"] = 13.13, ["models-area"] = 160.13, ["pesticide-tanks"] = 21, ["landfills"] = 15, ["anise-area-expected"] = 35,
            })
                Assert.Equal(value, before[name]);
            Assert.True(before["people-mobilised"] > 12_270);
            AniseDb db = services.ServiceProvider.GetRequiredService<AniseDb>();

            // One plot of peach larger by a tenth of a hectare; one of chili no longer in its project.
            Plot peach = await db.Set<Plot>().AsNoTracking().FirstAsync(p => p.Crop == "peach"), chili = await db.Set<Plot>().AsNoTracking().FirstAsync(p => p.Crop == "chili");
            ChangePlot change = services.ServiceProvider.GetRequiredService<ChangePlot>();
            Assert.True((await change.RunAsync(All, peach.Id, peach.DeclaredHa + 0.1m, null, null, null, "Đo lại.")).Ok);
            Dictionary<string, double?> larger = await NumbersAsync(services);
            MustDiffer(before, larger, ("peach-area", 13.23), ("models-area", 160.23));
            Assert.True((await change.RunAsync(All, chili.Id, chili.DeclaredHa, null, null, new DateOnly(2023, 6, 30), "Không còn trồng.")).Ok);
            Dictionary<string, double?> fewer = await NumbersAsync(services);
            MustDiffer(larger, fewer, ("chili-area", 43.75), ("models-area", 158.98));

            // A works day that made a tank is withdrawn: all that it counts goes.
            var day = await db.Set<WorksDay>().AsNoTracking().Include(d => d.Outputs).Include(d => d.Participations).Where(d => d.Outputs.Any(o => o.Kind == "eid-account")).OrderBy(d => d.Id).FirstAsync(d => d.Outputs.All(o => o.Kind != "pesticide-tank" && o.Kind != "landfill"));
            Result<WorksDayId> withdrawn = await services.ServiceProvider.GetRequiredService<WithdrawWorksDay>().RunAsync(All, day.Id, "Ghi nhầm.");
            Assert.True(withdrawn.Ok, string.Join("; ", withdrawn.Problems.Select(p => p.Message)));
            Dictionary<string, double?> without = await NumbersAsync(services);
            Assert.Equal(fewer["works-days"] - 1, without["works-days"]);
            Assert.Equal(fewer["people-mobilised"] - day.People, without["people-mobilised"]);
            Assert.Equal((double?)day.Outputs.Single(o => o.Kind == "eid-account").Quantity, fewer["eid-accounts"] - without["eid-accounts"]);
            Assert.Equal(fewer["pesticide-tanks"], without["pesticide-tanks"]);
            // One tank less: first it is no longer what went into the thing that stands, which the article does not tell of; then it is not what was done that day.
            WorksDay tankDay = await db.Set<WorksDay>().AsNoTracking().Include(d => d.Outputs).Include(d => d.Participations).Where(d => !d.Withdrawn && d.Outputs.Any(o => o.Kind == "pesticide-tank")).OrderBy(d => d.Id).FirstAsync();
            WorksOutput tank = tankDay.Outputs.Single(o => o.Kind == "pesticide-tank");
            AssetWork made = await db.Set<AssetWork>().AsNoTracking().SingleAsync(w => w.OutputId == tank.Id);
            Assert.True((await services.ServiceProvider.GetRequiredService<LinkAssetWork>().RunAsync(All, made.AssetId, tank.Id, 0)).Ok);
            MustDiffer(without, await NumbersAsync(services));
            var corrected = new NewWorksDay(tankDay.PlaceId, tankDay.Date, tankDay.Organiser)
            {
                Campaign = tankDay.Campaign, LabourDays = tankDay.LabourDays, LandSquareMetres = tankDay.LandSquareMetres, Materials = tankDay.Materials, CashVnd = tankDay.CashVnd, Note = tankDay.Note,
                Participations = [.. tankDay.Participations.Select(p => new NewParticipation(p.Body, p.People, []))], Confirmed = DayQuestions.All.ToHashSet(),
                Outputs = [.. tankDay.Outputs.Where(o => o.Id != tank.Id).Select(o => new NewOutput(o.Kind, o.Quantity))],
            };
            Result<WorksDayId> changed = await services.ServiceProvider.GetRequiredService<ChangeWorksDay>().RunAsync(All, tankDay.Id, corrected, "Ghi nhầm bể.");
            Assert.True(changed.Ok, string.Join("; ", changed.Problems.Select(p => p.Message)));
            Dictionary<string, double?> fewerTanks = await NumbersAsync(services);
            MustDiffer(without, fewerTanks, ("pesticide-tanks", 20));

            // Two communes of today merge: the article, on the map of its year, stays word for word; today's map has one commune with models less.
            PlaceMap today = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
            double? communes = await CommunesAsync(services, today.Province.Id);
            PlaceId[] two = [today.FindByCode("06505")!.Id, today.FindByCode("06496")!.Id];   // Vạn Linh with anise, Nhân Lý with chili
            Result<PlaceId> merged = await services.ServiceProvider.GetRequiredService<MergePlaces>().RunAsync(All, two, new NewPlace(PlaceKind.Commune, "Xã Mới"), new DateOnly(2026, 11, 2), "9/NQ");
            Assert.True(merged.Ok, string.Join("; ", merged.Problems.Select(p => p.Message)));
            MustDiffer(fewerTanks, await NumbersAsync(services));
            Assert.Equal(communes - 1, await CommunesAsync(services, today.Province.Id));
            // What is counted is what is recounted.
            foreach (string code in (string[])["project-area", "project-communes"])
                Assert.Empty((await services.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(All, [2023], code)).Value);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    private static async Task<double?> CommunesAsync(AsyncServiceScope services, PlaceId province) =>
        (await services.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(All, new FigureQuery(["project-communes"], province, [new Period(2023)]))).Value["project-communes", 2023].Value;

    private static void MustDiffer(Dictionary<string, double?> before, Dictionary<string, double?> after, params (string Name, double Value)[] changed)
    {
        Assert.Equal(changed.Select(c => c.Name).Order(StringComparer.Ordinal), before.Keys.Where(n => before[n] != after[n]).Order(StringComparer.Ordinal));
        foreach (var (name, value) in changed) Assert.Equal(value, after[name]!.Value, 1e-9);
    }

    [Theory, InlineData("vi"), InlineData("en")]
    public async Task Every_number_of_the_page_and_of_the_Word_document_leads_to_its_records(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        await using AsyncServiceScope services = await demo.OpenAsync();
        Brief brief = await MadeAsync(services);
        string html = BriefHtml.Of(brief, "https://anise.example");
        string[] links = [.. Link().Matches(html).Select(m => m.Groups[1].Value)];
        Assert.Equal(brief.Template.Blocks.Sum(b => brief.PartsOf(b).Count(p => p.Value is not null)) + brief.Template.Numbers.Count, links.Length);
        Assert.Contains("https://anise.example/figures/project-area/records?place=187&amp;year=2023&amp;by=crop&amp;group=anise&amp;map=2023-12-31", links);
        Assert.Contains(language == "vi" ? "lang=\"vi\"" : "lang=\"en\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{", html[html.IndexOf("<main>", StringComparison.Ordinal)..], StringComparison.Ordinal);
        using var word = WordprocessingDocument.Open(new MemoryStream(BriefWord.Of(brief, "https://anise.example")), isEditable: false);
        Assert.Equal(links.Length, word.MainDocumentPart!.HyperlinkRelationships.Count());
        Assert.Contains(language == "vi" ? "160,13" : "160.13", word.MainDocumentPart.Document!.InnerText, StringComparison.Ordinal);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(word));
    }

    /// <summary>In 2026 nothing is recorded in the logs yet, some communes have decided their review and others have not.</summary>
    [Theory]
    [InlineData("vi", "Nhật ký năm 2026 chưa ghi lần thu hoạch nào.", "công nhận kết quả của năm"), InlineData("en", "The logs of 2026 have no harvest yet.", "have decided those of the year")]
    public async Task A_year_that_goes_on_says_what_is_not_recorded_and_how_far_the_review_is(string language, string nothing, string partly)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        await using AsyncServiceScope services = await demo.OpenAsync();
        BriefTemplate year = services.ServiceProvider.GetRequiredService<BriefCatalogue>().Find("year")!;
        MakeBrief make = services.ServiceProvider.GetRequiredService<MakeBrief>();
        Brief brief = (await make.RunAsync(All, year, "20", new Period(2026))).Value;
        // A second way: the reviews themselves.
        AniseDb db = services.ServiceProvider.GetRequiredService<AniseDb>();
        Assert.Equal(await db.Set<CommuneReview>().CountAsync(r => r.Year == 2026 && db.Set<ReviewDecision>().Any(d => d.ReviewId == r.Id)), brief.Coverage!.Value.Closed);
        Assert.Equal(0, brief.Values["harvest"].Value);
        string html = BriefHtml.Of(brief);
        foreach (string said in (string[])[nothing, partly, "25/11/2026"]) Assert.Contains(said, html, StringComparison.Ordinal);
        using var word = WordprocessingDocument.Open(new MemoryStream(BriefWord.Of(brief)), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(word));
        Assert.Contains(nothing, word.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Equal(year.Numbers.Count + 1, word.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>().Count());
        // Of a year that is over all have decided; of one before there were records, nothing is known.
        Assert.Null((await make.RunAsync(All, year, "06505", new Period(2025))).Value.Coverage);
        Assert.Null((await make.RunAsync(All, year, "06505", new Period(2015))).Value.Values["poverty-rate"].Value);
    }

    [Theory]
    [InlineData("brief-figure-unknown", 6, "  x: { figure: nothing-here }", "{x}")]
    [InlineData("brief-no-months", 6, "  x: { figure: plots, period: 2023-05 }", "{x}")]
    [InlineData("brief-split-half", 6, "  x: { figure: plots, by: crop }", "{x}")]
    [InlineData("brief-split-unknown", 6, "  x: { figure: plots, by: colour, group: red }", "{x}")]
    [InlineData("brief-part-unknown", 6, "  x: { figure: plots, sum-of: [y] }", "{x}")]
    [InlineData("brief-key-unknown", 6, "  x: { figure: plots, color: red }", "{x}")]
    [InlineData("brief-name-unknown", 8, "  x: { figure: plots }", "{y}")]
    public async Task A_template_that_is_wrong_is_refused_with_its_line(string code, int line, string number, string text)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        Problem problem = Assert.Single(Read(services, $"code: t\ntitle: {{ vi: a, en: a }}\nplace: \"187\"\nperiod: 2023\nnumbers:\n{number}\ntext:\n  - {{ vi: \"{text}\", en: \"{text}\" }}\n").Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains($"t.yaml, {(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "line" : "dòng")} {line}:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_period_and_a_wrong_sum_are_refused()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        Assert.Equal("brief-no-period", Assert.Single(Read(services, "code: t\ntitle: { vi: a, en: a }\nplace: \"187\"\nnumbers:\n  x: { figure: plots }\ntext:\n  - { vi: \"{x}\", en: \"{x}\" }\n").Problems).Code);
        Assert.Equal("brief-without-number", Assert.Single(Read(services, "code: t\ntitle: { vi: a, en: a }\nplace: \"187\"\nperiod: 2023\nnumbers:\n  x: { figure: plots }\ntext:\n  - { vi: \"{x}\", en: \"{x}\", without: { vi: \"{x}\", en: a } }\n").Problems).Code);
        BriefTemplate sum = Read(services, "code: t\ntitle: { vi: a, en: a }\nplace: \"187\"\nmap: 2023-12-31\nperiod: 2023\nnumbers:\n  a: { figure: project-area, by: crop, group: anise }\n  t: { figure: project-area, sum-of: [a] }\ntext:\n  - { vi: \"{t}\", en: \"{t}\" }\n").Value;
        Assert.Equal("brief-wrong-sum", Assert.Single((await services.ServiceProvider.GetRequiredService<MakeBrief>().RunAsync(All, sum)).Problems).Code);
    }

    /// <summary>Communes of 2023 that became one are one commune on today's map; areas stay as they are.</summary>
    [Fact]
    public async Task On_the_map_of_today_communes_are_those_of_today_and_areas_the_same()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        ReadFigures read = services.ServiceProvider.GetRequiredService<ReadFigures>();
        PlaceMap today = await services.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25));
        FigureGrid grid = (await read.RunAsync(All, new FigureQuery(["project-communes", "project-area"], today.Province.Id, [2023]) { By = "crop" })).Value;
        double? Of(string code, string crop) => grid[code, 2023, grid.Splits.Single(s => s.Code == crop)].Value;
        // Vạn Linh, Hòa Bình and Y Tịch are one now, so are Hữu Kiên and Quan Sơn, the town and the commune of Chi Lăng, Gia Lộc and Thượng Cường, all of chili in Nhân Lý.
        Assert.Equal((2, 1, 1, 1), (Of("project-communes", "anise"), Of("project-communes", "sugar-apple"), Of("project-communes", "peach"), Of("project-communes", "chili")));
        Assert.Equal(35, Of("project-area", "anise")!.Value, 1e-9);
    }

    private static Result<BriefTemplate> Read(AsyncServiceScope services, string yaml) => services.ServiceProvider.GetRequiredService<BriefCatalogue>().Read(new StringReader(yaml), "t.yaml");

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
