using System.Globalization;
using Anise.Access;
using Anise.Figures;

namespace Anise.Projects.Figures;

/// <summary>The kinds of record of this area that figures count.</summary>
public static class ProjectKinds
{
    private static readonly Breakdown ByCrop = new("crop", "crop", () => Texts.Get("column-crop"), Crops.NameOf) { Without = () => Texts.Get("no-crop") };
    private static readonly Breakdown ByProject = new("project", "project-code", () => Texts.Get("column-project"), code => code);
    private static readonly Breakdown ByStandard = new("standard", "standard", () => Texts.Get("column-standard"), NameOfStandard) { Groups = [.. Enum.GetValues<CropStandard>().Select(ProjectWords.Code)] };

    /// <summary>A running project in one of its communes, at the end of a year. A project of several communes stands in several records, and counts once.</summary>
    public static RecordKind ProjectCommune { get; } = Make("project-commune", "project-commune", ["crop", "project", "commune", "project-code"], [ByCrop, ByProject]) with
    {
        Name = () => Texts.Get("kind-project-commune"),
        Things = new Dictionary<string, string> { ["project"] = "project", ["commune"] = "commune" },
        Subjects = [ProjectsSubjects.Project.Code],
        Look = LookOf("project", "/projects/", [Field("project", "project-name")], [Field("code", "project-code"), Crop(), Field("since")]),
    };

    /// <summary>A plot of a running project, at the end of a year. Ground that two plots have in common counts with both.</summary>
    public static RecordKind Plot { get; } = Make("plot", "plot", ["crop", "project-code", "declared", "measured", "area", "watched", "differs", "organic"], [ByCrop, ByProject]) with
    {
        Name = () => Texts.Get("subject-plot"),
        Quantities = new Dictionary<string, string> { ["declared"] = "ha", ["measured"] = "ha", ["area"] = "ha" },
        Subjects = [ProjectsSubjects.Plot.Code, ProjectsSubjects.Project.Code],
        Look = LookOf("plot", "/projects/plots/", [Field("plot", "plot-name")], [Field("project", "project-code"), Crop(), Field("declared", "declared-text"), Field("measured", "measured-text")]),
    };

    /// <summary>A plot with a certificate that is valid at the end of a year (today, in the year under way). One with two certificates stands twice, and its area counts once.</summary>
    public static RecordKind CertifiedPlot { get; } = OfCertificates("certified-plot", "kind-certified-plot");

    /// <summary>A plot whose certificate is expected in a year, whatever came of it. One expected twice stands twice, and its area counts once.</summary>
    public static RecordKind ExpectedPlot { get; } = OfCertificates("expected-plot", "kind-expected-plot");

    /// <summary>A harvest, in the month of its day.</summary>
    public static RecordKind Harvest { get; } = Make("harvest", "harvest", ["crop", "project-code", "kg", "contested", "overridden"], [ByCrop, ByProject]) with
    {
        Name = () => Texts.Get("kind-harvest"),
        Period = PeriodKind.Month,
        Quantities = new Dictionary<string, string> { ["kg"] = "kg" },
        Subjects = [ProjectsSubjects.Plot.Code, ProjectsSubjects.Project.Code],
        Look = LookOf("plot", "/projects/plots/", [Field("plot", "plot-name")], [Field("date") with { IsDay = true }, Field("project", "project-code"), Crop(), Field("quantity", "quantity-text"), Field("unit", "unit-text")]),
    };

    private static string NameOfStandard(string code) => Enum.TryParse(code, ignoreCase: true, out CropStandard standard) ? ProjectWords.Of(standard) : code;

    private static RecordKind OfCertificates(string code, string name) => Make(code, "certified-plot", ["crop", "project-code", "standard", "plot", "area"], [ByStandard, ByCrop, ByProject]) with
    {
        Name = () => Texts.Get(name),
        Things = new Dictionary<string, string> { ["plot"] = "ha" },
        Sizes = new Dictionary<string, string> { ["plot"] = "area" },
        Quantities = new Dictionary<string, string> { ["area"] = "ha" },
        Subjects = [ProjectsSubjects.Certificate.Code, ProjectsSubjects.Plot.Code, ProjectsSubjects.Project.Code],
        Look = LookOf("plot", "/projects/plots/", [Field("plot", "plot-name")],
            [Field("project", "project-code"), Crop(), new("standard", "standard", () => Texts.Get("column-standard"), NameOfStandard), Field("certificate", "number"), Field("to"), Field("area", "area-text")]),
    };

    private static RecordKind Make(string code, string unit, IReadOnlyCollection<string> columns, IReadOnlyList<Breakdown> breakdowns) => new(code, columns, breakdowns, new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => code,
        Unit = unit,
        See = Permission.SeeProjects,
        TakeOut = Permission.SeeProjects,
        Period = PeriodKind.CalendarYear,
        Subjects = [],
        Look = new(),
    };

    private static RecordLook LookOf(string id, string address, IReadOnlyList<RecordField> names, IReadOnlyList<RecordField> facts) => new()
    {
        Id = new(id + "_id", id, () => Texts.Get("subject-" + id)),
        Address = record => record.Id is { } number ? string.Create(CultureInfo.InvariantCulture, $"{address}{number}") : null,
        Names = names,
        Facts = facts,
    };

    private static RecordField Crop() => new("crop", "crop", () => Texts.Get("column-crop"), Crops.NameOf);

    private static RecordField Field(string code, string? column = null) => new(code, column ?? code, () => Texts.Get("column-" + code));
}
