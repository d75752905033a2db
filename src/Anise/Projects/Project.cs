using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Projects;

/// <summary>A project in the store.</summary>
public readonly record struct ProjectId(long Value) : ILongId;

/// <summary>How far a project is, in order.</summary>
public enum ProjectStatus
{
    /// <summary>Somebody thinks of it.</summary>
    Idea,
    /// <summary>It was appraised.</summary>
    Appraised,
    /// <summary>It was approved.</summary>
    Approved,
    /// <summary>It runs.</summary>
    Running,
    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>A production project: a model of a crop in one or several communes. Its plots, their log and certificates stand by themselves.</summary>
public sealed class Project : IJournaled
{
    internal const string ItemPrefix = "dasx-";

    /// <summary>Its id.</summary>
    public required ProjectId Id { get; init; }

    /// <summary>Its code, by which files and commands name it.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>Its name without marks and capitals, for finding it.</summary>
    public required string NameKey { get; set; }

    /// <summary>Its crop, by the code of the list of crops or as written.</summary>
    public required string Crop { get; set; }

    /// <summary>The commune that keeps its papers: the first of its communes.</summary>
    public required PlaceId PlaceId { get; set; }

    /// <summary>How far it is.</summary>
    public required ProjectStatus Status { get; set; }

    /// <summary>Since when it is there.</summary>
    public required DateOnly StatusSince { get; set; }

    /// <summary>What the book of money calls it.</summary>
    public string ItemCode => ItemPrefix + Id.Value.Key();

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Project, Id.Value.Key(), PlaceId);
}

/// <summary>A commune of a project.</summary>
public sealed class ProjectCommune : IJournaled
{
    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The commune, as it was when the project came to it.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Project, ProjectId.Value.Key(), PlaceId);
}

/// <summary>A step of the life of a project.</summary>
public sealed class ProjectStep : IJournaled
{
    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>What it became.</summary>
    public required ProjectStatus Status { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>The document that says so; null where there is none.</summary>
    public string? Document { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Project, ProjectId.Value.Key(), null);
}
