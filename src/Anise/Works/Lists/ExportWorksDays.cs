using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Lists;

/// <summary>An output of a works day, as files of other programs have it; a day without outputs has one row.</summary>
public sealed record WorksDayRow(DateOnly Date, string Village, string Organiser, string Campaign, int Participants, decimal? LabourDays, string Output, decimal? Quantity, string Unit)
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["date", "village", "organiser", "campaign", "participants", "labour_days", "output", "quantity", "unit"];

    /// <summary>The values, in their order.</summary>
    public IReadOnlyList<object?> Values => [Date, Village, Organiser, Campaign, Participants, LabourDays, Output, Quantity, Unit];
}

/// <summary>Gives the works days of a commune and year as rows.</summary>
public sealed class ExportWorksDays(AniseDb db, WorksPlaces places, RuleBook rules)
{
    /// <summary>The rows by date, village and organiser. Needs <c>Permission.SeeWorks</c> for the commune. The village is empty where the day is of the commune as a whole.</summary>
    /// <param name="rights">Who asks.</param>
    /// <param name="commune">A commune, ward or town of any time.</param>
    /// <param name="year">The year.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<IReadOnlyList<WorksDayRow>> RunAsync(Rights rights, PlaceId commune, int year, CancellationToken cancel = default)
    {
        DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
        rights.Demand(Permission.SeeWorks, await places.ScopeAsync(commune, last, cancel));
        PlaceMap map = await places.OnAsync(last, cancel);
        // A commune of another time is read by what it was then.
        List<PlaceId> within = [.. (await places.CommunesThenAsync(commune, last, cancel)).Select(c => c.Id).Append(commune).Distinct()];
        List<PlaceId> all = [];
        foreach (PlaceId one in within.Where(p => map.Find(p) is not null)) all.AddRange(await places.WithinAsync(map, one, cancel));
        List<WorksDay> days = await db.Set<WorksDay>().AsNoTracking().Include(d => d.Outputs)
            .Where(d => d.Date >= first && d.Date <= last && !d.Withdrawn && EF.Parameter(all).Contains(d.PlaceId)).ToListAsync(cancel);
        Dictionary<PlaceId, MappedPlace> names = await places.NamesAsync(days.Select(d => d.PlaceId), cancel);
        string VillageOf(WorksDay day) => day.PlaceId == day.CommuneId ? "" : (map.Find(day.PlaceId) ?? names.GetValueOrDefault(day.PlaceId))?.Name ?? "";
        return
        [
            .. days.OrderBy(d => d.Date).ThenBy(VillageOf, StringComparer.Ordinal).ThenBy(d => d.Organiser, StringComparer.Ordinal).ThenBy(d => d.Id.Value)
                .SelectMany(d => OutputWords.InOrder(rules.Works, d.Outputs, o => o.Kind).Cast<WorksOutput?>().DefaultIfEmpty(), (d, o) => new WorksDayRow(
                    d.Date, VillageOf(d), d.Organiser, d.Campaign ?? "", d.People, d.LabourDays, o?.Kind ?? "", o?.Quantity, o is null ? "" : rules.Works.Output(o.Kind)?.Unit ?? "")),
        ];
    }
}
