using System.Text.RegularExpressions;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Store;
using Anise.Tables.Letters;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Changes;

/// <summary>Records a project.</summary>
public sealed class RecordProject(JournalBook journal, ProjectWriting writing)
{
    /// <summary>Records it. Needs <c>Permission.EditProjects</c> for each of its communes.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ProjectId>> RunAsync(Rights rights, NewProject given, CancellationToken cancel = default)
    {
        IReadOnlyList<Problem> faults = await writing.FaultsAsync(rights, given, cancel);
        if (faults.Count > 0) return Result<ProjectId>.Refused(faults);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.RecordProject, null, cancel);
        Result<Project> made = await writing.AddAsync(given, cancel);
        if (!made.Ok) return Result<ProjectId>.Refused(made.Problems);
        await write.CommitAsync(cancel);
        return made.Value.Id;
    }
}

/// <summary>Checks and adds projects, within a write.</summary>
public sealed partial class ProjectWriting(AniseDb db, WorksPlaces places)
{
    private const int LongestCode = 40;

    /// <summary>What has to be mended.</summary>
    /// <exception cref="NoAccessException">The right is not held for a commune.</exception>
    public async Task<IReadOnlyList<Problem>> FaultsAsync(Rights rights, NewProject given, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (given.Communes.Count == 0) rights.Demand(Permission.EditProjects, Scope.Anywhere);
        var problems = new List<Problem>();
        DateOnly since = given.Since ?? places.Today;
        PlaceMap then = await places.OnAsync(since, cancel);
        foreach (PlaceId commune in given.Communes)
        {
            rights.Demand(Permission.EditProjects, await places.ScopeAsync(commune, since, cancel));
            if ((then.Find(commune) ?? (await places.NowAsync(cancel)).Find(commune)) is not { IsCommuneLevel: true }) problems.Add(Texts.Problem("project-not-a-commune", "communes", since));
        }
        if (given.Communes.Count == 0) problems.Add(Texts.Problem("project-no-commune", "communes"));
        if (Clean(given.Code) is not { } code) problems.Add(Texts.Problem("project-no-code", "code"));
        else if (code.Length > LongestCode || !Code().IsMatch(code)) problems.Add(Texts.Problem("project-code-wrong", "code", code, LongestCode));
        if (Clean(given.Name) is null) problems.Add(Texts.Problem("project-no-name", "name"));
        if (TextLengths.OfLines(("name", given.Name), ("crop", given.Crop), ("document", given.Document)) is { } line) problems.Add(line);
        if (since > places.Today) problems.Add(Texts.Problem("project-date-in-future", "since", since));
        return problems;
    }

    /// <summary>Adds a project without faults; a problem where its code is taken.</summary>
    public async Task<Result<Project>> AddAsync(NewProject given, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(given);
        string code = Clean(given.Code)!, name = Clean(given.Name)!;
        if (await db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, cancel) is { } known) return Texts.Problem("project-known", "code", code, known.Name);
        DateOnly since = given.Since ?? places.Today;
        var project = new Project
        {
            Id = new ProjectId(await db.ReserveAsync("project", 1, cancel)),
            Code = code,
            Name = name,
            NameKey = Folding.Fold(name),
            Crop = Crops.CodeOf(given.Crop) ?? "",
            PlaceId = given.Communes[0],
            Status = given.Status,
            StatusSince = since,
        };
        db.Add(project);
        foreach (PlaceId commune in given.Communes.Distinct()) db.Add(new ProjectCommune { ProjectId = project.Id, PlaceId = commune });
        db.Add(new ProjectStep { ProjectId = project.Id, Status = given.Status, Date = since, Document = Clean(given.Document) });
        return project;
    }

    /// <summary>A text in one line without blanks around it; null for none.</summary>
    internal static string? Clean(string? text) => VietnameseText.Clean(text ?? "").Trim() is { Length: > 0 } clean ? clean : null;

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._/-]*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Code();
}

/// <summary>Takes a project a step further.</summary>
public sealed class StepProject(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Notes that it became something on a day. Needs <c>Permission.EditProjects</c> for the commune that keeps its papers.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ProjectId>> RunAsync(Rights rights, ProjectId id, ProjectStatus? to, DateOnly? date, string? document, CancellationToken cancel = default)
    {
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } seen) return Texts.Problem("project-none", null);
        rights.Demand(Permission.EditProjects, await places.ScopeAsync(seen.PlaceId, places.Today, cancel));
        if (to is not { } status) return Texts.Problem("project-no-status", "status");
        if (date is not { } day) return Texts.Problem("project-no-date", "date");
        if (day > places.Today) return Texts.Problem("project-date-in-future", "date", day);
        if (TextLengths.OfLines(("document", document)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.StepProject, null, cancel);
        Project project = await db.Set<Project>().SingleAsync(p => p.Id == id, cancel);
        if (status <= project.Status) return Texts.Problem("project-step-back", "status", ProjectWords.Of(project.Status));
        if (day < project.StatusSince) return Texts.Problem("project-step-before", "date", ProjectWords.Of(project.Status), project.StatusSince);
        db.Add(new ProjectStep { ProjectId = id, Status = status, Date = day, Document = ProjectWriting.Clean(document) });
        (project.Status, project.StatusSince) = (status, day);
        await write.CommitAsync(cancel);
        return id;
    }
}
