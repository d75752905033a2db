using Anise.Basics;

namespace Anise.Projects.Changes;

/// <summary>A project as somebody states it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Communes">Its communes; the first keeps its papers.</param>
public sealed record NewProject(string? Code, string? Name, IReadOnlyList<PlaceId> Communes)
{
    /// <summary>Its crop, as written.</summary>
    public string? Crop { get; init; }

    /// <summary>How far it is.</summary>
    public ProjectStatus Status { get; init; } = ProjectStatus.Running;

    /// <summary>Since when; today where it is null.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The document that says so.</summary>
    public string? Document { get; init; }
}
