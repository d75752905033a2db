using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Households;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Lists;

/// <summary>A list of deliveries with its counts.</summary>
/// <param name="List">The list.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Delivered">Of them, those delivered.</param>
/// <param name="Open">Of them, those listed or approved.</param>
public sealed record CountedList(SupportList List, int Lines, int Delivered, int Open)
{
    /// <summary>Of them, those refused, given back or left out.</summary>
    public int Gone => Lines - Delivered - Open;
}

/// <summary>A line with who it is for.</summary>
/// <param name="Line">The line.</param>
/// <param name="Name">The person, or the head of the household.</param>
/// <param name="Code">The code of the household.</param>
/// <param name="Village">The name of the village.</param>
public sealed record NamedLine(SupportLine Line, string Name, string? Code, string Village);

/// <summary>The lists of deliveries of a place, and the lines of one list.</summary>
public sealed class DeliveryLists(AniseDb db, PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    /// <summary>The lists of a place. Needs <c>Permission.SeeSupport</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<CountedList>> OfPlaceAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeSupport, map.ScopeOf(placeId));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        PlaceId[] communes = [.. trail.LeadingTo(p => p.IsCommuneLevel && map.LiesIn(p.Id, placeId))];
        List<SupportList> lists = await db.Set<SupportList>().AsNoTracking().Where(l => EF.Parameter(communes).Contains(l.CommuneId)).ToListAsync(cancel);
        SupportListId[] ids = [.. lists.Select(l => l.Id)];
        var counts = (await db.Set<SupportLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.ListId)).GroupBy(l => new { l.ListId, l.State }).Select(g => new { g.Key.ListId, g.Key.State, Count = g.Count() }).ToListAsync(cancel)).ToLookup(c => c.ListId);
        List<CountedList> rows = [.. lists.Select(l => new CountedList(l, counts[l.Id].Sum(c => c.Count), counts[l.Id].Where(c => c.State == LineState.Delivered).Sum(c => c.Count), counts[l.Id].Where(c => c.State is LineState.Listed or LineState.Approved).Sum(c => c.Count)))];
        return new ListOf<CountedList>
        {
            Title = Texts.Get("lists-title"),
            About = map[placeId].Name,
            FileName = $"support-lists-{map[placeId].Code}",
            Rows = rows.AsQueryable(),
            Columns =
            [
                ListColumn("list-policy", l => SupportWords.NameOf(rules, l.List.Policy), ColumnLook.Name).SortedBy(l => l.List.Policy),
                ListColumn("period", l => SupportWords.OfPeriod(l.List.Period)).SortedBy(l => l.List.Period),
                ListColumn("commune", l => trail.Find(l.List.CommuneId)?.Name).SortedBy(l => l.List.CommuneId.Value),
                ListColumn("made-on", l => l.List.MadeOn).SortedBy(l => l.List.MadeOn),
                ListColumn("lines", l => l.Lines, ColumnLook.Number).SortedBy(l => l.Lines),
                ListColumn("lines-delivered", l => l.Delivered, ColumnLook.Number).SortedBy(l => l.Delivered),
                ListColumn("lines-open", l => l.Open, ColumnLook.Number).SortedBy(l => l.Open),
                ListColumn("lines-gone", l => l.Gone, ColumnLook.Number).SortedBy(l => l.Gone),
            ],
            Filters = [ListFilter<CountedList>.Choice("policy", Texts.Get("column-policy"), SupportWords.All(rules).Select(p => new FilterChoice(p.Code, p.Label.ToString())), code => l => l.List.Policy == code)],
            Sort = "-made-on",
            Ties = [ListOrder<CountedList>.By(l => l.List.Id.Value)],
        };
    }

    /// <summary>One list; null where there is none.</summary>
    public async Task<SupportList?> FindAsync(Rights rights, SupportListId id, CancellationToken cancel = default)
    {
        if (await db.Set<SupportList>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } list) return null;
        rights.Demand(Permission.SeeSupport, await maps.ScopeAsync(list.CommuneId, clock.Today(), cancel: cancel));
        return list;
    }

    /// <summary>The lines of a list; null where there is none. Needs <c>Permission.SeeSupport</c> for its commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<NamedLine>?> LinesAsync(Rights rights, SupportListId id, CancellationToken cancel = default)
    {
        if (await FindAsync(rights, id, cancel) is not { } list) return null;
        List<SupportLine> lines = await db.Set<SupportLine>().AsNoTracking().Where(l => l.ListId == id).ToListAsync(cancel);
        HouseholdId[] homes = [.. lines.Select(l => l.HouseholdId).Distinct()];
        MemberId[] people = [.. lines.Select(l => l.MemberId).OfType<MemberId>()];
        var households = await db.Households.AsNoTracking().Where(h => EF.Parameter(homes).Contains(h.Id)).Select(h => new { h.Id, h.Code, h.HeadName }).ToDictionaryAsync(h => h.Id, cancel);
        var names = await db.MemberFactsOn(list.MadeFor).AsNoTracking().Where(m => EF.Parameter(people).Contains(m.MemberId)).Select(m => new { m.MemberId, m.Name }).ToDictionaryAsync(m => m.MemberId, m => m.Name, cancel);
        List<FundEntryId> paid = [.. lines.Select(l => l.PaymentId).OfType<FundEntryId>()];
        Dictionary<FundEntryId, string> payments = await db.Set<FundEntry>().AsNoTracking().Where(e => EF.Parameter(paid).Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Key, cancel);
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<NamedLine> rows = [.. lines.Select(l => new NamedLine(l, l.MemberId is { } member ? names.GetValueOrDefault(member) ?? "" : households[l.HouseholdId].HeadName, households[l.HouseholdId].Code, trail.Find(l.VillageId)?.Name ?? ""))];
        string title = $"{SupportWords.NameOf(rules, list.Policy)}, {SupportWords.OfPeriod(list.Period)}";
        return new ListOf<NamedLine>
        {
            Title = title,
            About = trail.Find(list.CommuneId)?.Name,
            FileName = $"support-list-{id.Value.Key()}",
            HandingOut = HandingOut.OfPersons(Permission.ExportSupport, await maps.ScopeAsync(list.CommuneId, clock.Today(), cancel: cancel), list.CommuneId, title),
            Rows = rows.AsQueryable(),
            Columns =
            [
                LineColumn("who", l => l.Name, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(l.Name)),
                LineColumn("code", l => l.Code).SortedBy(l => l.Code),
                LineColumn("village", l => l.Village).SortedBy(l => VietnameseOrder.OfText(l.Village)),
                .. SupportWords.All(rules).Any(p => p.Code == list.Policy && p.Instalments.Count > 0) ? [LineColumn("instalment", l => SupportPeriods.InstalmentNo(l.Line.ClaimedAs), ColumnLook.Number).SortedBy(l => l.Line.ClaimedAs)] : Array.Empty<ListColumn<NamedLine>>(),
                LineColumn("amount", l => l.Line.Amount, ColumnLook.Number).SortedBy(l => l.Line.Amount),
                LineColumn("money", l => l.Line.Money, ColumnLook.Number).SortedBy(l => l.Line.Money),
                LineColumn("state", l => SupportWords.Of(l.Line.State)).SortedBy(l => (int)l.Line.State),
                LineColumn("on", l => l.Line.On).SortedBy(l => l.Line.On),
                LineColumn("payment", l => l.Line.PaymentId is { } entry ? payments.GetValueOrDefault(entry) : null),
                LineColumn("signed-by", l => l.Line.DeliveredOn is null ? null : l.Line.SignedBy ?? l.Name),
                LineColumn("reason", l => l.Line.Reason).SortedBy(l => l.Line.Reason),
            ],
            Filters = [ListFilter<NamedLine>.Choice("state", Texts.Get("column-state"), Enum.GetValues<LineState>().Select(s => new FilterChoice(s.ToString(), SupportWords.Of(s))), text => Enum.TryParse(text, out LineState state) ? l => l.Line.State == state : null)],
            Sort = "who",
            Ties = [ListOrder<NamedLine>.By(l => l.Line.Id.Value)],
            PageSize = 200,
        };
    }

    private static ListColumn<CountedList> ListColumn(string key, Func<CountedList, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);

    private static ListColumn<NamedLine> LineColumn(string key, Func<NamedLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
