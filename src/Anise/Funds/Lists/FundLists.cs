using System.Globalization;
using System.Linq.Expressions;
using Anise.Access;
using Anise.Basics;
using Anise.Funds.Books;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Funds.Lists;

/// <summary>An entry with what it is for.</summary>
public sealed class FundLine
{
    /// <summary>The entry.</summary>
    public required FundEntry Entry { get; init; }

    /// <summary>The item; null for none.</summary>
    public string? Item { get; init; }
}

/// <summary>The lists of the book: entries, paged by the store, and balances.</summary>
public sealed class FundLists(AniseDb db, PlaceMaps maps, ReadBalances balances, RuleBook rules, TimeProvider clock)
{
    private const string EveryYear = "all";

    /// <summary>What a balance adds up, in the order of its columns, each under the key of its column.</summary>
    public static IReadOnlyList<(string Key, Func<FundSums, long> Of)> Sums { get; } =
    [
        ("allocated", s => s.Given), ("contributed", s => s.Contributed), ("carried", s => s.Carried), ("committed", s => s.Committed), ("disbursed", s => s.Disbursed), ("returned", s => s.Returned),
        ("remaining", s => s.Remaining), ("free", s => s.Free),
    ];

    /// <summary>The entries of a place with all that lies in it. Needs <c>Permission.SeeFunds</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<FundLine>> EntriesAsync(Rights rights, PlaceId placeId, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        rights.Demand(Permission.SeeFunds, map.ScopeOf(placeId));
        PlaceTrail trail = await PlaceTrail.ReadAsync(db, map, cancel);
        List<PlaceId> places = [.. trail.LeadingTo(p => map.LiesIn(p.Id, placeId))];
        Dictionary<PlaceId, string> names = (await db.Set<PlaceSpan>().AsNoTracking().Where(s => EF.Parameter(places).Contains(s.PlaceId)).ToListAsync(cancel)).GroupBy(s => s.PlaceId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.From)!.Name);
        return new ListOf<FundLine>
        {
            Title = Texts.Get("entries-of", map[placeId].Name),
            FileName = "entries-" + map[placeId].Code,
            Rows = db.Set<FundEntry>().AsNoTracking().Where(e => EF.Parameter(places).Contains(e.PlaceId))
                .Select(e => new FundLine { Entry = e, Item = db.Set<FundItem>().Where(i => i.Id == e.ItemId).Select(i => i.Name).FirstOrDefault() }),
            Columns =
            [
                Column<FundLine>("entry", l => l.Entry.Key, ColumnLook.Name).SortedBy(l => l.Entry.Key),
                Column<FundLine>("date", l => l.Entry.Date).SortedBy(l => l.Entry.Date),
                Column<FundLine>("kind", l => FundWords.Name(l.Entry.Kind)).SortedByRank(l => l.Entry.Kind, kind => VietnameseOrder.OfText(FundWords.Name(kind))),
                Column<FundLine>("source", l => SourceName(l.Entry.Source)).SortedByRank(l => l.Entry.Source, code => VietnameseOrder.OfText(SourceName(code))),
                Column<FundLine>("component", l => ComponentName(l.Entry.Component)).SortedByRank(l => l.Entry.Component, code => VietnameseOrder.OfText(ComponentName(code))),
                Column<FundLine>("place", l => names.GetValueOrDefault(l.Entry.PlaceId)).SortedByRank(l => l.Entry.PlaceId, id => names.GetValueOrDefault(id) is { } name ? VietnameseOrder.OfText(name) : null),
                Column<FundLine>("year", l => l.Entry.Year.ToString(CultureInfo.InvariantCulture)).SortedBy(l => l.Entry.Year),
                Column<FundLine>("item", l => l.Item is { } item ? FundWords.ItemName(item, rules.Funds) : null).SortedBy(l => l.Item),
                Column<FundLine>("item-code", l => l.Item, ColumnLook.FilesOnly),
                Column<FundLine>("amount", l => l.Entry.Amount, ColumnLook.Number).SortedBy(l => l.Entry.Amount),
                Column<FundLine>("note", l => l.Entry.Note, ColumnLook.Long),
            ],
            Filters =
            [
                ListFilter<FundLine>.Words("q", Texts.Get("filter-words"), words => l => l.Entry.Key.StartsWith(words) || (l.Item != null && l.Item.Contains(words.ToLowerInvariant()))),
                ListFilter<FundLine>.Choice("kind", Texts.Get("column-kind"), Enum.GetValues<EntryKind>().Select(k => new FilterChoice(k.ToString(), FundWords.Name(k))), OfKind),
                ListFilter<FundLine>.Choice("source", Texts.Get("column-source"), rules.Funds.Sources.Select(s => new FilterChoice(s.Code, s.Label.ToString())), code => l => l.Entry.Source == code),
                ListFilter<FundLine>.Choice("component", Texts.Get("column-component"), rules.Funds.Components.Select(c => new FilterChoice(c.Code, c.Label.ToString())), code => l => l.Entry.Component == code),
                ListFilter<FundLine>.Choice("budget", Texts.Get("column-year"), await YearsAsync(cancel), LineOfYear),
            ],
            Sort = "-date",
            Ties = [ListOrder<FundLine>.By(l => l.Entry.Id)],
        };
    }

    /// <summary>The balances of a place with all that lies in it, by source, component, place and year. Needs <c>Permission.SeeFunds</c> for it.</summary>
    /// <param name="rights">Who asks.</param>
    /// <param name="placeId">The place.</param>
    /// <param name="usual">The budget year that is shown while none is asked for.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<FundBalance>> BalancesAsync(Rights rights, PlaceId placeId, int usual, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        IReadOnlyList<FundBalance> found = await balances.RunAsync(rights, placeId, null, FundSplit.All, cancel);
        return new ListOf<FundBalance>
        {
            Title = Texts.Get("balances-of", map[placeId].Name),
            FileName = "balances-" + map[placeId].Code,
            Rows = found.AsQueryable(),
            Columns =
            [
                Column<FundBalance>("source", b => SourceName(b.Source!), ColumnLook.Name).SortedBy(b => VietnameseOrder.OfText(SourceName(b.Source!))),
                Column<FundBalance>("component", b => ComponentName(b.Component!)).SortedBy(b => VietnameseOrder.OfText(ComponentName(b.Component!))),
                Column<FundBalance>("place", b => b.Place!.Name).SortedBy(b => VietnameseOrder.OfText(b.Place!.Name)),
                Column<FundBalance>("year", b => b.Year!.Value.ToString(CultureInfo.InvariantCulture)).SortedBy(b => b.Year!.Value),
                .. Sums.Select(s => Column<FundBalance>(s.Key, b => s.Of(b.Sums), ColumnLook.Number).SortedBy(b => s.Of(b.Sums))),
            ],
            Filters =
            [
                ListFilter<FundBalance>.Choice("source", Texts.Get("column-source"), rules.Funds.Sources.Select(s => new FilterChoice(s.Code, s.Label.ToString())), code => b => b.Source == code),
                ListFilter<FundBalance>.Choice("component", Texts.Get("column-component"), rules.Funds.Components.Select(c => new FilterChoice(c.Code, c.Label.ToString())), code => b => b.Component == code),
                ListFilter<FundBalance>.Choice("budget", Texts.Get("column-year"), [new FilterChoice(EveryYear, Texts.Get("filter-every-year")), .. await YearsAsync(cancel)], BalanceOfYear) with
                {
                    Any = Texts.Get("filter-year-shown", usual.ToString(CultureInfo.InvariantCulture)),
                    Unticked = b => b.Year == usual,
                },
            ],
            Sort = "-year",
            Ties = [ListOrder<FundBalance>.By(b => b.Place!.Code), ListOrder<FundBalance>.By(b => b.Source!), ListOrder<FundBalance>.By(b => b.Component!), ListOrder<FundBalance>.By(b => b.Year!.Value)],
        };
    }

    /// <summary>Whether the book is that of the demo, whose money is invented.</summary>
    public Task<bool> AreInventedAsync(CancellationToken cancel = default)
    {
        string note = FundWords.Invented;
        return db.Set<FundEntry>().AnyAsync(e => e.Note == note, cancel);
    }

    private static ListColumn<T> Column<T>(string key, Func<T, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);

    private static Expression<Func<FundLine, bool>>? OfKind(string text) => Enum.TryParse(text, out EntryKind kind) ? l => l.Entry.Kind == kind : null;

    private static Expression<Func<FundLine, bool>>? LineOfYear(string text)
    {
        int year = int.Parse(text, CultureInfo.InvariantCulture);
        return l => l.Entry.Year == year;
    }

    private static Expression<Func<FundBalance, bool>>? BalanceOfYear(string text)
    {
        if (text == EveryYear) return null;
        int year = int.Parse(text, CultureInfo.InvariantCulture);
        return b => b.Year == year;
    }

    private async Task<IReadOnlyList<FilterChoice>> YearsAsync(CancellationToken cancel) =>
        [.. (await db.Set<FundEntry>().Select(e => e.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancel)).Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new FilterChoice(y, y))];

    private string SourceName(string code) => rules.Funds.Source(code)?.Label.ToString() ?? code;

    private string ComponentName(string code) => rules.Funds.Component(code)?.Label.ToString() ?? code;
}
