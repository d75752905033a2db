using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Procedures;
using Anise.Tables.Values;
using Anise.Works.Infrastructure;
using static Anise.Access.DemoPart;

namespace Anise.Works.Demo;

/// <summary>A dozen infrastructure works of the demo, at every step, in the communes that former Chi Lăng became. Each commune has some in turn.</summary>
internal sealed class InfrastructureDemo(RecordNeed record, TakeWorkStep take, WorksPlaces places) : IDemoPart
{
    private const string District = "187";
    private const long Million = 1_000_000;
    private static readonly DateOnly Then = new(2023, 1, 1);

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        var data = YamlWords.Load<DemoFile>("Anise.Works.Data.infrastructure-demo");
        PlaceMap map = await places.NowAsync(cancel);
        if ((await places.OnAsync(Then, cancel)).FindByCode(District) is not { } district) return;
        MappedPlace[] communes = [.. map.Communes.Where(c => c.FormerDistrict == district.Id)];
        if (communes.Length == 0) return;
        foreach (var (work, i) in data.Works.Select((w, i) => (w, i)))
        {
            MappedPlace commune = communes[i % communes.Length];
            IReadOnlyList<MappedPlace> villages = map.VillagesIn(commune.Id);
            PlaceId at = villages.Count > 0 ? villages[i % villages.Count].Id : commune.Id;
            var on = new DateOnly(work.Year, 1 + i % 2, 10 + i);
            InfrastructureWorkId id = Must(await record.RunAsync(rights, new NewNeed(work.Kind, work.Name, at, on, data.PaperOf(WorkStep.Needed, i), data.Note), cancel));
            foreach (NewWorkStep step in Steps(data, work, on, i)) Must(await take.RunAsync(rights, id, step, cancel));
        }
    }

    /// <summary>The steps up to where the work has come, some weeks apart; what is built is reported in two reports.</summary>
    private static IEnumerable<NewWorkStep> Steps(DemoFile data, DemoWork work, DateOnly needed, int i)
    {
        WorkStep last = Enum.Parse<WorkStep>(work.Step);
        DateOnly signed = needed.AddDays(80), due = signed.AddDays(work.Days), done = signed.AddDays(100 + i * 3);
        NewWorkStep[] all =
        [
            new(WorkStep.Appraised, needed.AddDays(20), data.PaperOf(WorkStep.Appraised, i)) { Amount = work.Estimate * Million },
            new(WorkStep.Planned, needed.AddDays(45), data.PaperOf(WorkStep.Planned, i)) { PlanYear = work.Year, Priority = 1 + i % 3, Note = data.Note },
            new(WorkStep.Contracted, signed, data.PaperOf(WorkStep.Contracted, i)) { Amount = work.Cost * Million, DueOn = due, Contractor = data.Contractors[i % data.Contractors.Count], Supervisor = data.Supervisor },
            new(WorkStep.Underway, signed.AddDays(50), null) { Progress = Math.Min(40, work.Progress) },
            new(WorkStep.Underway, signed.AddDays(95), null) { Progress = work.Progress },
            new(WorkStep.Accepted, done, data.PaperOf(WorkStep.Accepted, i)) { Amount = work.Cost * Million },
            new(WorkStep.HandedOver, done.AddDays(14), data.PaperOf(WorkStep.HandedOver, i)) { Owner = data.Owner, LengthMetres = work.Length },
        ];
        return all.Where(s => s.Step <= last).Select(s => s with { Person = data.Person });
    }

    private sealed class DemoFile
    {
        public string Note { get; set; } = "";

        public Dictionary<WorkStep, string> Papers { get; set; } = [];

        public string Person { get; set; } = "";

        public List<string> Contractors { get; set; } = [];

        public string Supervisor { get; set; } = "";

        public string Owner { get; set; } = "";

        public List<DemoWork> Works { get; set; } = [];

        public string PaperOf(WorkStep step, int i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1:00}/{Papers[step]}");
    }

    private sealed class DemoWork
    {
        public string Kind { get; set; } = "";

        public string Name { get; set; } = "";

        public int Year { get; set; }

        public string Step { get; set; } = "";

        public long Estimate { get; set; }

        public long Cost { get; set; }

        public int Days { get; set; }

        public int Progress { get; set; } = 100;

        public decimal? Length { get; set; }
    }
}
