using System.Linq.Expressions;
using Anise.Access;
using Anise.Basics;
using Anise.Evidence.Changes;
using Anise.Lists;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Evidence.Boards;

/// <summary>The evidence of a place as a list: all of it, and what waits to be looked at.</summary>
public sealed class EvidenceTable(AniseDb db, EvidencedKinds kinds, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>The evidence of a place. Needs <c>Permission.SeeEvidence</c> for it; kinds of records that the reader may not see there are left out.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<EvidenceItem>> ListAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        (PlaceTrail trail, Scope scope) = await AtAsync(placeId, cancel);
        rights.Demand(Permission.SeeEvidence, scope);
        string title = Texts.Get("evidence-of", trail.Map[placeId].Name);
        return Of(title, $"evidence-{trail.Map[placeId].Code}", trail, Rows(rights, placeId, scope, trail), HandingOut.OfPersons(Permission.ExportEvidence, scope, placeId, title));
    }

    /// <summary>What waits at a place to be looked at by a level: drawn for it, not looked at yet, sent by somebody else. Needs the right of the level there.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<EvidenceItem>> QueueAsync(Rights rights, PlaceId placeId, EvidenceLevel level, CancellationToken cancel = default)
    {
        (PlaceTrail trail, Scope scope) = await AtAsync(placeId, cancel);
        rights.Demand(VerifyEvidence.NeedsOf(level), scope);
        string title = Texts.Get("queue-of", trail.Map[placeId].Name);
        return Of(title, $"evidence-queue-{trail.Map[placeId].Code}", trail, Rows(rights, placeId, scope, trail).Where(Waiting(rights, level)),
            HandingOut.OfPersons(Permission.ExportEvidence, scope, placeId, title)) with { Sort = "received" };
    }

    /// <summary>The level that somebody looks for at a place: the lowest that they may; null for none.</summary>
    public async Task<EvidenceLevel?> LevelAtAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        Scope scope = await ScopeAsync(placeId, cancel);
        return Enum.GetValues<EvidenceLevel>().Where(level => rights.May(VerifyEvidence.NeedsOf(level), scope)).Select(level => (EvidenceLevel?)level).FirstOrDefault();
    }

    /// <summary>How many wait at a place for a level.</summary>
    internal async Task<int> CountWaitingAsync(Rights rights, PlaceId placeId, EvidenceLevel level, CancellationToken cancel)
    {
        (PlaceTrail trail, Scope scope) = await AtAsync(placeId, cancel);
        return await Rows(rights, placeId, scope, trail).Where(Waiting(rights, level)).CountAsync(cancel);
    }

    private Expression<Func<EvidenceItem, bool>> Waiting(Rights rights, EvidenceLevel level)
    {
        IQueryable<EvidenceId> looked = db.Set<EvidenceCheck>().Where(c => c.Level == level).Select(c => c.EvidenceId);
        long reader = rights.Actor.UserId ?? -1;
        return level == EvidenceLevel.Commune ? e => e.DrawnForCommune && e.UserId != reader && !looked.Contains(e.Id) : e => e.DrawnForProvince && e.UserId != reader && !looked.Contains(e.Id);
    }

    private async Task<(PlaceTrail Trail, Scope Scope)> AtAsync(PlaceId place, CancellationToken cancel) =>
        (await PlaceTrail.ReadAsync(db, await maps.OnAsync(clock.Today(), cancel), cancel), await ScopeAsync(place, cancel));

    private Task<Scope> ScopeAsync(PlaceId place, CancellationToken cancel) => maps.ScopeAsync(place, clock.Today(), cancel: cancel);

    /// <summary>The evidence of what lies in a place today, or lay in what went into it.</summary>
    private IQueryable<EvidenceItem> Rows(Rights rights, PlaceId placeId, Scope scope, PlaceTrail trail)
    {
        List<string> seen = [.. kinds.All.Where(k => rights.May(k.See, scope)).Select(k => k.Kind.Code)];
        IQueryable<EvidenceItem> rows = db.Set<EvidenceItem>().AsNoTracking().Where(e => EF.Parameter(seen).Contains(e.RecordKind));
        if (trail.Map[placeId].Kind == PlaceKind.Province) return rows;
        List<PlaceId> within = [.. trail.LeadingTo(p => trail.Map.LiesIn(p.Id, placeId))];
        return rows.Where(e => EF.Parameter(within).Contains(e.Place));
    }

    private ListOf<EvidenceItem> Of(string title, string fileName, PlaceTrail trail, IQueryable<EvidenceItem> rows, HandingOut handing)
    {
        IQueryable<EvidenceId> asked = db.Set<EvidencePair>().Where(p => p.IsSame == null).Select(p => p.Second);
        return new ListOf<EvidenceItem>
        {
            Title = title,
            FileName = fileName,
            HandingOut = handing,
            Rows = rows,
            Columns =
            [
                new ListColumn<EvidenceItem>("file", Texts.Get("column-file"), e => e.FileName, ColumnLook.Name).SortedBy(e => e.FileName),
                new ListColumn<EvidenceItem>("kind", Texts.Get("column-kind"), e => kinds.NameOf(e.RecordKind)).SortedByRank(e => e.RecordKind, code => VietnameseOrder.OfText(kinds.NameOf(code))),
                new ListColumn<EvidenceItem>("record", Texts.Get("column-record"), e => e.RecordName).SortedBy(e => e.RecordName),
                new ListColumn<EvidenceItem>("place", Texts.Get("column-place"), e => trail.Find(e.Place)?.Name),
                new ListColumn<EvidenceItem>("taken", Texts.Get("column-taken"), e => e.TakenAt).SortedBy(e => e.TakenAt),
                new ListColumn<EvidenceItem>("stated", Texts.Get("column-stated"), e => e.StatedOn).SortedBy(e => e.StatedOn),
                new ListColumn<EvidenceItem>("received", Texts.Get("column-received"), e => e.ReceivedAt).SortedBy(e => e.ReceivedAt),
                new ListColumn<EvidenceItem>("differs", Texts.Get("column-differs"), EvidenceWords.Differs),
                new ListColumn<EvidenceItem>("state", Texts.Get("column-state"), e => EvidenceWords.State(e.Verdict)).SortedByRank(e => e.Verdict, v => v is null ? null : ((int)v).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ],
            Filters =
            [
                ListFilter<EvidenceItem>.Words("q", Texts.Get("filter-words"), words => Folding.Fold(words) is { Length: > 0 } folded ? e => e.SearchText.Contains(folded) : null),
                ListFilter<EvidenceItem>.Choice("kind", Texts.Get("column-kind"), kinds.All.Select(k => new FilterChoice(k.Kind.Code, kinds.NameOf(k.Kind.Code))), code => e => e.RecordKind == code),
                ListFilter<EvidenceItem>.Choice("state", Texts.Get("column-state"), ((Verdict?[])[null, Verdict.Verified, Verdict.Rejected]).Select(v => new FilterChoice(EvidenceWords.Code(v), EvidenceWords.State(v))), WithState),
                ListFilter<EvidenceItem>.Choice("differs", Texts.Get("column-differs"), ((string[])["date", "place", "double"]).Select(d => new FilterChoice(d, Texts.Get("differs-" + d))),
                    what => what switch { "date" => e => e.DateDiffers, "place" => e => e.PlaceDiffers, _ => e => asked.Contains(e.Id) }),
            ],
            Sort = "-received",
            Ties = [ListOrder<EvidenceItem>.By(e => e.Id)],
        };
    }

    private static Expression<Func<EvidenceItem, bool>> WithState(string code)
    {
        Verdict? verdict = VerdictOf(code);
        return e => e.Verdict == verdict;
    }

    private static Verdict? VerdictOf(string code) => Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(v => EvidenceWords.Code(v) == code);
}
