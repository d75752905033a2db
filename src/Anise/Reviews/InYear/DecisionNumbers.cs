using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>What a commune's chair signs with a number.</summary>
internal enum NumberedKind
{
    /// <summary>The decision of a yearly review.</summary>
    Review,
    /// <summary>An amending decision.</summary>
    Amendment,
    /// <summary>A decision within the year, or a refusal.</summary>
    InYear,
}

/// <summary>A paper with its number.</summary>
internal readonly record struct NumberedPaper(NumberedKind Kind, string Number, DateOnly On);

/// <summary>
/// A commune counts its decisions within a year: a number stands on one paper. Several households may stand on one paper, so the same kind of paper of the
/// same day may have one number; anything else is a slip.
/// </summary>
internal static class DecisionNumbers
{
    /// <summary>Says on which other paper of the commune and year the number stands; null where on none.</summary>
    public static async Task<Problem?> UsedAsync(AniseDb db, PlaceId commune, NumberedPaper paper, CancellationToken cancel)
    {
        DateOnly from = new(paper.On.Year, 1, 1), to = new(paper.On.Year, 12, 31);
        IQueryable<CommuneReviewId> reviews = db.CommuneReviews.Where(r => r.CommuneId == commune).Select(r => r.Id);
        List<NumberedPaper> others =
        [
            .. (await db.ReviewDecisions.AsNoTracking().Where(d => reviews.Contains(d.ReviewId) && d.On >= from && d.On <= to).Select(d => new { d.Number, d.On }).ToListAsync(cancel))
                .Select(d => new NumberedPaper(NumberedKind.Review, d.Number, d.On)),
            .. (await db.Amendments.AsNoTracking().Where(a => reviews.Contains(a.ReviewId) && a.On >= from && a.On <= to).Select(a => new { a.Document, a.On }).ToListAsync(cancel))
                .Select(a => new NumberedPaper(NumberedKind.Amendment, a.Document, a.On)),
            .. (await db.InYearCases.AsNoTracking().Where(c => c.CommuneId == commune && c.Number != null && c.DecidedOn >= from && c.DecidedOn <= to).Select(c => new { c.Number, c.DecidedOn }).ToListAsync(cancel))
                .Select(c => new NumberedPaper(NumberedKind.InYear, c.Number!, c.DecidedOn!.Value)),
        ];
        string number = Folded(paper.Number);
        NumberedPaper? used = others.Where(o => Folded(o.Number) == number && (o.Kind, o.On) != (paper.Kind, paper.On)).Cast<NumberedPaper?>().FirstOrDefault();
        return used is { } one ? Texts.Problem("number-used", "document", one.Number, one.On, Texts.Get("paper-" + one.Kind)) : null;
    }

    private static string Folded(string number) => string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
