using System.Linq.Expressions;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Assets;

/// <summary>The assets of a place: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class AssetList(AniseDb db, WorksPlaces places, RuleBook rules, KeptReads reads)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeeWorks</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<Asset>> RunAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        rights.Demand(Permission.SeeWorks, map.ScopeOf(placeId));
        StoreMoment moment = await reads.NowAsync(db, cancel);
        (List<PlaceId> within, Dictionary<PlaceId, MappedPlace> names) = await moment.GetAsync((typeof(AssetList), "places", placeId, map.Day), () => AroundAsync(map, placeId, cancel));
        IQueryable<Asset> here = db.Set<Asset>().AsNoTracking().Where(a => EF.Parameter(within).Contains(a.PlaceId));
        string? NameOf(PlaceId id) => names.GetValueOrDefault(id)?.Name;
        return new ListOf<Asset>
        {
            Title = Texts.Get("assets"),
            About = map[placeId].Name,
            FileName = $"assets-{map[placeId].Code}",
            Kept = (moment, (typeof(AssetList), placeId, map.Day)),
            Rows = here,
            Columns =
            [
                Column("asset", a => a.Name, ColumnLook.Name).SortedByRank(a => a.Name, VietnameseOrder.OfText),
                Column("kind", a => rules.Works.NameOfAsset(a.Kind)).SortedByRank(a => a.Kind, code => VietnameseOrder.OfText(rules.Works.NameOfAsset(code))),
                Column("place", a => NameOf(a.PlaceId)).SortedByRank(a => a.PlaceId, id => VietnameseOrder.OfText(NameOf(id))),
                Column("length", a => a.LengthMetres, ColumnLook.Number).SortedBy(a => a.LengthMetres),
                Column("capacity", a => a.Capacity, ColumnLook.Number).SortedBy(a => a.Capacity),
                Column("owner", a => a.Owner).SortedByRank(a => a.Owner, VietnameseOrder.OfText),
                Column("built-on", a => a.BuiltOn).SortedBy(a => a.BuiltOn),
                Column("state", a => AssetWords.Of(a.State)).SortedByRank(a => a.State, s => ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Column("emptied-on", a => a.EmptiedOn).SortedBy(a => a.EmptiedOn),
            ],
            Filters =
            [
                ListFilter<Asset>.Words("q", Texts.Get("column-asset"), words => Folding.Fold(words) is { Length: > 0 } key ? a => a.NameKey.Contains(key) : null),
                ListFilter<Asset>.Choice("kind", Texts.Get("column-kind"), rules.Works.Assets.Select(k => new FilterChoice(k.Code, k.Label.ToString())), code => a => a.Kind == code),
                ListFilter<Asset>.Choice("state", Texts.Get("column-state"), Enum.GetValues<AssetState>().Select(s => new FilterChoice(s.ToString(), AssetWords.Of(s))), Of),
                ListFilter<Asset>.Choice("emptied", Texts.Get("filter-emptied"), [new FilterChoice("overdue", Texts.Get("emptied-overdue"))], _ => Overdue()),
                ListFilter<Asset>.AlsoShows("removed", Texts.Get("with-removed"), a => a.RemovedOn == null),
            ],
            Sort = "asset",
            Ties = [ListOrder<Asset>.By(a => a.Kind), ListOrder<Asset>.By(a => a.Id)],
        };
    }

    private async Task<(List<PlaceId> Within, Dictionary<PlaceId, MappedPlace> Names)> AroundAsync(PlaceMap map, PlaceId placeId, CancellationToken cancel)
    {
        List<PlaceId> within = await places.WithinAsync(map, placeId, cancel);
        return (within, await places.NamesAsync(await db.Set<Asset>().AsNoTracking().Where(a => EF.Parameter(within).Contains(a.PlaceId)).Select(a => a.PlaceId).Distinct().ToListAsync(cancel), cancel));
    }

    /// <summary>Assets that nobody has emptied for longer than their kind allows; counted from the day on which they were built where they never were.</summary>
    internal Expression<Func<Asset, bool>> Overdue()
    {
        var since = rules.Works.Assets.Where(k => k.EmptyWithinDays is not null).Select(k => (k.Code, Day: places.Today.AddDays(-k.EmptyWithinDays!.Value))).ToList();
        ParameterExpression asset = Expression.Parameter(typeof(Asset), "a");
        Expression any = Expression.Constant(false);
        foreach (var (code, day) in since)
        {
            Expression<Func<Asset, bool>> one = a => a.Kind == code && a.RemovedOn == null && (a.EmptiedOn ?? a.BuiltOn) != null && (a.EmptiedOn ?? a.BuiltOn) < day;
            any = Expression.OrElse(any, new Replace(one.Parameters[0], asset).Visit(one.Body));
        }
        return Expression.Lambda<Func<Asset, bool>>(any, asset);
    }

    private static Expression<Func<Asset, bool>>? Of(string text) => Enum.TryParse(text, out AssetState state) ? a => a.State == state : null;

    private static ListColumn<Asset> Column(string key, Func<Asset, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

/// <summary>What assets are called in words.</summary>
public static class AssetWords
{
    /// <summary>A state.</summary>
    public static string Of(AssetState state) => Texts.Get("state-" + state);

    /// <summary>An event.</summary>
    public static string Of(AssetEventKind kind) => Texts.Get("event-" + kind);
}
