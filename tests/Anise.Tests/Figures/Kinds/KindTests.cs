using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.RuleTables;
using CsCheck;

namespace Anise.Tests.Figures.Kinds;

/// <summary>Records of any kind: an area that is still to come brings a kind, a reader and a file of figures, and the floor does the rest.</summary>
public sealed class KindTests
{
    private static readonly string[] Codes = ["works-days", "works-lines", "people-at-work", "lines-at-end", "paid-so-far", "days-a-person"];

    // Lan works in two villages of a commune and, in March, in another commune; Minh only in one.
    private static readonly WorksRow[] Rows =
    [
        new(WorksWorld.Upper, new Period(2025, 1), "lan", 10, 100), new(WorksWorld.Lower, new Period(2025, 1), "lan", 5, 50), new(WorksWorld.Upper, new Period(2025, 1), "minh", 20, 200),
        new(WorksWorld.Upper, new Period(2025, 3), "lan", 8, 180), new(WorksWorld.Far, new Period(2025, 3), "lan", 2, 20), new(WorksWorld.Upper, new Period(2025, 3), "hoa", 0, 0),
    ];

    [Fact]
    public async Task A_month_is_what_its_records_say()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync(Rows);
        FigureGrid january = await world.GridAsync(Codes, new Period(2025, 1));
        Assert.Equal([35, 3, 2, 3, 350, 17.5], Codes.Select(c => january[c, new Period(2025, 1)].Value!.Value));
        FigureGrid february = await world.GridAsync(Codes, new Period(2025, 2));
        Assert.All(Codes, c => Assert.Null(february[c, new Period(2025, 2)].Value));   // nothing is no zero
    }

    [Fact]
    public async Task A_reader_is_offered_the_figures_of_those_areas_that_he_may_see()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync(Rows, [new(WorksWorld.Upper, 2025, 5)]);
        async Task<string> SeenAsync(Rights rights) => string.Join(' ', (await world.DoAsync((ReadFigures r) => r.SeenAsync(rights, WorksWorld.Commune, null))).Select(f => f.Code));
        Assert.Equal(string.Join(' ', Codes) + " asset-value", await SeenAsync(WorksWorld.All));
        Assert.Equal("asset-value", await SeenAsync(WorksWorld.Someone(Role.Analyst)));                        // no journal
        Assert.Equal(string.Join(' ', Codes), await SeenAsync(WorksWorld.Someone(Role.Administrator)));        // no households
        Assert.Empty(await SeenAsync(new Rights(new Actor("somebody", "test", 7), [])));
    }

    [Fact]
    public async Task A_year_follows_from_its_months_by_how_a_figure_adds()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync(Rows);
        FigureGrid year = await world.GridAsync(Codes, 2025);
        // Days add; the lines and the money are those of March; Lan counts once in the year; hoa has no day.
        Assert.Equal([45, 6, 2, 3, 200, 22.5], Codes.Select(c => year[c, 2025].Value!.Value));
        FigureGrid villages = await world.GridAsync(["people-at-work"], 2025, FigureQuery.ByVillage);
        Assert.Equal([1d, 2, 1], villages.Splits.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => villages["people-at-work", 2025, s].Of));   // 06502-01, 06505-01, 06505-02
        Assert.Equal(2, villages["people-at-work", 2025].Of);
    }

    [Fact]
    public async Task Different_things_of_a_place_are_no_more_than_those_of_its_parts_together_and_no_fewer_than_those_of_any_part()
    {
        string[] people = ["a", "b", "c", "d", "e", ""];
        Gen<WorksRow[]> any = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 4], Gen.Int[0, 5], Gen.Int[0, 3],
            (village, month, person, days) => new WorksRow(WorksWorld.Villages[village], new Period(2025, month), people[person], days, days * 10)).Array[0, 40];
        await any.SampleAsync(async rows =>
        {
            await using WorksWorld world = await WorksWorld.CreateAsync(rows);
            foreach (Period period in (Period[])[2025, new Period(2025, 2)])
            {
                FigureGrid villages = await world.GridAsync(Codes, period, FigureQuery.ByVillage), communes = await world.GridAsync(Codes, period, FigureQuery.ByCommune);
                WorksRow[] own = [.. rows.Where(r => period.IsMonth ? r.Month == period : r.Month.Year == period.Year)];
                foreach (FigureGrid grid in (FigureGrid[])[villages, communes])
                {
                    double whole = grid["people-at-work", period].Of;
                    double[] parts = [.. grid.Splits.Select(s => grid["people-at-work", period, s].Of)];
                    if (whole > parts.Sum() || whole < parts.DefaultIfEmpty().Max() || whole != own.Where(r => r.Days > 0 && r.Person.Length > 0).Select(r => r.Person).Distinct().Count()) return false;
                    foreach (string additive in (string[])["works-days", "works-lines", "lines-at-end", "paid-so-far"])
                        if (grid[additive, period].Of != grid.Splits.Sum(s => grid[additive, period, s].Of)) return false;
                }
                foreach (string code in Codes)
                {
                    OpenedFigure opened = await world.OpenAsync(code, period);
                    if (opened.Sum != communes[code, period].Of) return false;
                }
            }
            return (await world.DoAsync((RecountFigures recount) => recount.RunAsync(WorksWorld.All, [2025]))).Value.Count == 0;
        }, iter: 30, threads: 1);
    }

    [Fact]
    public async Task A_figure_of_any_kind_opens_as_its_kind_says()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync(Rows);
        OpenedFigure opened = await world.OpenAsync("people-at-work", 2025);
        Assert.Equal((5, 2d), (opened.Count, opened.Sum));   // five records, two people: who stands again adds nothing
        OpenedRecord first = opened.Records[0];
        Assert.Equal(("lan", "/works/2025-03-lan", "2"), (first.Title, first.Address, first["days"]));   // by the code of its place: 06502-01 comes first
        Assert.Equal("2025-03", first.Period.ToString());
        Assert.Equal(("/works/2025-03-lan", null), (first.WithoutNames().Address, first.WithoutNames()["person"]));
    }

    [Fact]
    public async Task The_right_is_that_of_the_kind()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync(Rows);
        Rights auditor = WorksWorld.Someone(Role.Auditor), analyst = WorksWorld.Someone(Role.Analyst);   // who may read the journal, and who may not
        Assert.True((await world.DoAsync((ReadFigures r) => r.RunAsync(auditor, new FigureQuery(["works-days"], WorksWorld.Province, [2025])))).Ok);
        Assert.Equal(Permission.SeeJournal, (await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync((ReadFigures r) => r.RunAsync(analyst, new FigureQuery(["works-days"], WorksWorld.Province, [2025]))))).Permission);
        Assert.Equal(Permission.EditRules, (await Assert.ThrowsAsync<NoAccessException>(() => world.DoAsync((ExportFigure e) => e.RunAsync(auditor, new RecordQuery("works-days", WorksWorld.Province, 2025))))).Permission);
    }

    [Fact]
    public async Task A_year_that_has_no_months_refuses_one()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync(Rows, [new(WorksWorld.Upper, 2024, 5), new(WorksWorld.Far, 2025, 7)]);
        var refused = await world.DoAsync((ReadFigures r) => r.RunAsync(WorksWorld.All, new FigureQuery(["works-days", "asset-value"], WorksWorld.Province, (Period[])[new Period(2025, 3)])));
        Assert.Equal("figure-months", Assert.Single(refused.Problems).Code);
        Assert.Equal(7, (await world.GridAsync(["asset-value"], 2025))["asset-value", 2025].Value);
        Assert.Equal([2024, 2025], await world.DoAsync((FigurePeriods p) => p.YearsAsync()));
        Assert.Equal([2025], await world.DoAsync((FigurePeriods p) => p.YearsAsync(WorksArea.WorksMonth)));
    }

    [Theory]
    [InlineData("2025", 2025, 0)]
    [InlineData("2025-03", 2025, 3)]
    [InlineData("2025-13", null, 0)]
    [InlineData("2025-3", null, 0)]
    [InlineData("25", null, 0)]
    [InlineData("2025-02-30", null, 0)]
    [InlineData("2025-03-1", null, 0)]
    public void A_period_is_a_year_or_a_month_of_it(string text, int? year, int month) => Assert.Equal(year is { } y ? new Period(y, month) : null, Period.TryRead(text));

    [Fact]
    public void A_period_may_be_a_day()
    {
        Period day = Assert.NotNull(Period.TryRead("2025-03-01"));
        Assert.Equal(("2025-03-01", new DateOnly(2025, 3, 1), 2025, true), (day.ToString(), day.LastDay, day.Year, day.IsDay));
    }
}
