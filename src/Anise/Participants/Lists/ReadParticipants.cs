using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households.Relocations;
using Anise.Places;
using Anise.Projects;
using Anise.Reviews;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Participants.Lists;

/// <summary>A paper that gave a class, as pages show it.</summary>
/// <param name="Name">What it is, with its number and day.</param>
/// <param name="Address">Where it opens; null where it has no page.</param>
public sealed record SeenPaper(string Name, string? Address);

/// <summary>The participants of a project with what they received.</summary>
/// <param name="Project">The project.</param>
/// <param name="Scope">What rights are checked against.</param>
/// <param name="Lines">The participants, by name.</param>
/// <param name="Papers">The papers by which they have the class of the day they joined, by their participation.</param>
/// <param name="Inputs">What they received, the last first.</param>
public sealed record ProjectParticipants(Project Project, Scope Scope, IReadOnlyList<ParticipantLine> Lines, IReadOnlyDictionary<ParticipantId, SeenPaper> Papers, IReadOnlyList<ProjectInput> Inputs)
{
    /// <summary>Those who take part now.</summary>
    public IReadOnlyList<ParticipantLine> Active => [.. Lines.Where(l => l.Participant.LeftOn is null)];

    /// <summary>The share of poor, near-poor and newly escaped households among those who take part, in percent; null where nobody does.</summary>
    public decimal? AimedShare => Active.Count == 0 ? null : 100m * Active.Count(l => ParticipantWords.IsAimedAt(l.Standing)) / Active.Count;

    /// <summary>The least share that the rules ask for.</summary>
    public required decimal LeastShare { get; init; }

    /// <summary>Whether enough of them are poor, near-poor or newly escaped.</summary>
    public bool IsEnough => AimedShare is not { } share || share >= LeastShare;
}

/// <summary>One participation with what the household received.</summary>
/// <param name="Line">The household and its standing when it joined.</param>
/// <param name="Project">The project.</param>
/// <param name="Paper">The paper by which it had its class that day; null where there was none.</param>
/// <param name="Inputs">What it received, the last first.</param>
/// <param name="Now">The paper by which it has its class today; null where there is none.</param>
public sealed record SeenParticipant(ParticipantLine Line, Project Project, SeenPaper? Paper, IReadOnlyList<ProjectInput> Inputs, ClassPaper? Now);

/// <summary>Reads who takes part in a project.</summary>
public sealed class ReadParticipants(AniseDb db, WorksPlaces places, ParticipantList list, ReviewWork reviews, ProductionTerms terms, Joining joining)
{
    /// <summary>The participants of a project that the reader may see; null where there is no such project. Needs <c>Permission.SeeParticipants</c> for one of its communes.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ProjectParticipants?> RunAsync(Rights rights, ProjectId id, CancellationToken cancel = default)
    {
        if (await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } project) return null;
        Scope scope = await places.ScopeAsync(project.PlaceId, places.Today, cancel), seen = scope;
        foreach (PlaceId commune in await db.Set<ProjectCommune>().AsNoTracking().Where(c => c.ProjectId == id).Select(c => c.PlaceId).ToListAsync(cancel))
            if (!rights.May(Permission.SeeParticipants, seen)) seen = await places.ScopeAsync(commune, places.Today, cancel);
        rights.Demand(Permission.SeeParticipants, seen);
        List<ParticipantLine> lines = [.. (await list.LinesAsync(db.Set<Participant>().Where(p => p.ProjectId == id), cancel)).OrderBy(l => VietnameseOrder.OfText(l.Head), StringComparer.Ordinal)];
        // An officer of one commune reads the names of her own people.
        var may = new Dictionary<PlaceId, bool>();
        foreach (PlaceId place in lines.Select(l => l.Participant.PlaceId).Distinct()) may[place] = rights.May(Permission.SeeParticipants, await places.ScopeAsync(place, places.Today, cancel));
        lines = [.. lines.Where(l => may[l.Participant.PlaceId])];
        HashSet<ParticipantId> shown = [.. lines.Select(l => l.Participant.Id)];
        List<ProjectInput> inputs = [.. (await db.Set<ProjectInput>().AsNoTracking().Where(i => i.ProjectId == id).OrderByDescending(i => i.ReceivedOn).ThenByDescending(i => i.Id).ToListAsync(cancel)).Where(i => shown.Contains(i.ParticipantId))];
        return new ProjectParticipants(project, seen, lines, await PapersAsync(lines, cancel), inputs) { LeastShare = terms.Of("least-poor-share", places.Today) };
    }

    /// <summary>One participation; null where there is none. Needs <c>Permission.SeeParticipants</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<SeenParticipant?> FindAsync(Rights rights, ParticipantId id, CancellationToken cancel = default)
    {
        if (await list.LinesAsync(db.Set<Participant>().Where(p => p.Id == id), cancel) is not [var line]) return null;
        rights.Demand(Permission.SeeParticipants, await places.ScopeAsync(line.Participant.PlaceId, places.Today, cancel));
        Project project = await db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == line.Participant.ProjectId, cancel);
        List<ProjectInput> inputs = await db.Set<ProjectInput>().AsNoTracking().Where(i => i.ParticipantId == id).OrderByDescending(i => i.ReceivedOn).ThenByDescending(i => i.Id).ToListAsync(cancel);
        return new SeenParticipant(line, project, line.Paper is { } paper ? await PaperAsync(paper, cancel) : null, inputs, await joining.LastAsync(line.Participant.HouseholdId, places.Today, cancel));
    }

    private async Task<Dictionary<ParticipantId, SeenPaper>> PapersAsync(List<ParticipantLine> lines, CancellationToken cancel)
    {
        var seen = new Dictionary<ParticipantId, SeenPaper>();
        foreach (IGrouping<string, ParticipantLine> of in lines.Where(l => l.Paper is not null).GroupBy(l => l.Paper!.Key))
        {
            SeenPaper paper = await PaperAsync(of.First().Paper!, cancel);
            foreach (ParticipantLine line in of) seen[line.Participant.Id] = paper;
        }
        return seen;
    }

    private async Task<SeenPaper> PaperAsync(ClassPaper paper, CancellationToken cancel)
    {
        if (paper.Kind == ClassPaperKind.Granted)
        {
            InYearId of = new(paper.Of);
            InYearCase one = await db.InYearCases.AsNoTracking().SingleAsync(c => c.Id == of, cancel);
            return new SeenPaper(Texts.Get("paper-granted", one.Number, paper.On), await CodeAsync(one.CommuneId, paper.On, cancel) is { } at ? string.Create(CultureInfo.InvariantCulture, $"/reviews/in-year/{at}/{one.Id.Value}") : null);
        }
        if (paper.Kind == ClassPaperKind.TakenAlong)
        {
            RelocationId move = new(paper.Of);
            Relocation one = await db.Relocations.AsNoTracking().SingleAsync(r => r.Id == move, cancel);
            PlaceMap before = await places.OnAsync(one.MovedOn.AddDays(-1), cancel);
            return new SeenPaper(Texts.Get("paper-takenalong", before.Find(one.FromVillageId) is { } from ? before.CommuneOf(from.Id).Name : "", paper.On), string.Create(CultureInfo.InvariantCulture, $"/households/{one.HouseholdId.Value}"));
        }
        CommuneReviewId id = new(paper.Of);
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        PlaceMap map = await reviews.MapOfAsync(await db.Campaigns.AsNoTracking().SingleAsync(c => c.Year == review.Year, cancel), cancel);
        string address = string.Create(CultureInfo.InvariantCulture, $"/reviews/{review.Year}/{map[review.CommuneId].Code}/decision");
        if (paper.Kind == ClassPaperKind.Amended)
        {
            Amendment amendment = await db.Amendments.AsNoTracking().SingleAsync(a => a.ReviewId == id && a.Number == paper.Number, cancel);
            return new SeenPaper(Texts.Get("paper-amended", amendment.Document, paper.On), string.Create(CultureInfo.InvariantCulture, $"{address}/amendments/{paper.Number}"));
        }
        ReviewDecision decision = await db.ReviewDecisions.AsNoTracking().SingleAsync(d => d.ReviewId == id, cancel);
        return new SeenPaper(Texts.Get(paper.Kind == ClassPaperKind.Listed ? "paper-listed" : "paper-notlisted", decision.Number, paper.On), address);
    }

    private async Task<string?> CodeAsync(PlaceId commune, DateOnly day, CancellationToken cancel) => ((await places.NowAsync(cancel)).Find(commune) ?? (await places.OnAsync(day, cancel)).Find(commune))?.Code;
}
