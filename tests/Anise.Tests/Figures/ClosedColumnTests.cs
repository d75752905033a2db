using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.Figures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Figures;

/// <summary>The columns that are kept of a decided review say what its records say, and where they cannot be read the records are.</summary>
public sealed class ClosedColumnTests(DemoProvince demo)
{
    private static readonly RecordKind Kind = Kinds.WorksArea.AssetYear with { Columns = ["name", "points"] };

    private static RecordTable Table => new(
        ["a", "b", "c"], [new PlaceId(1), new PlaceId(2), new PlaceId(1)],
        new Dictionary<string, double[]> { ["points"] = [1.5, double.NaN, -0.0] }, new Dictionary<string, string[]> { ["name"] = ["Lò Thị", "", "Lò Thị"] });

    [Fact]
    public void What_is_written_is_read_again()
    {
        RecordTable read = ColumnFile.Read(ColumnFile.Write(Table, Kind), Kind)!;
        Assert.Equal(Table.Keys, read.Keys);
        Assert.Equal(Table.Places, read.Places);
        Assert.Equal(Table.Number("points"), read.Number("points"));
        Assert.Equal(Table.Text("name"), read.Text("name"));
        Assert.Null(read.FindNumber("name"));
        Assert.Empty(RecordSeal.Of(Table, Kind).Differing(read, Kind));
    }

    [Fact]
    public void Damaged_bytes_another_form_and_other_columns_are_not_read()
    {
        byte[] bytes = ColumnFile.Write(Table, Kind);
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i]++;
            Assert.Null(ColumnFile.Read(bytes, Kind));
            bytes[i]--;
        }
        Assert.Null(ColumnFile.Read([], Kind));
        Assert.Null(ColumnFile.Read(bytes[..^1], Kind));
        Assert.Null(ColumnFile.Read(bytes, Kind with { Columns = ["name", "points", "new"] }));
        Assert.NotNull(ColumnFile.Read(bytes, Kind with { Columns = ["points", "name"] }));
    }

    [Theory]
    [InlineData("DELETE FROM closed_columns")]
    [InlineData("UPDATE closed_columns SET columns = x'01'")]
    [Trait("needs", "demo")]
    public async Task Without_columns_figures_are_the_same_and_refresh_makes_them_anew(string sql)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        var (services, file) = await demo.CopyAsync();
        string[] before;
        List<byte[]> kept;
        await using (services)
        {
            before = await FiguresAsync(services);
            var db = services.ServiceProvider.GetRequiredService<AniseDb>();
            kept = await ColumnsAsync(db);
#pragma warning disable EF1002 // a constant of this test
            Assert.Equal(kept.Count, await db.Database.ExecuteSqlRawAsync(sql, cancel));
#pragma warning restore EF1002
        }
        await using (AsyncServiceScope without = DemoProvince.Open(file))
        {
            Assert.Equal(before, await FiguresAsync(without));
            var refresh = without.ServiceProvider.GetRequiredService<RefreshDerived>();
            Assert.Equal(kept.Count, (await refresh.RunAsync(Rights.ForConsole(), cancel)).Single(r => r.Name == "closed-columns").Changed);
            Assert.Equal(0, (await refresh.RunAsync(Rights.ForConsole(), cancel)).Single(r => r.Name == "closed-columns").Changed);
            Assert.Equal(kept, await ColumnsAsync(without.ServiceProvider.GetRequiredService<AniseDb>()));
        }
        await using (AsyncServiceScope again = DemoProvince.Open(file)) Assert.Equal(before, await FiguresAsync(again));
        File.Delete(file);

        Task<List<byte[]>> ColumnsAsync(AniseDb db) => db.Set<ClosedColumns>().AsNoTracking().OrderBy(c => c.ReviewId).Select(c => c.Columns).ToListAsync(cancel);

        async Task<string[]> FiguresAsync(AsyncServiceScope scope)
        {
            PlaceId province = (await scope.ServiceProvider.GetRequiredService<PlaceMaps>().OnAsync(new DateOnly(2024, 12, 31), cancel)).Province.Id;
            var shown = new List<string>();
            foreach (string by in (string[])["ethnic-group", "head-sex", "area", "b1"])
            {
                var read = await scope.ServiceProvider.GetRequiredService<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(["poor-households", "near-poor-households"], province, [2022, 2024]) { By = by }, cancel);
                FigureGrid grid = read.Value;
                shown.AddRange(from f in grid.Figures from y in grid.Query.Periods from s in grid.Splits select $"{f.Code} {y} {s.Code}: {grid[f.Code, y, s]}");
            }
            Assert.NotEmpty(shown);
            return [.. shown];
        }
    }
}
