using System.Globalization;
using Anise.Basics;
using Anise.Cli;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Reviews;
using Anise.Store;
using Anise.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>A closed review that was changed behind the program's back is named by the recount, which goes on with the others.</summary>
[Trait("needs", "demo")]
public sealed class RecountTests(DemoProvince demo)
{
    private const int Year = 2024;

    /// <summary>A figure over the records that these tests change: those of other areas have their own, and all together are recounted elsewhere.</summary>
    private const string Touched = "poor-households";
    private const string OnePoor = "rowid = (SELECT rowid FROM decided_household WHERE review_id = {0} AND class_code = 'poor' ORDER BY line LIMIT 1)";
    private const string OneVillage = "place_id = (SELECT c.place_id FROM closed_sums c JOIN place p ON p.id = c.place_id WHERE c.review_id = {0} AND p.kind = 'Village' ORDER BY c.place_id LIMIT 1)";

    [Theory]
    [InlineData("DELETE FROM closed_sums WHERE review_id = {0}; UPDATE decided_household SET class_code = 'not-poor' WHERE " + OnePoor, "records", "sums kept")]
    [InlineData("UPDATE commune_review SET step = 'Assessing', decided_on = NULL WHERE id = {0}", "decided-reviews", "there is a decision")]
    [InlineData("UPDATE commune_review SET decided_on = NULL WHERE id = {0}", "decided-households", "decided list or sums")]
    [InlineData("UPDATE commune_review SET step = 'Assessing' WHERE id = {0}", "decided-reviews", "not at the step")]
    [InlineData("UPDATE commune_review SET step = 'Nonsense' WHERE id = {0}", "decided-reviews", "unknown word")]
    [InlineData("UPDATE commune_review SET decided_on = '2024-01-02' WHERE id = {0}", "decided-reviews", "not the day")]
    [InlineData("UPDATE decided_household SET ethnicity = CASE ethnicity WHEN '07' THEN '08' ELSE '07' END WHERE " + OnePoor, "records", "ethnicity")]
    [InlineData("UPDATE decided_household SET b1 = b1 + 1 WHERE " + OnePoor, "records", "b1")]
    [InlineData("UPDATE decided_household SET head = 'Somebody Else' WHERE " + OnePoor, "records", "head")]
    [InlineData("UPDATE decided_household SET code = 'X' WHERE " + OnePoor, "records", "code")]
    [InlineData("DELETE FROM review_decision WHERE review_id = {0}", "decided-reviews", "has no decision")]
    [InlineData("DELETE FROM review_decision WHERE review_id = {0}", "records", "cannot be read")]
    [InlineData("UPDATE decided_household SET head_sex = 'Nonsense' WHERE " + OnePoor, "records", "cannot be read")]
    [InlineData("UPDATE closed_sums SET sums = '{{' WHERE review_id = {0}", "records", "cannot be read")]
    [InlineData("UPDATE closed_records SET seal = '{{' WHERE review_id = {0}", "records", "cannot be read")]
    [InlineData("DELETE FROM closed_records WHERE review_id = {0}", "records", "seal")]
    [InlineData("UPDATE closed_columns SET columns = (SELECT c.columns FROM closed_columns c WHERE c.review_id <> {0} LIMIT 1) WHERE review_id = {0}", "records", "columns kept")]
    [InlineData("UPDATE place_span SET parent = 999999 WHERE " + OneVillage, "records", "cannot be read")]
    [InlineData("UPDATE place_span SET parent = place_id WHERE " + OneVillage, "records", "cannot be read")]
    public async Task A_closed_review_changed_behind_its_back_is_named_with_commune_year_and_what(string sql, string code, string what)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var (_, commune) = await TamperAsync(scope, sql);
        var recounted = await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [Year], Touched);
        Assert.Contains(recounted.Value, d => d.Code == code && d.Place == commune && d.Year == Year && d.What?.Contains(what, StringComparison.Ordinal) == true);
        File.Delete(file);
    }

    [Theory]
    [InlineData("UPDATE place_span SET parent = 999999 WHERE " + OneVillage)]
    [InlineData("UPDATE place_span SET parent = place_id WHERE " + OneVillage)]
    public async Task A_village_that_lies_nowhere_is_named_on_every_map(string sql)
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        await TamperAsync(scope, sql);
        var recounted = await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [Year], Touched);
        Assert.Equal(2, recounted.Value.Count(d => d.Code == RecountDifference.Places));   // today's and that before the merger
        File.Delete(file);
    }

    [Theory]
    [InlineData("DELETE FROM commune_review WHERE id = {0}", "decided-households")]
    [InlineData("DELETE FROM campaign WHERE year = 2024", "decided-reviews")]
    public async Task A_decided_review_that_is_gone_is_named(string sql, string code)
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        await TamperAsync(scope, "PRAGMA foreign_keys = OFF; " + sql);
        var recounted = await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [2023], Touched);
        Assert.Contains(recounted.Value, d => d.Code == code && d.Year == Year && d.What is not null);
        File.Delete(file);
    }

    [Fact]
    public async Task One_review_that_cannot_be_read_hides_no_other()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var (review, commune) = await TamperAsync(scope, "DELETE FROM review_decision WHERE review_id = {0}");
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        await db.Database.ExecuteSqlAsync(
            $"UPDATE decided_household SET class_code = 'not-poor' WHERE rowid = (SELECT d.rowid FROM decided_household d JOIN commune_review r ON r.id = d.review_id WHERE r.year = 2024 AND r.id <> {review} AND d.class_code = 'poor' LIMIT 1)");
        var recounted = await scope.ServiceProvider.GetRequiredService<RecountFigures>().RunAsync(DemoProvince.All, [Year], Touched);
        Assert.Contains(recounted.Value, d => d.Code == "poor-households" && d.Place == "20" && d.Shown == d.Counted + 1);
        Assert.Contains(recounted.Value, d => d.Code == RecountDifference.Records && d.Place != commune);
        Assert.DoesNotContain(recounted.Value, d => d.Code == "poor-households" && d.Place == commune);   // named once, not figure by figure
        File.Delete(file);
    }

    [Theory]
    [InlineData("DELETE FROM review_decision WHERE review_id = {0}")]
    [InlineData("UPDATE commune_review SET step = 'Nonsense' WHERE id = {0}")]
    [InlineData("UPDATE place_span SET parent = 999999 WHERE " + OneVillage)]
    public async Task Commands_on_damaged_records_end_with_a_message(string sql)
    {
        var (services, file) = await demo.CopyAsync();
        await using (services) await TamperAsync(services, sql);
        var (exit, output, error) = await RunAsync("figures", "recount", "--store", file, "--code", Touched, "--format", "csv");
        Assert.Equal(1, exit);
        Assert.StartsWith("code,place,period,map,shown,counted,what", output, StringComparison.Ordinal);
        Assert.Contains("differences", error, StringComparison.Ordinal);
        string workbook = file + ".xlsx";
        foreach (string[] command in (string[][])
            [
                ["figures", "show", "poor-households", "--place", "20", "--period", "2024", "--by", "ethnic-group", "--store", file],
                ["figures", "open", "poor-households", "--place", "20", "--period", "2024", "--store", file],
                ["report", "make", "1", "--place", "20", "--period", "2024", "--out", workbook, "--store", file],
            ])
        {
            var done = await RunAsync(command);
            Assert.True(done.Exit == 0 ? done.Error.Length == 0 : done.Exit == 1 && done.Error.Contains("changed outside the program", StringComparison.Ordinal), $"{string.Join(' ', command)}: {done}");
        }
        Assert.Equal(1, (await RunAsync("figures", "show", "listed-households", "--place", "20", "--period", "2024", "--by", sql.Contains("decision", StringComparison.Ordinal) ? "nope" : "source", "--store", file)).Exit);
        File.Delete(file);
        File.Delete(workbook);
    }

    [Fact]
    public async Task Reviews_decided_before_there_were_seals_are_told_once_and_are_no_fault()
    {
        var (services, file) = await demo.CopyAsync();
        await using (services) await TamperAsync(services, "DELETE FROM closed_records");
        var (exit, output, error) = await RunAsync("figures", "recount", "--store", file);
        Assert.Equal(0, exit);
        Assert.Contains("Every figure agrees", output, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'), line => line.Contains("not sealed", StringComparison.Ordinal));
        File.Delete(file);
    }

    [Fact]
    public async Task A_recount_of_one_figure_says_that_only_it_was_counted()
    {
        var (exit, output, error) = await RunAsync("figures", "recount", "--store", await demo.FileAsync(), "--code", "poor-households");
        Assert.Equal(0, exit);
        Assert.Equal("The figure poor-households agrees with its records; only this figure was counted, in the years 2022, 2023, 2024, 2025, 2026.", output.Trim());
        Assert.DoesNotContain("sealed", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seal_tells_columns_apart_and_looks_at_nothing_that_came_later()
    {
        RecordKind kind = Kinds.WorksArea.AssetYear with { Columns = ["name", "points"] };
        RecordTable Table(string name, double points, bool turned = false) => new(
            turned ? ["b", "a"] : ["a", "b"], [new PlaceId(1), new PlaceId(1)],
            new Dictionary<string, double[]> { ["points"] = turned ? [double.NaN, points] : [points, double.NaN], ["new"] = [1, 2] },
            new Dictionary<string, string[]> { ["name"] = turned ? ["x", name] : [name, "x"] });
        RecordSeal seal = RecordSeal.Of(Table("Lò Thị", 138), kind);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
        Assert.Empty(seal.Differing(Table("Lò Thị", 138), kind));
        Assert.Empty(seal.Differing(Table("Lò Thị", 138, turned: true), kind with { Columns = ["name", "points", "new"] }));
        Assert.Equal(["points"], seal.Differing(Table("Lò Thị", 138.5), kind));
        Assert.Equal(["name"], seal.Differing(Table("", 138), kind));
    }

    [Fact]
    public async Task A_correction_that_moves_a_household_between_groups_is_listed_where_the_figure_is_split()
    {
        var (services, file) = await demo.CopyAsync();
        await using var scope = services;
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        PlaceId province = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2026, 11, 25))).Province.Id;
        var (review, _) = await TamperAsync(scope, "");
        DecidedHousehold one = await db.DecidedHouseholds.AsNoTracking().Where(d => d.ReviewId == new CommuneReviewId(review) && d.ClassCode == "poor" && d.HouseholdId != null).OrderBy(d => d.Line).FirstAsync();
        string other = one.Ethnicity == "07" ? "08" : "07";
        await db.Database.ExecuteSqlAsync($"UPDATE member_fact SET ethnicity = {other} WHERE household_id = {one.HouseholdId!.Value.Value} AND relationship = 'head'");   // as a correction of the registry has it
        var compare = scope.ServiceProvider.GetRequiredService<CompareBases>();
        var whole = await compare.RunAsync(DemoProvince.All, new RecordQuery("poor-households", province, Year));
        Assert.DoesNotContain(whole.Value, c => c.Record.Id == one.HouseholdId.Value.Value);   // it counts as before
        var split = await compare.RunAsync(DemoProvince.All, new RecordQuery("poor-households", province, Year) { By = "ethnic-group" });
        CorrectedRecord moved = Assert.Single(split.Value, c => c.Record.Id == one.HouseholdId.Value.Value);
        Assert.Equal((1, 1), (moved.Decided, moved.Corrected));
        Assert.Equal((EthnicGroups.NameOf(one.Ethnicity!), EthnicGroups.NameOf(other)), (moved.DecidedGroup, moved.CorrectedGroup));
        File.Delete(file);
    }

    /// <summary>Runs statements on a review of the year that has poor households, not the first that was decided; gives the review and the code of its commune.</summary>
    private static async Task<(long Review, string Commune)> TamperAsync(AsyncServiceScope scope, string sql)
    {
        var db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        var lists = db.DecidedHouseholds;
        var review = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == Year && lists.Any(d => d.ReviewId == r.Id && d.ClassCode == "poor" && d.HouseholdId != null))
            .OrderByDescending(r => r.Id).Select(r => new { r.Id, r.CommuneId }).FirstAsync();
        string filled = string.Format(CultureInfo.InvariantCulture, sql, review.Id.Value);
        if (filled.Length > 0)
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = filled;
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
            await db.Database.CloseConnectionAsync();
        }
        PlaceMap map = await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(Year, 12, 31));
        scope.ServiceProvider.GetRequiredService<PlaceMaps>().Forget();
        return (review.Id.Value, map.Find(review.CommuneId)!.Code);
    }

    private static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), error = new();
        int exit = await CommandLine.RunAsync(args, output, error, new StillClock());
        return (exit, output.ToString(), error.ToString());
    }
}
