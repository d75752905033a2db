using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Projects.Certificates;
using Anise.Projects.Changes;
using Anise.Projects.Logs;
using Anise.Projects.Plots;
using Anise.Sites;
using Anise.Store;
using Anise.Tables.Values;
using Anise.Works;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using static Anise.Access.DemoPart;

namespace Anise.Projects.Demo;

/// <summary>The four models of former Chi Lăng in the demo province, on the map of 2023: plots whose declared areas add up to those of the article, their logs, their certificates. No total is stored.</summary>
internal sealed class ProjectsDemo(AniseDb db, WorksPlaces places, RecordProject project, StepProject step, RecordPlots plots, RecordLog log, RecordCertificate certificate, StepCertificate certificateStep, RecordOrganicCare care) : IDemoPart
{
    private const double Apart = 0.004, SquareMetresOfHundredth = 100;
    private const int Across = 6;

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        DemoFile data = YamlWords.Load<DemoFile>("Anise.Projects.Data.projects-demo");
        PlaceMap then = await places.OnAsync(data.Since, cancel);
        if (then.FindByCode(data.District) is not { } district) return;
        var drawn = new Dictionary<string, int>();
        var made = new Dictionary<string, ProjectId>();
        foreach (DemoProject given in data.Projects)
        {
            MappedPlace[] communes = [.. given.Communes.Select(name => then.Communes.Single(c => c.Name == name && then.LiesIn(c.Id, district.Id)))];
            ProjectId id = Must(await project.RunAsync(rights, new NewProject(given.Code, given.Name, [.. communes.Select(c => c.Id)]) { Crop = given.Crop, Status = ProjectStatus.Appraised, Since = data.Appraised }, cancel));
            Must(await step.RunAsync(rights, id, ProjectStatus.Approved, data.Approved, data.Document, cancel));
            Must(await step.RunAsync(rights, id, ProjectStatus.Running, data.Since, null, cancel));
            List<StatedPlot> all = [.. await PlotsAsync(data, given, communes, drawn, cancel)];
            Must(await plots.RunAsync(rights, id, all, cancel));
            made.Add(given.Code, id);
        }
        Dictionary<ProjectId, List<Plot>> stored = (await db.Set<Plot>().AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancel)).GroupBy(p => p.ProjectId).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (code, since) in data.Organic) Must(await care.RunAsync(rights, new NewOrganicCare([.. stored[made[code]].Select(p => p.Id)], since), cancel));
        MustLog(await log.RunAsync(rights, [.. data.Works.SelectMany(w => stored[made[w.Key]].SelectMany((plot, i) => w.Value.Select(work => Entry(plot, work, work.Date.AddDays(i % 9)))))], null, cancel: cancel));
        MustLog(await log.RunAsync(rights, [Entry(stored[made[data.Late.Project]][0], data.Late, data.Late.Date)], null, cancel: cancel));
        foreach (DemoCertificate given in data.Certificates) await CertifyAsync(rights, given, made[given.Project], [.. stored[made[given.Project]].Select(p => p.Id)], cancel);
    }

    /// <summary>Squares side by side in the commune of today, as large as they are declared; hundredths of a hectare are dealt out so that all together have the area of the project.</summary>
    private async Task<IEnumerable<StatedPlot>> PlotsAsync(DemoFile data, DemoProject given, MappedPlace[] communes, Dictionary<string, int> drawn, CancellationToken cancel)
    {
        int hundredths = (int)(given.Hectares * 100), count = communes.Length * given.Plots;
        var all = new List<StatedPlot>(count);
        for (int i = 0; i < count; i++)
        {
            MappedPlace commune = communes[i / given.Plots];
            string today = (await places.CommunesThenAsync(commune.Id, places.Today, cancel))[0].Code;
            int number = drawn[today] = drawn.GetValueOrDefault(today) + 1;
            Point middle = CommuneBoundaries.ByCode[today].InteriorPoint;
            int own = (hundredths / count) + (i < hundredths % count ? 1 : 0);
            all.Add(new StatedPlot(i + 1, $"{given.Crop} {commune.Name} {(i % given.Plots) + 1}", Square(middle.X + (((number % Across) - (Across / 2)) * Apart), middle.Y + (((number / Across) - 2) * Apart), own * SquareMetresOfHundredth))
            {
                DeclaredHa = own / 100m,
                Crop = given.Crop,
                Grower = $"{data.Families[(i * 5 + given.Plots) % data.Families.Count]} {data.Given[(i * 3) % data.Given.Count]}",
                Place = commune.Code,
            });
        }
        return all;
    }

    private static Polygon Square(double east, double north, double squareMetres)
    {
        double half = Math.Sqrt(squareMetres) / 2 / 111_000;
        Polygon drawn = Draw();
        for (int k = 0; k < 3; k++)
        {
            half *= Math.Sqrt(squareMetres / Geodesy.AreaSquareMetres(drawn));
            drawn = Draw();
        }
        return drawn;

        Polygon Draw()
        {
            static double Degrees(double value) => Math.Round(value, 9);
            double west = Degrees(east - half), south = Degrees(north - half), right = Degrees(east + half), top = Degrees(north + half);
            return new Polygon(new LinearRing([new(west, south), new(right, south), new(right, top), new(west, top), new(west, south)]));
        }
    }

    private static StatedEntry Entry(Plot plot, DemoWork work, DateOnly date) => new(plot, date, work.Work)
    {
        Product = work.Product,
        IntervalDays = work.Interval,
        Quantity = work.Hectare is { } each ? decimal.Round(each * plot.AreaHa) : work.Quantity,
        Unit = work.Hectare is null ? work.Unit : "kg",
        Person = plot.Grower,
    };

    private async Task CertifyAsync(Rights rights, DemoCertificate given, ProjectId project, IReadOnlyList<PlotId> of, CancellationToken cancel)
    {
        CertificateId id = Must(await certificate.RunAsync(rights, new NewCertificate(project, given.Standard, of) { Body = given.Body, PlannedOn = given.Planned, ExpectedOn = given.Expected }, cancel));
        foreach (var (state, date) in ((CertificateState, DateOnly?)[])[(CertificateState.Applied, given.Applied), (CertificateState.Inspected, given.Inspected), (CertificateState.Certified, given.Certified), (CertificateState.Suspended, given.Suspended)])
            if (date is { } day) Must(await certificateStep.RunAsync(rights, id, new NewCertificateStep(state, day) { Number = given.Number, To = given.Until }, cancel));
    }

    private static void MustLog((RecordedLog? Done, IReadOnlyList<EntryFault> Faults) result)
    {
        if (result.Done is null) throw new InvalidOperationException("The demo was refused: " + string.Join("; ", result.Faults.Select(f => f.Message)));
    }

    private sealed class DemoFile
    {
        public string District { get; set; } = "";

        public DateOnly Since { get; set; }

        public DateOnly Appraised { get; set; }

        public DateOnly Approved { get; set; }

        public string Document { get; set; } = "";

        public List<string> Families { get; set; } = [];

        public List<string> Given { get; set; } = [];

        public List<DemoProject> Projects { get; set; } = [];

        public List<DemoCertificate> Certificates { get; set; } = [];

        public Dictionary<string, DateOnly> Organic { get; set; } = [];

        public Dictionary<string, List<DemoWork>> Works { get; set; } = [];

        public DemoWork Late { get; set; } = new();
    }

    private sealed class DemoProject
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public string Crop { get; set; } = "";

        public decimal Hectares { get; set; }

        public int Plots { get; set; }

        public List<string> Communes { get; set; } = [];
    }

    private sealed class DemoCertificate
    {
        public string Project { get; set; } = "";

        public CropStandard Standard { get; set; }

        public string Body { get; set; } = "";

        public string? Number { get; set; }

        public DateOnly Planned { get; set; }

        public DateOnly? Expected { get; set; }

        public DateOnly? Applied { get; set; }

        public DateOnly? Inspected { get; set; }

        public DateOnly? Certified { get; set; }

        public DateOnly? Suspended { get; set; }

        public DateOnly? Until { get; set; }
    }

    private sealed class DemoWork
    {
        public string Project { get; set; } = "";

        public FarmWork Work { get; set; }

        public string Product { get; set; } = "";

        public DateOnly Date { get; set; }

        public int? Interval { get; set; }

        public decimal? Quantity { get; set; }

        public string? Unit { get; set; }

        public decimal? Hectare { get; set; }
    }
}
