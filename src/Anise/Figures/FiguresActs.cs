namespace Anise.Figures;

/// <summary>What the journal says is done here.</summary>
internal static class FiguresActs
{
    public static readonly Act
        ExportFigure = new("export-figure");
}

/// <summary>What the journal tells of here.</summary>
internal static class FiguresSubjects
{
    public static readonly SubjectKind
        Figure = new("figure", Permission.SeeFigures, typeof(Figure), typeof(int));
}
