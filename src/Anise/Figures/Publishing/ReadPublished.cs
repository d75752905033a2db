using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Figures.Publishing;

/// <summary>A value of a published figure.</summary>
/// <param name="Place">The place.</param>
/// <param name="Group">The value of the breakdown; null for the whole.</param>
/// <param name="Value">The value, or that it is kept back.</param>
public sealed record PublishedRow(MappedPlace Place, string? Group, PublishedValue Value);

/// <summary>A published figure for every published place.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Year">The year.</param>
/// <param name="Map">The day on whose map the places stand.</param>
/// <param name="By">The breakdown; null for the whole.</param>
/// <param name="Rows">The values: the province, former districts, communes; within each the groups.</param>
public sealed record PublishedFigure(Figure Figure, int Year, DateOnly Map, string? By, IReadOnlyList<PublishedRow> Rows);

/// <summary>A figure that is published.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Breakdowns">How it is split, besides by place.</param>
public sealed record PublishedEntry(Figure Figure, IReadOnlyList<string> Breakdowns);

/// <summary>Reads what is published without persons: for anybody, with small counts and what would give them away kept back.</summary>
public sealed class ReadPublished(AniseDb db, ReadFigures read, FigureCatalogue catalogue, PublicationPlan plan, IPublishedYears years, Publications kept, PlaceMaps maps)
{
    /// <summary>The figures that are published, in the order of the catalogue.</summary>
    public IReadOnlyList<PublishedEntry> All()
    {
        HashSet<string> sums = [.. plan.Tables.Where(t => t.By is null).SelectMany(t => t.Parts.Prepend(t.Total)), .. plan.Sums.Keys];
        return [.. catalogue.All.Where(f => f.IsShare ? sums.Contains(f.Of!.Code) && sums.Contains(f.Per!.Code) : sums.Contains(f.Code))
            .Select(f => new PublishedEntry(f, [.. plan.Tables.Where(t => t.Total == f.Code && t.By is not null).Select(t => t.By!)]))];
    }

    /// <summary>A figure in a year for all places; a problem for one that is not published, or a year of which reviews are still open.</summary>
    /// <param name="code">The figure.</param>
    /// <param name="year">The year.</param>
    /// <param name="by">The breakdown; null for the whole.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<PublishedFigure>> RunAsync(string code, int year, string? by = null, CancellationToken cancel = default)
    {
        if (All().FirstOrDefault(e => e.Figure.Code == code) is not { } entry) return Texts.Problem("published-unknown", "figure", code);
        if (by is not null && !entry.Breakdowns.Contains(by)) return Texts.Problem("published-split-unknown", "by", by, entry.Breakdowns.Count == 0 ? "–" : string.Join(", ", entry.Breakdowns));
        if (await GetAsync(year, cancel) is not { } publication) return Texts.Problem("published-year", "year", year);
        if (by is not null)
        {
            MadeTable split = publication.SplitOf(code, by)!;
            return new PublishedFigure(entry.Figure, year, publication.Map, by, [.. publication.Rows.SelectMany((place, row) => split.Groups.Select((group, i) => new PublishedRow(place, group, split.At(row, i + 1))))]);
        }
        return new PublishedFigure(entry.Figure, year, publication.Map, null, [.. publication.Rows.Select((place, row) => new PublishedRow(place, null, ValueOf(publication, entry.Figure, row)))]);
    }

    /// <summary>The years that are published, first to last.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel = default) => [.. (await ListAsync(cancel)).Select(y => y.Year)];

    /// <summary>All that is published of a year; null where it is not.</summary>
    internal async Task<Publication?> GetAsync(int year, CancellationToken cancel) => (await ListAsync(cancel)).FirstOrDefault(y => y.Year == year) is { } published
        ? await kept.GetAsync(published, async () => await new MakePublication(read, plan, await maps.OnAsync(published.Map, cancel), year).RunAsync(cancel), cancel) : null;

    private Task<IReadOnlyList<PublishedYear>> ListAsync(CancellationToken cancel) => kept.YearsAsync(
        () => db.Set<JournalHead>().AsNoTracking().Select(h => h.Count).SingleOrDefaultAsync(cancel), () => years.ReadAsync(cancel), cancel);

    private PublishedValue ValueOf(Publication publication, Figure figure, int row)
    {
        if (figure.IsShare) return PublishedValue.Share(ValueOf(publication, figure.Of!, row), ValueOf(publication, figure.Per!, row), figure.Times);
        if (plan.Sums.TryGetValue(figure.Code, out IReadOnlyList<string>? parts)) return PublishedValue.Sum([.. parts.Select(p => publication.ColumnOf(p)?.At(row) ?? PublishedValue.NotKnown)]);
        return publication.ColumnOf(figure.Code)?.At(row) ?? PublishedValue.NotKnown;
    }
}
