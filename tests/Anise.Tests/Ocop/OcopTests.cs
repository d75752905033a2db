using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Ocop;
using Anise.Ocop.Changes;
using Anise.Ocop.Lists;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Ocop;

/// <summary>A product from dossier to star: never without the council's points, above what they are worth, or above what the level may give that day.</summary>
public sealed class OcopTests
{
    private static readonly Rights Console = Rights.ForConsole();
    private static readonly string[] Required = ["registration", "business-plan", "organisation", "licence", "sample"];

    [Fact]
    public async Task Three_examiners_score_the_council_explains_their_differences_and_the_stars_hold_36_months()
    {
        await using TestServices anise = await TestServices.LangSonAsync();
        (OcopProductId product, OcopDossierId dossier) = await OpenAsync(anise, new DateOnly(2026, 1, 5));
        Assert.Equal("dossier-incomplete", await RefusedAsync(anise, dossier, "Lan", 30, 20, 25));
        await DocumentsAsync(anise, dossier, Required);
        Assert.Equal("rating-no-score", await StarsAsync(anise, dossier, 4, OcopLevel.Province, new DateOnly(2026, 3, 1)));
        await ScoreAsync(anise, dossier, "Lan", 30, 20, 25);
        foreach (string same in (string[])["LAN ", "Bà Lan", "Lan.", "Lan (2)"]) Assert.Equal("score-twice", await RefusedAsync(anise, dossier, same, 30, 20, 25));
        foreach (string other in (string[])["L\u0430n", "123"]) Assert.Equal("score-examiner-letters", await RefusedAsync(anise, dossier, other, 30, 20, 25));   // a Cyrillic a
        Assert.Equal("points-wrong", await RefusedAsync(anise, dossier, "Hải", 41, 20, 25));
        await ScoreAsync(anise, dossier, "Hải", 24, 14, 20);
        Assert.Equal("minutes-few-examiners", await MinutesAsync(anise, dossier, 30, 20, 25, "x"));
        await ScoreAsync(anise, dossier, "Đức", 28, 18, 24);
        Assert.Equal("minutes-differences", await MinutesAsync(anise, dossier, 28, 18, 24, null));   // 75 and 58 points
        Assert.Equal("minutes-beyond-scores", await MinutesAsync(anise, dossier, 31, 18, 24, "Đã thảo luận"));
        Assert.Null(await MinutesAsync(anise, dossier, 28, 18, 24, "Đã thảo luận"));
        Assert.Equal("rating-before-minutes", await StarsAsync(anise, dossier, 4, OcopLevel.Province, new DateOnly(2026, 2, 9)));
        Assert.Equal("rating-above-score", await StarsAsync(anise, dossier, 5, OcopLevel.Centre, new DateOnly(2026, 3, 1)));
        Assert.Equal("rating-below-score", await StarsAsync(anise, dossier, 3, OcopLevel.Province, new DateOnly(2026, 3, 1)));
        Assert.Equal("rating-level-none", await StarsAsync(anise, dossier, 3, OcopLevel.District, new DateOnly(2026, 3, 1)));
        Assert.Null(await StarsAsync(anise, dossier, 4, OcopLevel.Province, new DateOnly(2026, 3, 1)));
        SeenProduct seen = (await anise.DoAsync<ReadProduct, SeenProduct?>(r => r.RunAsync(Console, product)))!;
        OcopRating rating = Assert.Single(seen.Dossiers[0].Ratings);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2029, 2, 28)), (rating.From, rating.To));
        Assert.Null(seen.On(new DateOnly(2026, 2, 28)));
        Assert.Equal((4, 4), (seen.On(new DateOnly(2026, 3, 1))!.Stars, seen.On(new DateOnly(2029, 2, 28))!.Stars));
        Assert.Null(seen.On(new DateOnly(2029, 3, 1)));
        // Half a year before the end, on its last day and ever after it waits for a new dossier.
        Rights here = new(new Actor("officer", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneOfficer, Place = seen.Product.PlaceId }]);
        foreach (var (day, waits, ended) in ((DateOnly, int, int)[])[(new(2028, 8, 27), 0, 0), (new(2028, 8, 28), 1, 0), (new(2029, 2, 28), 1, 0), (new(2029, 3, 1), 1, 1), (new(2031, 3, 1), 1, 1)])
        {
            anise.Clock.Day = day;
            Assert.Equal(waits, (await anise.DoAsync<ReadWaiting, IReadOnlyList<WaitingWork>>(async r => [.. (await r.RunAsync(here)).Where(w => w.Address.StartsWith("/ocop", StringComparison.Ordinal))])).Count);
            var list = await anise.DoAsync<OcopList, Anise.Lists.ListOf<OcopLine>>(l => l.RunAsync(Console, seen.Product.PlaceId));
            Assert.Equal(ended, (await list.ReadAsync(Anise.Lists.ListAsk.For(("stars", "ended")))).Total);
        }
        anise.Clock.Day = new DateOnly(2026, 11, 25);
        Assert.Equal("rating-known", await StarsAsync(anise, dossier, 4, OcopLevel.Province, new DateOnly(2026, 3, 2)));
        // Rated again: what stands need not be made anew.
        OcopDossierId again = await anise.RunAsync<OpenDossier, OcopDossierId>(o => o.RunAsync(Console, product, new DateOnly(2026, 11, 2)));
        Assert.Equal(["licence", "organisation"], await anise.DoAsync<AniseDb, List<string>>(db => db.Set<OcopDocument>().Where(d => d.DossierId == again && d.FromDossierId == dossier).Select(d => d.Code).OrderBy(c => c).ToListAsync()));
        Assert.Equal("dossier-open", await anise.RefusedAsync<OpenDossier, OcopDossierId>(o => o.RunAsync(Console, product, new DateOnly(2026, 11, 3))));
    }

    /// <summary>Before and after Decision 1489 of 6 July 2025.</summary>
    [Theory]
    [InlineData("2025-07-05", OcopLevel.District, 3, null), InlineData("2025-07-06", OcopLevel.District, 3, "rating-level-none"), InlineData("2025-07-06", OcopLevel.Province, 3, null), InlineData("2025-07-05", OcopLevel.Province, 3, null)]
    public async Task Who_may_give_three_stars_depends_on_the_day(string day, OcopLevel level, int stars, string? refused)
    {
        await using TestServices anise = await TestServices.LangSonAsync();
        (_, OcopDossierId dossier) = await OpenAsync(anise, new DateOnly(2025, 6, 2));
        await DocumentsAsync(anise, dossier, Required);
        foreach (string examiner in (string[])["Lan", "Hải", "Đức"]) await ScoreAsync(anise, dossier, examiner, 20, 14, 18, new DateOnly(2025, 6, 10));
        _ = await anise.RunAsync<RecordMinutes, OcopDossierId>(m => m.RunAsync(Console, dossier, "1/BB", new DateOnly(2025, 6, 20), new OcopPoints(20, 14, 18), null));
        Assert.Equal(refused, await StarsAsync(anise, dossier, stars, level, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Ninety_points_are_four_stars_of_the_province_and_five_of_the_ministry_and_an_officer_gives_none()
    {
        await using TestServices anise = await TestServices.LangSonAsync();
        (OcopProductId product, OcopDossierId dossier) = await OpenAsync(anise, new DateOnly(2026, 1, 5));
        await DocumentsAsync(anise, dossier, Required);
        foreach (string examiner in (string[])["Lan", "Hải", "Đức"]) await ScoreAsync(anise, dossier, examiner, 36, 23, 31);
        Assert.Null(await MinutesAsync(anise, dossier, 36, 23, 31, null));
        DateOnly day = new(2026, 3, 1);
        Assert.Equal("rating-above-level", await StarsAsync(anise, dossier, 5, OcopLevel.Province, day));
        PlaceId place = (await anise.DoAsync<ReadProduct, SeenProduct?>(r => r.RunAsync(Console, product)))!.Product.PlaceId;
        var officer = new Rights(new Actor("officer", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneOfficer, Place = place }]);
        await Assert.ThrowsAsync<NoAccessException>(() => anise.DoAsync<GiveStars, Result<OcopRatingId>>(g => g.RunAsync(officer, dossier, 4, OcopLevel.Province, "1", day)));
        Assert.Null(await StarsAsync(anise, dossier, 4, OcopLevel.Province, day));
        Assert.Null(await StarsAsync(anise, dossier, 5, OcopLevel.Centre, day.AddMonths(2)));
        Assert.Equal((4, 5), ((await SeenAsync(anise, product)).On(day)!.Stars, (await SeenAsync(anise, product)).On(day.AddMonths(2))!.Stars));
    }

    [Fact]
    public async Task A_sheet_scored_item_by_item_adds_up_to_its_parts()
    {
        await using TestServices anise = await TestServices.LangSonAsync();
        (OcopProductId product, OcopDossierId dossier) = await OpenAsync(anise, new DateOnly(2026, 1, 5));
        await DocumentsAsync(anise, dossier, Required);
        var a = new Dictionary<string, decimal> { ["a-organisation"] = 12, ["a-development"] = 10.5m, ["a-community"] = 9 };
        async Task<string?> TryAsync(decimal? part, Dictionary<string, decimal> items) =>
            (await anise.DoAsync<ScoreDossier, Result<OcopScoreId>>(s => s.RunAsync(Console, dossier, "Lan", new OcopPoints(part, 20, 25), new DateOnly(2026, 2, 2), items))) is { Ok: false } refused ? refused.Problems[0].Code : null;
        Assert.Equal("item-missing", await TryAsync(null, new() { ["a-organisation"] = 12 }));
        Assert.Equal("items-sum", await TryAsync(31, a));
        Assert.Equal("item-negative", await TryAsync(null, new(a) { ["a-community"] = -1 }));
        Assert.Equal("item-unknown", await TryAsync(null, new(a) { ["d-other"] = 1 }));
        Assert.Equal("points-wrong", await TryAsync(null, new(a) { ["a-community"] = 18 }));   // 40.5 of 40
        Assert.Null(await TryAsync(null, a));
        SeenDossier seen = (await SeenAsync(anise, product)).Dossiers[0];
        OcopScore score = Assert.Single(seen.Scores);
        Assert.Equal((31.5m, 76.5m), (score.A, score.Total));
        Assert.Equal(a, seen.Items.ToDictionary(i => i.Key.Item, i => i.Value));
    }

    /// <summary>Before Decision 148 of 24 February 2023 part A had 35 points and part C 40: a dossier is judged by the rules of the day on which it came.</summary>
    [Theory]
    [InlineData("2023-02-23", 36, 30, "points-wrong"), InlineData("2023-02-23", 35, 40, null), InlineData("2023-02-24", 36, 30, null), InlineData("2023-02-24", 35, 36, "points-wrong")]
    public async Task A_dossier_is_judged_by_the_rules_of_the_day_on_which_it_came(string received, int a, int c, string? refused)
    {
        await using TestServices anise = await TestServices.LangSonAsync();
        DateOnly day = DateOnly.Parse(received, System.Globalization.CultureInfo.InvariantCulture);
        (_, OcopDossierId dossier) = await OpenAsync(anise, day);
        await DocumentsAsync(anise, dossier, Required);
        var scored = await anise.DoAsync<ScoreDossier, Result<OcopScoreId>>(s => s.RunAsync(Console, dossier, "Lan", new OcopPoints(a, 20, c), new DateOnly(2023, 3, 10)));
        Assert.Equal(refused, scored.Ok ? null : scored.Problems[0].Code);
        if (refused is not null) return;
        foreach (string other in (string[])["Hải", "Đức"]) _ = await anise.RunAsync<ScoreDossier, OcopScoreId>(s => s.RunAsync(Console, dossier, other, new OcopPoints(a, 20, c), new DateOnly(2023, 3, 10)));
        _ = await anise.RunAsync<RecordMinutes, OcopDossierId>(m => m.RunAsync(Console, dossier, "1/BB", new DateOnly(2023, 3, 20), new OcopPoints(a, 20, c), null));
        Assert.Null(await StarsAsync(anise, dossier, a + 20 + c >= 90 ? 5 : 4, a + 20 + c >= 90 ? OcopLevel.Centre : OcopLevel.Province, new DateOnly(2023, 4, 3)));
    }

    private static async Task<SeenProduct> SeenAsync(TestServices anise, OcopProductId id) => (await anise.DoAsync<ReadProduct, SeenProduct?>(r => r.RunAsync(Console, id)))!;

    private static async Task<(OcopProductId, OcopDossierId)> OpenAsync(TestServices anise, DateOnly day)
    {
        PlaceId place = (await anise.MapAsync(new DateOnly(2026, 11, 1))).FindByCode("06505")!.Id;
        OcopProductId product = await anise.RunAsync<RecordProduct, OcopProductId>(r => r.RunAsync(Console, new NewProduct(place, "Tinh dầu hồi", "medicinal", "HTX", ProducerKind.Cooperative)));
        Assert.Equal("product-known", await anise.RefusedAsync<RecordProduct, OcopProductId>(r => r.RunAsync(Console, new NewProduct(place, "TINH DẦU HỒI", "medicinal", "HTX", ProducerKind.Cooperative))));
        return (product, await anise.RunAsync<OpenDossier, OcopDossierId>(o => o.RunAsync(Console, product, day)));
    }

    private static async Task DocumentsAsync(TestServices anise, OcopDossierId id, string[] codes)
    {
        foreach (string code in codes) _ = await anise.RunAsync<AddDocument, OcopDossierId>(a => a.RunAsync(Console, id, code, "1", new DateOnly(2025, 6, 3)));
    }

    private static async Task ScoreAsync(TestServices anise, OcopDossierId id, string examiner, decimal a, decimal b, decimal c, DateOnly? day = null) =>
        _ = await anise.RunAsync<ScoreDossier, OcopScoreId>(s => s.RunAsync(Console, id, examiner, new OcopPoints(a, b, c), day ?? new DateOnly(2026, 2, 2)));

    private static Task<string> RefusedAsync(TestServices anise, OcopDossierId id, string examiner, decimal a, decimal b, decimal c) =>
        anise.RefusedAsync<ScoreDossier, OcopScoreId>(s => s.RunAsync(Console, id, examiner, new OcopPoints(a, b, c), new DateOnly(2026, 2, 2)));

    private static async Task<string?> MinutesAsync(TestServices anise, OcopDossierId id, decimal a, decimal b, decimal c, string? said) =>
        (await anise.DoAsync<RecordMinutes, Result<OcopDossierId>>(m => m.RunAsync(Console, id, "12/BB-HĐ", new DateOnly(2026, 2, 10), new OcopPoints(a, b, c), said))) is { Ok: false } refused ? refused.Problems[0].Code : null;

    private static async Task<string?> StarsAsync(TestServices anise, OcopDossierId id, int stars, OcopLevel level, DateOnly day) =>
        (await anise.DoAsync<GiveStars, Result<OcopRatingId>>(g => g.RunAsync(Console, id, stars, level, "33/QĐ-UBND", day))) is { Ok: false } refused ? refused.Problems[0].Code : null;
}
