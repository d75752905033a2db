using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Lists;
using Anise.Places;
using Anise.Projects;
using Anise.Reviews.Results;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Participants.Lists;

/// <summary>A participant as lists show it.</summary>
public sealed record ParticipantLine(Participant Participant, string Project, string Head, string? Code, string? Village, Standing Standing, ClassPaper? Paper);

/// <summary>The participants of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class ParticipantList(AniseDb db, WorksPlaces places, Joining joining)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeParticipants</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<ParticipantLine>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeParticipants, map.ScopeOf(placeId));
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        List<ParticipantLine> lines = await LinesAsync(db.Set<Participant>().Where(p => EF.Parameter(within).Contains(p.PlaceId)), cancel);
        string[] projects = [.. lines.Select(l => l.Project).Distinct().Order(StringComparer.Ordinal)];
        return new ListOf<ParticipantLine>
        {
            Title = Texts.Get("participants"),
            About = map[placeId].Name,
            FileName = $"participants-{map[placeId].Code}",
            HandingOut = HandingOut.OfPersons(Permission.ExportParticipants, map.ScopeOf(placeId), placeId, Texts.Get("participants")),
            Rows = lines.AsQueryable(),
            Columns =
            [
                Column("head", l => l.Head, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(l.Head)),
                Column("code", l => l.Code).SortedBy(l => l.Code),
                Column("village", l => l.Village).SortedBy(l => l.Village == null ? null : VietnameseOrder.OfText(l.Village)),
                Column("project", l => l.Project).SortedBy(l => l.Project),
                Column("joined-on", l => l.Participant.JoinedOn).SortedBy(l => l.Participant.JoinedOn),
                Column("standing", l => ParticipantWords.Of(l.Standing)).SortedBy(l => (int)l.Standing),
                Column("contribution", l => l.Participant.ContributionVnd, ColumnLook.Number).SortedBy(l => l.Participant.ContributionVnd),
                Column("left-on", l => l.Participant.LeftOn).SortedBy(l => l.Participant.LeftOn),
            ],
            Filters =
            [
                ListFilter<ParticipantLine>.Words("q", Texts.Get("column-head"), words => Folding.Fold(words) is { Length: > 0 } key ? l => Folding.Fold(l.Head).Contains(key) || (l.Code ?? "").StartsWith(words) : null),
                .. projects.Length > 0 ? [ListFilter<ParticipantLine>.Choice("project", Texts.Get("column-project"), projects.Select(p => new FilterChoice(p, p)), code => l => l.Project == code)] : (ListFilter<ParticipantLine>[])[],
                ListFilter<ParticipantLine>.Choice("standing", Texts.Get("column-standing"), Enum.GetValues<Standing>().Select(s => new FilterChoice(ParticipantWords.Code(s), ParticipantWords.Of(s))), code => l => ParticipantWords.Code(l.Standing) == code),
                ListFilter<ParticipantLine>.AlsoShows("left", Texts.Get("with-left"), l => l.Participant.LeftOn == null),
            ],
            Sort = "head",
            Ties = [ListOrder<ParticipantLine>.By(l => l.Project), ListOrder<ParticipantLine>.By(l => l.Participant.Id.Value)],
        };
    }

    /// <summary>The participants of some rows, with head and code as they are now and the standing as it was when they joined.</summary>
    internal async Task<List<ParticipantLine>> LinesAsync(IQueryable<Participant> some, CancellationToken cancel)
    {
        var rows = await some.AsNoTracking().Join(db.Set<Project>(), p => p.ProjectId, p => p.Id, (p, project) => new { Participant = p, project.Code })
            .Join(db.Households, p => p.Participant.HouseholdId, h => h.Id, (p, h) => new { p.Participant, Project = p.Code, h.HeadName, h.Code }).OrderBy(p => p.Participant.Id).ToListAsync(cancel);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(rows.Select(r => r.Participant.PlaceId), cancel);
        var said = await joining.SaidAsync([.. rows.Select(r => r.Participant.HouseholdId).Distinct()], cancel);
        return [.. rows.Select(r => new ParticipantLine(r.Participant, r.Project, r.HeadName, r.Code, names.GetValueOrDefault(r.Participant.PlaceId)?.Name, Joining.StandingOf(r.Participant, said), said.GetValueOrDefault((r.Participant.HouseholdId, r.Participant.Paper ?? ""))))];
    }

    private static ListColumn<ParticipantLine> Column(string key, Func<ParticipantLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
