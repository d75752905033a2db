using Anise.Access;
using Anise.Basics;
using Anise.Projects;
using Anise.Projects.Logs;
using Anise.Store;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Projects;

/// <summary>A sprayed plot may be harvested from the first free day on: the day of use and the interval.</summary>
public sealed class SeasonLogTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Fact]
    public async Task Fourteen_days_after_1_March_a_harvest_on_the_14th_is_refused_and_on_the_15th_taken_whatever_the_order_and_the_way_in()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0), ("B", 0.5), ("C", 5));
        // In one file, the harvest first.
        LogImported refused = await world.ImportAsync("plot,date,work,product,interval_days,quantity,unit,person\nA,2026-03-14,harvest,,,50,kg,Lan\nA,2026-03-01,spray,X-100,14,0.5,l,Lan\n");
        Assert.Null(refused.Done);
        Assert.Equal((2, "inside-interval"), (Assert.Single(refused.Faults).Row, refused.Faults[0].Problem));
        Assert.Equal(new DateOnly(2026, 3, 15), Assert.Single(refused.FirstFreeDays).Value);
        Assert.Contains("X-100", refused.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, await world.Store.DoAsync<AniseDb, int>(db => db.Set<LogEntry>().CountAsync()));
        LogImported taken = await world.ImportAsync("plot,date,work,product,interval_days,quantity,unit,person\nA,2026-03-15,harvest,,,50,kg,Lan\nA,2026-03-01,spray,X-100,14,0.5,l,Lan\n");
        Assert.Equal(new RecordedLog(2, 0, 0), taken.Done);
        // Against what is stored: by a form, and on a plot that has ground in common with it.
        Assert.Equal("inside-interval", await world.Store.RefusedAsync<RecordLog, RecordedLog>(r => r.RunAsync(world.Console, new TypedEntry(world.Plots["A"].Id, March.AddDays(13), FarmWork.Harvest))));
        EntryFault onB = Assert.Single((await world.LogAsync(world.Harvest("B", March.AddDays(13)))).Faults);
        Assert.Equal(March.AddDays(14), onB.FirstFreeDay);
        Assert.Empty((await world.LogAsync(world.Harvest("C", March.AddDays(13)))).Faults);
        // Taken in again, the file changes nothing.
        Assert.Equal(new RecordedLog(0, 2, 0), (await world.ImportAsync("plot,date,work,product,interval_days,quantity,unit,person\nA,2026-03-15,harvest,,,50,kg,Lan\nA,2026-03-01,spray,X-100,14,0.5,l,Lan\n")).Done);
    }

    [Fact]
    public async Task A_spraying_entered_after_the_harvest_that_it_makes_unlawful_is_taken_and_the_plot_watched()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0), ("B", 0.5));
        Assert.NotNull((await world.LogAsync(world.Harvest("A", March.AddDays(5)), world.Harvest("A", March.AddDays(10)))).Done);
        (RecordedLog? late, IReadOnlyList<EntryFault> _) = await world.LogAsync(world.Spray("B", March, 10));
        Assert.Equal(new RecordedLog(1, 0, 1), late);
        List<LogEntry> contested = await world.Store.DoAsync<AniseDb, List<LogEntry>>(db => db.Set<LogEntry>().Where(e => e.ContestedOn != null).ToListAsync());
        Assert.Equal(March.AddDays(5), Assert.Single(contested).Date);
        await world.RereadAsync();
        Assert.NotNull(world.Plots["A"].WatchedSince);
        Assert.Null(world.Plots["B"].WatchedSince);
        Assert.Equal((1, 2, 20, 1), (await world.FigureAsync("harvests-contested", 2026), await world.FigureAsync("harvests", 2026), await world.FigureAsync("harvest-kg", 2026), await world.FigureAsync("plots-watched", 2026)));
    }

    [Fact]
    public async Task An_interval_that_is_not_said_is_that_of_the_product_as_last_recorded_and_is_asked_for_otherwise()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        StatedEntry unknown = world.Spray("A", March, 0) with { IntervalDays = null };
        Assert.Equal("log-no-interval", Assert.Single((await world.LogAsync(unknown)).Faults).Code);
        Assert.NotNull((await world.LogAsync(world.Spray("A", March.AddDays(-30), 7))).Done);
        Assert.NotNull((await world.LogAsync(unknown)).Done);
        Assert.Equal(March.AddDays(7), await world.Store.DoAsync<AniseDb, DateOnly?>(db => db.Set<LogEntry>().Where(e => e.Date == March).Select(e => e.FreeFrom).SingleAsync()));
    }

    [Theory]
    [InlineData("Lô;Ngày;Công việc;Tên thuốc;Thời gian cách ly (ngày);Lượng;ĐVT;Người thực hiện\nLô A;01/03/2026;Phun thuốc trừ sâu;X;14 ngày;1,5;lít;Lan\nA;20/03/2026;Thu hoạch lứa 1;;;30;kg;Lan\n", 2)]
    [InlineData("NHẬT KÝ\nSTT,Tên thửa,Ngày thực hiện,Nội dung công việc,Vật tư,Cách ly,Số lượng,Ghi chú\n1,A,1/3/2026,Bón phân,NPK,,20 kg,\n2,A,2/3/2026,Làm cỏ,,,,\n", 2)]
    [InlineData("Plot,Date,Activity,Product,PHI,Amount,Unit,Worker\nA,2026-03-01,Spraying,X,14,1.5,l,Lan\n", 1)]
    public async Task A_log_of_any_office_is_read(string csv, int entries)
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        LogImported read = await world.ImportAsync(csv);
        Assert.True(read.Done is not null, string.Join("; ", read.Faults.Select(f => f.Message)));
        Assert.Equal(entries, read.Done.Added);
    }

    [Fact]
    public async Task What_is_wrong_in_a_file_is_told_row_by_row_and_nothing_is_stored()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        LogImported read = await world.ImportAsync("plot,date,work,product,interval_days\nA,2026-03-01,spray,X,14\nQ,2026-03-01,spray,X,14\nA,30/02/2026,spray,X,14\nA,2026-03-02,shopping,,\nA,2027-03-01,spray,X,14\nA,2026-03-03,spray,Y,\nA,2026-03-04,spray,,7\nA,2026-03-05,spray,X,7-10\nA,2026-03-06,harvest,,\n");
        Assert.Null(read.Done);
        Assert.Equal([(3, "log-plot-unknown"), (4, "not-a-date"), (5, "log-work-unknown"), (6, "date-in-future"), (7, "log-no-interval"), (8, "log-no-product"), (9, "log-interval-unclear"), (10, "inside-interval")], read.Faults.Select(f => (f.Row, f.Problem)));
        Assert.Equal(0, await world.Store.DoAsync<AniseDb, int>(db => db.Set<LogEntry>().CountAsync()));
        Assert.Equal("project-unknown", await world.Store.RefusedAsync<ImportSeasonLog, LogImported>(i => i.RunAsync(world.Console, "P9", new MemoryStream([1]), "x.csv")));
    }

    [Fact]
    public async Task What_can_be_read_in_two_ways_is_refused_and_what_looks_wrong_is_asked()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        LogImported two = await world.ImportAsync("plot,date,work,product,interval_days,quantity,unit,Cán bộ\nA,2026-03-01,spray,X,14,1.145,l,Lan\n");
        Assert.Equal("log-quantity-two-ways", Assert.Single(two.Faults).Problem);
        Assert.NotNull((await world.ImportAsync("plot,date,work,product,interval_days,quantity,unit,Cán bộ\nA,2026-03-01,spray,X,14,1.5,l,Lan\n")).Done);
        Assert.Equal(("Lan", 1.5m), await world.Store.DoAsync<AniseDb, (string?, decimal?)>(async db => await db.Set<LogEntry>().Select(e => new ValueTuple<string?, decimal?>(e.Person, e.Quantity)).SingleAsync()));
        // A copied line, and an interval other than that of before: asked, and taken once confirmed.
        string copied = "plot,date,work,product,interval_days,quantity,unit\nA,2026-06-23,harvest,,,5,kg\nA,2026-06-23,harvest,,,5,kg\nA,2026-05-01,spray,x,1,,\n";
        LogImported asked = await world.ImportAsync(copied);
        Assert.Null(asked.Done);
        Assert.Equal([(3, "log-row-twice"), (4, "log-interval-differs")], asked.Faults.Select(f => (f.Row, f.Problem)));
        LogImported taken = await world.Store.RunAsync<ImportSeasonLog, LogImported>(i => i.RunAsync(world.Console, ProjectWorld.Code, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(copied)), "nhat-ky.csv", confirmed: true));
        Assert.Equal(3, taken.Done!.Added);
    }

    [Fact]
    public async Task Only_an_officer_of_the_place_records()
    {
        await using ProjectWorld world = await ProjectWorld.CreateAsync(("A", 0));
        var typed = new TypedEntry(world.Plots["A"].Id, March, FarmWork.Other);
        await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<RecordLog, Result<RecordedLog>>(r => r.RunAsync(ProjectWorld.Officer(world.OtherCommune), typed)));
        Assert.True((await world.Store.DoAsync<RecordLog, Result<RecordedLog>>(r => r.RunAsync(ProjectWorld.Officer(world.CommuneId), typed))).Ok);
    }

    /// <summary>Random sprayings and harvests on five plots, of which neighbours overlap, some at once and some one after another: a harvest is accepted if and only if no plot with common ground is within an interval.</summary>
    [Fact]
    public async Task A_harvest_is_accepted_if_and_only_if_no_intersecting_plot_is_inside_an_interval()
    {
        (string Name, double At)[] row = [("A", 0), ("B", 0.7), ("C", 1.4), ("D", 2.4), ("E", 9)];   // C and D touch
        bool Meets(string one, string other) => one == other || Math.Abs(row.Single(p => p.Name == one).At - row.Single(p => p.Name == other).At) < 1;
        var random = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 25], Gen.Int[0, 12], Gen.Bool).List[8, 14].Array[3];
        await using ProjectWorld world = await ProjectWorld.CreateAsync(row);
        int round = 0;
        random.Sample(batches =>
        {
            // Each round in months of its own, so that one store serves all.
            DateOnly begin = new DateOnly(2001, 1, 1).AddDays(120 * round++);
            var sprays = new List<(string Plot, DateOnly Date, int Days)>();
            foreach (var batch in batches)
            {
                (string Plot, DateOnly Date, int Days, bool IsSpray)[] works = [.. batch.Select(b => (row[b.Item1].Name, begin.AddDays(b.Item2), b.Item3 + 1, b.Item4)).DistinctBy(w => (w.Name, w.Item2, w.Item4))];
                var all = sprays.Concat(works.Where(w => w.IsSpray).Select(w => (w.Plot, w.Date, w.Days))).ToList();
                bool IsFree(string plot, DateOnly date) => !all.Exists(s => Meets(s.Plot, plot) && s.Date <= date && date < s.Date.AddDays(s.Days));
                int[] wrong = [.. works.Select((w, i) => (w, i)).Where(p => !p.w.IsSpray && !IsFree(p.w.Plot, p.w.Date)).Select(p => p.i)];
                (RecordedLog? done, IReadOnlyList<EntryFault> faults) = world.LogAsync([.. works.Select((w, i) => w.IsSpray ? world.Spray(w.Plot, w.Date, w.Days, $"X{round}-{sprays.Count}-{i}") : world.Harvest(w.Plot, w.Date))]).GetAwaiter().GetResult();
                Assert.Equal(wrong, faults.Select(f => f.Number));
                foreach (EntryFault fault in faults)
                {
                    Assert.True(IsFree(works[fault.Number].Plot, fault.FirstFreeDay!.Value));
                    Assert.False(IsFree(works[fault.Number].Plot, fault.FirstFreeDay.Value.AddDays(-1)));
                }
                if (done is null) continue;
                sprays = all;
                begin = begin.AddDays(26);   // the next batch meets what is stored; no harvest of it is stored already
            }
        }, iter: 20, threads: 1);
    }
}
