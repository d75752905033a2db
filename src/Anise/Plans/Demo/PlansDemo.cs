using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Plans.Following;
using Anise.Plans.Production;
using Anise.Plans.Targets;
using Anise.Procedures;
using Anise.Store;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;
using static Anise.Access.DemoPart;

namespace Anise.Plans.Demo;

/// <summary>The directives of the demo with their targets, and production plans with their adjustments.</summary>
internal sealed class PlansDemo(
    AniseDb db, PlacesOfPlans places, RecordDirective directive, SetTargets set, SendDirective send, TieTargets tie, NoteTarget note, IssueFollowUp issue, RecordPlan record, AdjustPlan adjust, TakePlanStep step,
    NoteSuitability suitability) : IDemoPart
{
    private const long Million = 1_000_000;

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        DemoFile data = YamlWords.Load<DemoFile>("Anise.Plans.Demo.plans-demo");
        if ((await places.OnAsync(data.Directives[0].On, cancel)).FindByCode(data.District) is null) return;
        foreach (DemoDirective given in data.Directives) await DirectAsync(rights, data, given, cancel);
        foreach (DemoPlan given in data.Plans) await PlanAsync(rights, data, given, cancel);
        PlaceMap now = await places.NowAsync(cancel);
        foreach (DemoSuitability given in data.Suitability)
            Must(await suitability.RunAsync(Signed(rights, given.Signs), new NewSuitability(Called(now, data, given.Place), given.Crop, given.Aspect, given.Grade, given.On, given.Text) { Measured = given.Measured, Unit = given.Unit }, cancel));
    }

    /// <summary>The same rights, with the person who signs the papers.</summary>
    private static Rights Signed(Rights rights, string person) => rights with { Actor = rights.Actor with { SignsAs = person } };

    private async Task DirectAsync(Rights anyone, DemoFile data, DemoDirective given, CancellationToken cancel)
    {
        Rights rights = Signed(anyone, given.Signs);
        PlaceMap map = await places.OnAsync(given.On, cancel);
        DirectiveId id = Must(await directive.RunAsync(rights, new NewDirective(given.Number, given.Year, given.On, given.Issuer, given.Title, map.Province.Id), cancel));
        Made(await set.RunAsync(rights, id, [.. given.Targets.Select(t => Target(map, data, t))], cancel: cancel));
        List<Target> made = await db.Set<Target>().AsNoTracking().Where(t => t.DirectiveId == id).ToListAsync(cancel);
        Target Of(string figure, PlaceId? at = null) => made.First(t => t.Figure == figure && (at is null || t.PlaceId == at));
        if (given.Tie is [var one, var other]) Must(await tie.RunAsync(rights, Of(one).Id, Of(other).Id, cancel));
        Must(await send.RunAsync(rights, id, given.Sent, given.Because, cancel));
        foreach (DemoTarget revised in given.Revisions)
            Made(await set.RunAsync(rights, id, [Target(map, data, revised)], new Revision(revised.From, revised.Reason, revised.Document), cancel: cancel));
        foreach (DemoNote noted in given.Notes) Must(await note.RunAsync(rights, Of(noted.Figure, Called(map, data, noted.Place)).Id, noted.On, noted.Text, cancel));
        Must(await issue.RunAsync(rights, id, given.Until, given.Report, cancel));
    }

    private async Task PlanAsync(Rights anyone, DemoFile data, DemoPlan given, CancellationToken cancel)
    {
        Rights rights = Signed(anyone, given.Signs);
        PlaceMap map = await places.OnAsync(new DateOnly(given.Year, 1, 1), cancel);
        ProductionPlanId? id = null;
        foreach (DemoVersion version in given.Versions)
        {
            NewPlanLine[] lines = [.. version.Lines.Select(l => new NewPlanLine(l.Crop, Called(map, data, l.Place), l.Season) { AreaHa = l.Area, Heads = l.Heads, Budget = l.Budget * Million })];
            if (id is { } known) Must(await adjust.RunAsync(rights, known, version.Reason, lines, version.Drafted, cancel));
            else id = Must(await record.RunAsync(rights, new NewPlan(given.Code, given.Name, Called(map, data, given.Place), given.Year, lines) { DraftedOn = version.Drafted }, cancel));
            if (version.Reviewed is not { } reviewed || version.Approved is not { } approved) continue;
            Must(await step.RunAsync(rights, id.Value, PlanStep.Reviewed, new StepPaper(reviewed, version.Document), cancel: cancel));
            Must(await step.RunAsync(rights, id.Value, PlanStep.Approved, new StepPaper(approved, version.Document), version.From, cancel));
        }
    }

    private static NewTarget Target(PlaceMap map, DemoFile data, DemoTarget given) => new(given.Figure, Called(map, data, given.Place), null, given.Value) { Measure = given.Change ? TargetMeasure.Change : null };

    /// <summary>A place by its code, or a commune of the district by its name.</summary>
    private static PlaceId Called(PlaceMap map, DemoFile data, string place) =>
        (map.FindByCode(place) ?? map.Communes.Single(c => c.Name == place && (map.FindByCode(data.District) is { } district ? map.LiesIn(c.Id, district.Id) : true))).Id;

    private static void Made((SetOfTargets? Done, IReadOnlyList<TargetFault> Faults) set)
    {
        if (set.Done is null) throw new InvalidOperationException("The demo was refused: " + string.Join("; ", set.Faults.Select(f => f.Problem.Message)));
    }

    private sealed class DemoFile
    {
        public string District { get; set; } = "";

        public List<DemoDirective> Directives { get; set; } = [];

        public List<DemoPlan> Plans { get; set; } = [];

        public List<DemoSuitability> Suitability { get; set; } = [];
    }

    private sealed class DemoDirective
    {
        public string Number { get; set; } = "";

        public int Year { get; set; }

        public DateOnly On { get; set; }

        public DateOnly Sent { get; set; }

        public string Issuer { get; set; } = "";

        public string Signs { get; set; } = "";

        public string Title { get; set; } = "";

        public string? Because { get; set; }

        public List<DemoTarget> Targets { get; set; } = [];

        public List<string> Tie { get; set; } = [];

        public List<DemoTarget> Revisions { get; set; } = [];

        public List<DemoNote> Notes { get; set; } = [];

        public DateOnly Until { get; set; }

        public string Report { get; set; } = "";
    }

    private sealed class DemoTarget
    {
        public string Figure { get; set; } = "";

        public string Place { get; set; } = "";

        public decimal Value { get; set; }

        public bool Change { get; set; }

        public DateOnly? From { get; set; }

        public string? Document { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class DemoNote
    {
        public string Figure { get; set; } = "";

        public string Place { get; set; } = "";

        public DateOnly On { get; set; }

        public string Text { get; set; } = "";
    }

    private sealed class DemoPlan
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public int Year { get; set; }

        public string Place { get; set; } = "";

        public string Signs { get; set; } = "";

        public List<DemoVersion> Versions { get; set; } = [];
    }

    private sealed class DemoVersion
    {
        public string? Reason { get; set; }

        public DateOnly Drafted { get; set; }

        public DateOnly? Reviewed { get; set; }

        public DateOnly? Approved { get; set; }

        public DateOnly? From { get; set; }

        public string? Document { get; set; } = "";

        public List<DemoLine> Lines { get; set; } = [];
    }

    private sealed class DemoLine
    {
        public string Crop { get; set; } = "";

        public string Place { get; set; } = "";

        public decimal? Area { get; set; }

        public int? Heads { get; set; }

        public long? Budget { get; set; }

        public PlanSeason? Season { get; set; }
    }

    private sealed class DemoSuitability
    {
        public string Place { get; set; } = "";

        public string Crop { get; set; } = "";

        public SuitabilityAspect Aspect { get; set; }

        public SuitabilityGrade Grade { get; set; }

        public decimal? Measured { get; set; }

        public string? Unit { get; set; }

        public string Signs { get; set; } = "";

        public DateOnly On { get; set; }

        public string Text { get; set; } = "";
    }
}
