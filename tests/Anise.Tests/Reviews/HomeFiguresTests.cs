using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Store;
using Anise.Tests.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Reviews;

/// <summary>Home, board, progress and figure say one number, in every commune of the demo.</summary>
[Trait("needs", "demo")]
public sealed class HomeFiguresTests(DemoProvince demo)
{
    private const int Year = 2026;

    [Fact]
    public async Task What_waits_at_home_is_what_board_progress_and_figure_count()
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        T Get<T>() where T : notnull => services.ServiceProvider.GetRequiredService<T>();
        ProvinceProgress progress = (await Get<ReadProvinceProgress>().RunAsync(DemoProvince.All, Year))!;
        int forms = 0, meetings = 0, complaints = 0;
        foreach (CommuneProgress line in progress.Communes.Where(c => c.DecidedOn is null))
        {
            CommuneBoard board = await Get<ReadCommuneBoard>().RunAsync(DemoProvince.All, line.ReviewId);
            Assert.Equal((line.Listed, line.Assessed, line.Poor, line.NearPoor), (board.Listed, board.Assessed, board.Whole.Poor, board.Whole.NearPoor));
            FigureGrid grid = (await Get<ReadFigures>().RunAsync(DemoProvince.All, new FigureQuery(["listed-households", "open-households"], line.Commune.Id, [Year]))).Value;
            Assert.Equal(board.Listed, grid["listed-households", Year].Of);
            Assert.Equal(board.Listed - board.Assessed, grid["open-households", Year].Of);
            // A second way: the rows themselves.
            Assert.Equal(board.Listed - board.Assessed, await Get<AniseDb>().ListedHouseholds.CountAsync(l => l.ReviewId == line.ReviewId && l.RemovedOn == null && l.Form != FormState.Complete));

            var officer = new Rights(new Actor("officer", "test", 1_000_000), [new Grant { UserId = 1_000_000, Role = Role.CommuneOfficer, Place = line.Commune.Id }]);
            List<WorkItem> home = [.. (await Get<MyWork>().RunAsync(officer)).Where(w => w.Year == Year)];
            Assert.All(home, w => Assert.Equal(line.ReviewId, w.ReviewId));
            if (home.Find(w => w.Kind == WorkKind.Forms) is { } open)
            {
                forms++;
                Assert.Equal(board.Listed - board.Assessed, open.Count);
            }
            if (home.Find(w => w.Kind == WorkKind.Meetings) is { } meet)
            {
                meetings++;
                StepState step = board.Steps.Single(s => s.Step == ReviewStep.Meeting);
                Assert.Equal(step.Of - step.Count, meet.Count);
            }
            if (home.Find(w => w.Kind == WorkKind.Complaints) is { } answer)
            {
                complaints++;
                Assert.Equal(board.Waiting.Count(w => w.Kind == WaitingKind.Complaint), answer.Count);
            }
            if (board.Step == ReviewStep.Assessing) Assert.Contains(home, w => w.Kind == WorkKind.Forms);
        }
        Assert.True(forms > 0 && meetings + complaints > 0, $"{forms} communes with open forms, {meetings} with meetings, {complaints} with complaints: too few to compare");
    }
}
