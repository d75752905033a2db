namespace Anise.Projects;

/// <summary>What the journal says is done here.</summary>
internal static class ProjectsActs
{
    public static readonly Act
        ChangePlot = new("change-plot"),
        ImportLog = new("import-season-log"),
        ImportPlots = new("import-plots"),
        OverrideInterval = new("override-interval"),
        RecordCertificate = new("record-certificate"),
        RecordLog = new("record-season-log"),
        RecordOrganicCare = new("record-organic-care"),
        RecordPlots = new("record-plots"),
        RecordProject = new("record-project"),
        StepCertificate = new("step-certificate"),
        StepProject = new("step-project");
}

/// <summary>What the journal tells of here.</summary>
internal static class ProjectsSubjects
{
    public static readonly SubjectKind
        Certificate = new("certificate", Permission.SeeProjects, typeof(CertificateId)),
        Plot = new("plot", Permission.SeeProjects, typeof(PlotId)),
        Project = new("project", Permission.SeeProjects, typeof(ProjectId));
}
