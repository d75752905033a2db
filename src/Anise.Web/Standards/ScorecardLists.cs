using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Standards;
using Anise.Standards;
using Anise.Standards.Scorecards;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Standards;

/// <summary>The place and day whose scorecards a page shows.</summary>
internal static class ScorecardAddress
{
    /// <summary>The chosen place, or its commune for a village; null for a reader without one.</summary>
    /// <exception cref="NoAccessException">The reader may see no scorecards there.</exception>
    public static MappedPlace? PlaceOf(PageContext context)
    {
        MappedPlace? place = context.Place is { Kind: PlaceKind.Village } village ? context.Map.CommuneOf(village.Id) : context.Place;
        context.Rights.Demand(Permission.SeeStandards, place is null ? Scope.Anywhere : context.Map.ScopeOf(place.Id));
        return place;
    }

    /// <summary>The day that the address asks for; the last day of last year without one, which is the one that yearly results are of.</summary>
    public static DateOnly DayOf(PageContext context) =>
        DateOnly.TryParseExact(context.Here["on"], ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : new DateOnly(context.Today.Year - 1, 12, 31);

    /// <summary>A day as addresses have it.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Communes by criteria: a row a commune, a column a criterion.</summary>
[ListFiles("/standards/export")]
public sealed class CommunesByCriteria(ReadScorecards read) : PageList<Scorecard>
{
    /// <inheritdoc/>
    public override async Task<ListOf<Scorecard>?> OpenAsync(PageContext context, HttpContext http)
    {
        DateOnly day = ScorecardAddress.DayOf(context);
        if (ScorecardAddress.PlaceOf(context) is not { } place) return null;
        Result<IReadOnlyList<Scorecard>> cards = await read.RunAsync(context.Rights, place.Id, day, cancel: http.RequestAborted);
        return cards.Ok && cards.Value.Count > 0 ? Of(place, day, cards.Value) : null;
    }

    private static ListOf<Scorecard> Of(MappedPlace place, DateOnly day, IReadOnlyList<Scorecard> cards) => new()
    {
        Title = Texts.Get("communes-by-criteria", place.Name, Show.Date(day)),
        About = cards[0].Set.Label.ToString(),
        FileName = $"standards-{place.Code}-{ScorecardAddress.Of(day)}",
        Rows = cards.AsQueryable(),
        Columns =
        [
            new ListColumn<Scorecard>("commune", Texts.Get("commune"), c => c.Commune.Name, ColumnLook.Name).SortedBy(c => VietnameseOrder.OfText(c.Commune.Name)),
            new ListColumn<Scorecard>("code", Texts.Get("code"), c => c.Commune.Code, ColumnLook.FilesOnly).SortedBy(c => c.Commune.Code),
            new ListColumn<Scorecard>("met", Texts.Get("criteria-met"), c => c.Met, ColumnLook.Number).SortedBy(c => c.Met),
            new ListColumn<Scorecard>("needed", Texts.Get("criteria-needed"), c => c.Needed, ColumnLook.FilesOnly).SortedBy(c => c.Needed),
            .. cards[0].Groups.Select((g, i) => new ListColumn<Scorecard>("c" + g.Criterion.Code, Texts.Get("criterion-short", g.Criterion.Code), c => ScoreWords.Of(c.Groups[i].State))),
        ],
        Filters =
        [
            ListFilter<Scorecard>.Words("q", Texts.Get("commune"), words => c => Folding.Fold(c.Commune.Name).Contains(Folding.Fold(words), StringComparison.Ordinal) || c.Commune.Code == words),
            ListFilter<Scorecard>.Choice("state", Texts.Get("state"), [.. StandardStates.All.Select(s => new FilterChoice(s.Code(), ScoreWords.Of(s))), new FilterChoice("only-poverty", Texts.Get("only-poverty"))],
                code => code == "only-poverty" ? c => c.FailsOnlyByPoverty : c => c.State.Code() == code),
        ],
        Sort = "-met",
        Ties = [ListOrder<Scorecard>.By(c => c.Commune.Code)],
        PageSize = 100,
    };
}

/// <summary>The scorecard of a commune: a row a sub-criterion, as Excel, CSV and paper.</summary>
[ListFiles("/standards/communes/{id:long}/export")]
public sealed class ScorecardList(ReadScorecards read) : PageList<ScoreLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ScoreLine>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (!long.TryParse(http.Request.RouteValues["id"]?.ToString(), out long id)) return null;
        Result<IReadOnlyList<Scorecard>> cards = await read.RunAsync(context.Rights, new PlaceId(id), ScorecardAddress.DayOf(context), cancel: http.RequestAborted);
        return cards.Ok && cards.Value is [{ } card] ? Of(card) : null;
    }

    /// <summary>The rows of a scorecard.</summary>
    internal static ListOf<ScoreLine> Of(Scorecard card)
    {
        Dictionary<string, int> order = card.Set.SubCriteria.Select((s, i) => (s.Code, i)).ToDictionary(s => s.Code, s => s.i);
        return new ListOf<ScoreLine>
        {
            Title = Texts.Get("scorecard-of", card.Commune.Name, Show.Date(card.Day)),
            About = card.Set.Label.ToString(),
            FileName = $"scorecard-{card.Commune.Code}-{ScorecardAddress.Of(card.Day)}",
            Rows = card.Lines.AsQueryable(),
            Columns =
            [
                new ListColumn<ScoreLine>("sub-criterion", Texts.Get("sub-criterion"), l => $"{l.Code} {l.Result.SubCriterion.Label}", ColumnLook.Name).SortedBy(l => order[l.Code]),
                new ListColumn<ScoreLine>("value", Texts.Get("value"), l => ScoreShow.Value(l)),
                new ListColumn<ScoreLine>("numerator", Texts.Get("numerator"), l => ScoreShow.Divided(l).Over, ColumnLook.Number),
                new ListColumn<ScoreLine>("denominator", Texts.Get("denominator"), l => ScoreShow.Divided(l).Under, ColumnLook.Number),
                new ListColumn<ScoreLine>("threshold", Texts.Get("threshold"), l => ScoreShow.Threshold(l)),
                new ListColumn<ScoreLine>("gap", Texts.Get("gap"), l => ScoreShow.Gap(l)),
                new ListColumn<ScoreLine>("state", Texts.Get("state"), l => ScoreWords.Of(l.State)).SortedBy(l => l.State),
                new ListColumn<ScoreLine>("source", Texts.Get("source"), l => l.Source is { } source ? ScoreWords.Of(source) : null),
                new ListColumn<ScoreLine>("document", Texts.Get("source-field"), l => l.Ruling?.Source),
                new ListColumn<ScoreLine>("as-of", Texts.Get("as-of"), l => l.Ruling?.AsOf).SortedBy(l => l.Ruling == null ? (DateOnly?)null : l.Ruling.AsOf),
                new ListColumn<ScoreLine>("until", Texts.Get("holds-until"), l => l.HoldsUntil).SortedBy(l => l.HoldsUntil),
                new ListColumn<ScoreLine>("reference", Texts.Get("article-of"), l => l.Result.SubCriterion.Reference),
            ],
            Filters = [],
            Sort = "sub-criterion",
            Ties = [ListOrder<ScoreLine>.By(l => order[l.Code])],
            PageSize = 100,
        };
    }
}

/// <summary>A line that stands in the way of a commune.</summary>
/// <param name="Card">The scorecard.</param>
/// <param name="Line">The line.</param>
public sealed record GapRow(Scorecard Card, ScoreLine Line);

/// <summary>What stands in the way of communes: the sub-criteria that are not met, nearly met, or without evidence that holds.</summary>
[ListFiles("/standards/gaps/export")]
public sealed class GapList(ReadScorecards read) : PageList<GapRow>
{
    private static readonly ScoreState[] Gaps = [ScoreState.NotMet, ScoreState.BasicallyMet, ScoreState.EvidenceMissing, ScoreState.EvidenceExpired];

    /// <inheritdoc/>
    public override async Task<ListOf<GapRow>?> OpenAsync(PageContext context, HttpContext http)
    {
        DateOnly day = ScorecardAddress.DayOf(context);
        if (ScorecardAddress.PlaceOf(context) is not { } place) return null;
        Result<IReadOnlyList<Scorecard>> cards = await read.RunAsync(context.Rights, place.Id, day, cancel: http.RequestAborted);
        return cards.Ok && cards.Value.Count > 0 ? Of(place, day, cards.Value) : null;
    }

    private static ListOf<GapRow> Of(MappedPlace place, DateOnly day, IReadOnlyList<Scorecard> cards)
    {
        Dictionary<string, int> order = cards[0].Set.SubCriteria.Select((s, i) => (s.Code, i)).ToDictionary(s => s.Code, s => s.i);
        List<GapRow> rows = [.. cards.SelectMany(c => c.Lines.Where(l => Gaps.Contains(l.State)).Select(l => new GapRow(c, l)))];
        return new ListOf<GapRow>
        {
            Title = Texts.Get("gaps-of", place.Name, Show.Date(day)),
            About = cards[0].Set.Label.ToString(),
            FileName = $"gaps-{place.Code}-{ScorecardAddress.Of(day)}",
            Rows = rows.AsQueryable(),
            Columns =
            [
                new ListColumn<GapRow>("sub-criterion", Texts.Get("sub-criterion"), r => $"{r.Line.Code} {r.Line.Result.SubCriterion.Label}", ColumnLook.Name).SortedBy(r => order[r.Line.Code]),
                new ListColumn<GapRow>("commune", Texts.Get("commune"), r => r.Card.Commune.Name).SortedBy(r => VietnameseOrder.OfText(r.Card.Commune.Name)),
                new ListColumn<GapRow>("state", Texts.Get("state"), r => ScoreWords.Of(r.Line.State)).SortedBy(r => r.Line.State),
                new ListColumn<GapRow>("value", Texts.Get("value"), r => ScoreShow.Value(r.Line)),
                new ListColumn<GapRow>("threshold", Texts.Get("threshold"), r => ScoreShow.Threshold(r.Line)),
                new ListColumn<GapRow>("gap", Texts.Get("gap"), r => ScoreShow.Gap(r.Line)),
                new ListColumn<GapRow>("money", Texts.Get("gap-cost"), r => r.Line.MissingMoney, ColumnLook.Number).SortedBy(r => r.Line.MissingMoney),
                new ListColumn<GapRow>("until", Texts.Get("holds-until"), r => r.Line.HoldsUntil).SortedBy(r => r.Line.HoldsUntil),
            ],
            Filters =
            [
                ListFilter<GapRow>.Words("q", Texts.Get("commune-or-sub-criterion"), words => r => Folding.Fold(r.Card.Commune.Name).Contains(Folding.Fold(words), StringComparison.Ordinal) || r.Card.Commune.Code == words || Folding.Fold($"{r.Line.Code} {r.Line.Result.SubCriterion.Label}").Contains(Folding.Fold(words), StringComparison.Ordinal)),
                ListFilter<GapRow>.Choice("criterion", Texts.Get("criterion"), cards[0].Set.Criteria.Select(c => new FilterChoice(c.Code, $"{c.Code}. {c.Label}")), code => r => r.Line.Code == code || r.Line.Code.StartsWith(code + ".")),
                ListFilter<GapRow>.Choice("state", Texts.Get("state"), Gaps.Select(s => new FilterChoice(s.Code(), ScoreWords.Of(s))), code => r => r.Line.State.Code() == code),
            ],
            Sort = "commune",
            Ties = [ListOrder<GapRow>.By(r => r.Card.Commune.Code), ListOrder<GapRow>.By(r => order[r.Line.Code])],
        };
    }
}
