using System.Globalization;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Standards;
using Anise.Standards;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Standards;

/// <summary>The way of communes to recognition, side by side: a row a commune, a column a year.</summary>
[ListFiles("/standards/path/export")]
public sealed class PathList(ReadYears read) : PageList<CommuneYears>
{
    /// <inheritdoc/>
    public override async Task<ListOf<CommuneYears>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (ScorecardAddress.PlaceOf(context) is not { } place) return null;
        IReadOnlyList<CommuneYears> rows = await read.RunAsync(context.Rights, place.Id, http.RequestAborted);
        return rows.Count == 0 ? null : new ListOf<CommuneYears>
        {
            Title = Texts.Get("path-of", place.Name),
            FileName = $"path-{place.Code}",
            Rows = rows.AsQueryable(),
            Columns =
            [
                new ListColumn<CommuneYears>("commune", Texts.Get("commune"), c => c.Commune.Name, ColumnLook.Name).SortedBy(c => VietnameseOrder.OfText(c.Commune.Name)),
                new ListColumn<CommuneYears>("code", Texts.Get("code"), c => c.Commune.Code, ColumnLook.FilesOnly).SortedBy(c => c.Commune.Code),
                .. read.Years.Select(year => new ListColumn<CommuneYears>("y" + Show.Plain(year), Show.Plain(year), c => Cell(c, year)) { Under = SetOf(rows, year) is { } set ? Texts.Get("path-set", set.Name) : null }.SortedBy(c => Rank(c, year))),
            ],
            Filters = [ListFilter<CommuneYears>.Words("q", Texts.Get("commune"), words => c => Folding.Fold(c.Commune.Name).Contains(Folding.Fold(words), StringComparison.Ordinal) || c.Commune.Code == words)],
            Sort = "commune",
            Ties = [ListOrder<CommuneYears>.By(c => c.Commune.Code)],
            PageSize = 100,
        };
    }

    /// <summary>The standards of a year; null where no commune has any.</summary>
    internal static StandardSet? SetOf(IEnumerable<CommuneYears> rows, int year) => rows.Select(r => r.Years.GetValueOrDefault(year)?.Card.Set).FirstOrDefault(s => s is not null);

    /// <summary>By criteria met, then by what is said; what is empty has none.</summary>
    private static string? Rank(CommuneYears commune, int year) => commune.Years.TryGetValue(year, out CommuneYear? of) ? $"{of.Card.Met.ToString("00", CultureInfo.InvariantCulture)} {Cell(commune, year)}" : null;

    /// <summary>So many criteria met of so many, how many of them nobody has assessed, and the last step.</summary>
    internal static string? Cell(CommuneYears commune, int year)
    {
        if (!commune.Years.TryGetValue(year, out CommuneYear? of)) return null;
        int open = of.Card.Count(StandardState.NotAssessed);
        // Of a set of which not all is known no criterion can be met: what is known of it is counted by itself.
        string met = !of.Card.Set.IsComplete ? Texts.Get("path-known", of.Card.Count(ScoreState.Met), of.Card.Lines.Count())
            : open == 0 ? Texts.Get("path-met", of.Card.Met, of.Card.Needed) : Texts.Get("path-open", of.Card.Met, of.Card.Needed, open);
        return of.Step is { } step ? Texts.Get("path-step", met, RecognitionWords.Of(step.Act)) : met;
    }
}
