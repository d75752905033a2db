using Anise.Basics;

namespace Anise.Projects;

/// <summary>Projects of production: their plots, what is done on them, what is certified.</summary>
public sealed class ProjectsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Projects.Texts.Area;
}
