using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Projects.Changes;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Certificates;

/// <summary>A certificate as somebody states it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Standard">The standard.</param>
/// <param name="Plots">Its plots.</param>
public sealed record NewCertificate(ProjectId Project, CropStandard? Standard, IReadOnlyList<PlotId> Plots)
{
    /// <summary>Who certifies.</summary>
    public string? Body { get; init; }

    /// <summary>The day by which it is expected.</summary>
    public DateOnly? ExpectedOn { get; init; }

    /// <summary>The day on which it was planned; today where it is null.</summary>
    public DateOnly? PlannedOn { get; init; }
}

/// <summary>Plans the certificate of some plots.</summary>
public sealed class RecordCertificate(AniseDb db, JournalBook journal, WorksPlaces places)
{
    /// <summary>Records it as planned. Needs <c>Permission.EditProjects</c> for the commune that keeps the papers of the project.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<CertificateId>> RunAsync(Rights rights, NewCertificate given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        Project? project = await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == given.Project, cancel);
        rights.Demand(Permission.EditProjects, project is null ? Scope.Anywhere : await places.ScopeAsync(project.PlaceId, places.Today, cancel));
        if (project is null) return Texts.Problem("project-none", null);
        if (given.Standard is not { } standard) return Texts.Problem("certificate-no-standard", "standard");
        List<PlotId> plots = [.. given.Plots.Distinct()];
        if (plots.Count == 0) return Texts.Problem("certificate-no-plots", "plots");
        DateOnly planned = given.PlannedOn ?? places.Today;
        if (planned > places.Today) return Texts.Problem("project-date-in-future", "planned-on", planned);
        if (given.ExpectedOn < planned) return Texts.Problem("certificate-expected-before", "expected-on", given.ExpectedOn, planned);
        if (TextLengths.OfLines(("body", given.Body)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.RecordCertificate, null, cancel);
        if (await db.Set<Plot>().CountAsync(p => p.ProjectId == project.Id && EF.Parameter(plots).Contains(p.Id), cancel) != plots.Count) return Texts.Problem("certificate-other-plots", "plots");
        var certificate = new Certificate
        {
            Id = new CertificateId(await db.ReserveAsync("certificate", 1, cancel)),
            ProjectId = project.Id,
            PlaceId = project.PlaceId,
            Standard = standard,
            Body = ProjectWriting.Clean(given.Body),
            ExpectedOn = given.ExpectedOn,
            State = CertificateState.Planned,
        };
        db.Add(certificate);
        db.AddRange(plots.Select(p => new CertificatePlot { CertificateId = certificate.Id, PlotId = p }));
        db.Add(new CertificateStep { Id = new CertificateStepId(await db.ReserveAsync("certificate-step", 1, cancel)), CertificateId = certificate.Id, State = CertificateState.Planned, Date = planned });
        await write.CommitAsync(cancel);
        return certificate.Id;
    }
}

/// <summary>A step of a certificate as somebody states it.</summary>
/// <param name="State">What it becomes.</param>
/// <param name="Date">When.</param>
public sealed record NewCertificateStep(CertificateState? State, DateOnly? Date)
{
    /// <summary>Its number, when it is given.</summary>
    public string? Number { get; init; }

    /// <summary>Its first day, when it is given; the day of the step where it is null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day, when it is given.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Who certifies; as before where it is null.</summary>
    public string? Body { get; init; }
}

/// <summary>Takes a certificate a step further: applied for, inspected, given, suspended, given again, over.</summary>
public sealed class StepCertificate(AniseDb db, JournalBook journal, WorksPlaces places, Conversions conversions, IEnumerable<ICertificateGate> gates)
{
    /// <summary>Notes the step. Needs <c>Permission.EditProjects</c> for the place of the certificate.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<CertificateId>> RunAsync(Rights rights, CertificateId id, NewCertificateStep given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        Certificate? seen = await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        rights.Demand(Permission.EditProjects, seen is null ? Scope.Anywhere : await places.ScopeAsync(seen.PlaceId, places.Today, cancel));
        if (seen is null) return Texts.Problem("certificate-none", null);
        if (given.State is not { } state) return Texts.Problem("certificate-no-state", "state");
        if (given.Date is not { } date) return Texts.Problem("project-no-date", "date");
        if (date > places.Today) return Texts.Problem("project-date-in-future", "date", date);
        if (TextLengths.OfLines(("number", given.Number), ("body", given.Body)) is { } line) return line;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ProjectsActs.StepCertificate, null, cancel);
        Certificate certificate = await db.Set<Certificate>().SingleAsync(c => c.Id == id, cancel);
        DateOnly last = await db.Set<CertificateStep>().Where(s => s.CertificateId == id).MaxAsync(s => s.Date, cancel);
        if (!MayFollow(certificate.State, state)) return Texts.Problem("certificate-step-wrong", "state", ProjectWords.Of(state), ProjectWords.Of(certificate.State));
        if (date < last) return Texts.Problem("certificate-step-before", "date", last);
        if (ProjectWriting.Clean(given.Body) is { } body) certificate.Body = body;
        if (state == CertificateState.Certified && certificate.State != CertificateState.Suspended)
        {
            DateOnly from = given.From ?? date;
            if (ProjectWriting.Clean(given.Number) is not { } number) return Texts.Problem("certificate-no-number", "number");
            if (certificate.Body is null) return Texts.Problem("certificate-no-body", "body");
            if (given.To is not { } to) return Texts.Problem("certificate-no-end", "to");
            if (to < from) return Texts.Problem("certificate-ends-before", "to", to, from);
            if (await AgainstAsync(certificate, from, date, cancel) is { } against) return against;
            (certificate.Number, certificate.From, certificate.To) = (number, from, to);
        }
        certificate.State = state;
        db.Add(new CertificateStep { Id = new CertificateStepId(await db.ReserveAsync("certificate-step", 1, cancel)), CertificateId = id, State = state, Date = date });
        await write.CommitAsync(cancel);
        return id;
    }

    /// <summary>What speaks against giving it: a plot that is still in conversion to organic farming, or what other areas know.</summary>
    private async Task<Problem?> AgainstAsync(Certificate certificate, DateOnly from, DateOnly date, CancellationToken cancel)
    {
        List<Plot> plots = await db.Set<CertificatePlot>().AsNoTracking().Where(c => c.CertificateId == certificate.Id).Join(db.Set<Plot>(), c => c.PlotId, p => p.Id, (_, p) => p).OrderBy(p => p.Id).ToListAsync(cancel);
        if (certificate.Standard == CropStandard.Organic)
        {
            IReadOnlyDictionary<PlotId, PlotConversion> running = await conversions.OfAsync(plots, date, cancel);
            if (plots.Find(p => running.TryGetValue(p.Id, out PlotConversion? c) && !c.IsOver(from)) is { } still) return Texts.Problem("certificate-in-conversion", "from", still.Name, running[still.Id].Until);
        }
        foreach (ICertificateGate gate in gates)
            if (await gate.AgainstAsync(certificate.Standard, [.. plots.Select(p => p.Id)], date, cancel) is { } problem) return problem;
        return null;
    }

    /// <summary>Whether a state may follow another: forwards to being given; then suspended, given again, over. What is over stays so.</summary>
    internal static bool MayFollow(CertificateState before, CertificateState after) => (before, after) switch
    {
        (CertificateState.Expired, _) => false,
        (_, CertificateState.Expired) => true,
        (CertificateState.Certified, CertificateState.Suspended) or (CertificateState.Suspended, CertificateState.Certified) => true,
        _ => after > before && after <= CertificateState.Certified,
    };
}
