using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Store;
using Anise.Works.Days;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Lists;

/// <summary>The works days of a place, of all years: the same columns on the page, as Excel, CSV and on paper. It names no person.</summary>
public sealed class WorksDayList(AniseDb db, WorksPlaces places, KnownWords words, RuleBook rules, KeptReads reads)
{
    /// <summary>The list of a place on today's map, with the days of the places that it was made of. Needs <c>Permission.SeeWorks</c> for it.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="placeId">The place.</param>
    /// <param name="byWords">Whether words will be looked for: the names among which they are looked for are then read first, which many days make slow.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<WorksDay>> RunAsync(Rights rights, PlaceId placeId, bool byWords = true, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeWorks, map.ScopeOf(placeId));
        MappedPlace place = map[placeId];
        // What surrounds the rows is read once until somebody writes, however many days there are.
        StoreMoment moment = await reads.NowAsync(db, cancel);
        (List<PlaceId> within, Dictionary<PlaceId, MappedPlace> names, bool wide) = await moment.GetAsync((typeof(WorksDayList), "places", placeId, map.Day), () => AroundAsync(map, placeId, cancel));
        CalledBodies? called = byWords ? await moment.GetAsync((typeof(WorksDayList), "bodies"), () => CalledBodies.ReadAsync(db, cancel)) : null;
        IReadOnlyList<string> campaigns = await moment.GetAsync((typeof(WorksDayList), "campaigns"), () => words.CampaignsAsync(cancel));
        // All days lie in the province: none has to be looked for, and their dates come from the index.
        IQueryable<WorksDay> here = db.Set<WorksDay>().AsNoTracking();
        if (place.Kind != PlaceKind.Province) here = here.Where(d => EF.Parameter(within).Contains(d.PlaceId));
        IQueryable<WorksDay> Whole(IQueryable<WorksDayId> ids) => db.Set<WorksDay>().AsNoTracking().Include(d => d.Outputs).Where(d => ids.Contains(d.Id));
        string? NameOf(PlaceId id) => names.GetValueOrDefault(id)?.Name;
        return new ListOf<WorksDay>
        {
            Title = Texts.Get("works-days"),
            About = place.Name,
            FileName = $"works-days-{place.Code}",
            Kept = (moment, (typeof(WorksDayList), placeId, map.Day)),
            Rows = here.Include(d => d.Outputs),
            Again = part => Whole(part.Select(d => d.Id)),
            Columns =
            [
                Column("date", d => d.Date).SortedBy(d => d.Date),
                Column("place", d => NameOf(d.PlaceId)).SortedByRank(d => d.PlaceId, id => VietnameseOrder.OfText(NameOf(id))),
                .. wide ? [Column("commune", d => NameOf(d.CommuneId)).SortedByRank(d => d.CommuneId, id => VietnameseOrder.OfText(NameOf(id)))] : (ListColumn<WorksDay>[])[],
                Column("organiser", d => d.Organiser, ColumnLook.Name).SortedByRank(d => d.Organiser, VietnameseOrder.OfText),
                Column("campaign", d => d.Campaign).SortedByRank(d => d.Campaign, VietnameseOrder.OfText),
                Column("people", d => d.People, ColumnLook.Number).SortedBy(d => d.People),
                Column("labour-days", d => d.LabourDays, ColumnLook.Number).SortedBy(d => d.LabourDays),
                Column("outputs", d => OutputWords.Of(rules.Works, d.Outputs), ColumnLook.Long),
            ],
            Filters =
            [
                ListFilter<WorksDay>.Words("q", Texts.Get("column-organiser"), text => KnownWords.KeyOf(text) is { Length: > 0 } key ? called?.Where(db, key) ?? CalledBodies.Any(key) : null),
                ListFilter<WorksDay>.Day("from", Texts.Get("filter-from"), day => d => d.Date >= day),
                ListFilter<WorksDay>.Day("until", Texts.Get("filter-until"), day => d => d.Date <= day),
                .. campaigns.Count > 0
                    ? [ListFilter<WorksDay>.Choice("campaign", Texts.Get("column-campaign"), campaigns.Select(c => new FilterChoice(c, c)), c => d => d.Campaign == c)] : (ListFilter<WorksDay>[])[],
                ListFilter<WorksDay>.Choice("output", Texts.Get("column-output"), rules.Works.Outputs.Select(o => new FilterChoice(o.Code, o.Label.ToString())), code => d => d.Outputs.Any(o => o.Kind == code)),
                ListFilter<WorksDay>.Choice("corrected", Texts.Get("filter-corrected"), [new FilterChoice("open", Texts.Get("corrected-open"))], _ => d => d.CorrectedBy != null),
                ListFilter<WorksDay>.AlsoShows("withdrawn", Texts.Get("with-withdrawn"), d => !d.Withdrawn),
            ],
            Sort = "-date",
            Ties = [ListOrder<WorksDay>.By(d => d.Date), ListOrder<WorksDay>.By(d => d.Id)],
        };
    }

    private async Task<(List<PlaceId> Within, Dictionary<PlaceId, MappedPlace> Names, bool Wide)> AroundAsync(PlaceMap map, PlaceId placeId, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        var at = await db.Set<WorksDay>().AsNoTracking().Where(d => EF.Parameter(within).Contains(d.PlaceId)).Select(d => new { d.PlaceId, d.CommuneId }).Distinct().ToListAsync(cancel);
        return (within, await places.NamesAsync(at.SelectMany(a => (PlaceId[])[a.PlaceId, a.CommuneId]), cancel), at.Select(a => a.CommuneId).Distinct().Count() > 1);
    }

    private static ListColumn<WorksDay> Column(string key, Func<WorksDay, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}

/// <summary>Outputs in words.</summary>
public static class OutputWords
{
    /// <summary>Outputs in the order of the catalogue: <c>Road built 350 m; Trees planted 20</c>; null for none.</summary>
    public static string? Of(WorksCatalogue catalogue, IEnumerable<WorksOutput> outputs) => Of(catalogue, outputs.Select(o => new NewOutput(o.Kind, o.Quantity)));

    /// <inheritdoc cref="Of(WorksCatalogue, IEnumerable{WorksOutput})"/>
    public static string? Of(WorksCatalogue catalogue, IEnumerable<NewOutput> outputs) =>
        string.Join("; ", InOrder(catalogue, outputs, o => o.Kind).Select(o => Said(catalogue, o))) is { Length: > 0 } said ? said : null;

    /// <summary>Outputs in the order of the catalogue, those that it does not name last.</summary>
    public static IEnumerable<T> InOrder<T>(WorksCatalogue catalogue, IEnumerable<T> outputs, Func<T, string> kindOf)
    {
        Dictionary<string, int> rank = catalogue.Outputs.Select((o, i) => (o.Code, i)).ToDictionary(o => o.Code, o => o.i);
        return outputs.OrderBy(o => rank.GetValueOrDefault(kindOf(o), int.MaxValue)).ThenBy(kindOf, StringComparer.Ordinal);
    }

    private static string Said(WorksCatalogue catalogue, NewOutput output) => output.Quantity is not { } quantity ? catalogue.NameOfOutput(output.Kind)
        : Texts.Get("output-said", catalogue.NameOfOutput(output.Kind), quantity, catalogue.Output(output.Kind)?.Unit is { } unit and not "piece" ? unit : "").TrimEnd();
}
