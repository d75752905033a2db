using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households.Lists;
using Anise.Lists;
using Anise.Places;
using Anise.Reviews.Boards;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Reviews;

/// <summary>A list of one commune's review: finds the review by the address.</summary>
public abstract class ReviewPageList<T>(FindReview find) : PageList<T>
{
    /// <inheritdoc/>
    public sealed override async Task<ListOf<T>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (!int.TryParse(http.Request.RouteValues["year"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || await find.RunAsync(year, http.Request.RouteValues["commune"]?.ToString() ?? "", http.RequestAborted) is not { } at) return null;
        return await OpenAsync(context, at, http);
    }

    /// <summary>The list of a review; null where there is none.</summary>
    /// <param name="context">Who reads, when.</param>
    /// <param name="at">The review.</param>
    /// <param name="http">The request, for further parts of its route.</param>
    public abstract Task<ListOf<T>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http);

    /// <summary>A list of the review that names persons.</summary>
    /// <param name="at">The review.</param>
    /// <param name="key">What it is called in the texts; also the beginning of the names of its files.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="ties">What orders rows of the same value.</param>
    private protected static ListOf<T> Of(ReviewAt at, string key, IEnumerable<T> rows, IReadOnlyList<ListColumn<T>> columns, params IReadOnlyList<ListOrder<T>> ties) => new()
    {
        Title = Texts.Get(key),
        About = Texts.Get("list-about", at.Commune.Name, at.Review.Year),
        FileName = string.Create(CultureInfo.InvariantCulture, $"{key}-{at.Commune.Code}-{at.Review.Year}").ToLowerInvariant(),
        HandingOut = HandingOut.OfHouseholds(at.Scope, at.Commune.Id, Texts.Get(key)),
        Rows = rows.AsQueryable(),
        Columns = columns,
        Ties = ties,
    };

    /// <summary>A filter by village, in the order of the commune.</summary>
    private protected static ListFilter<T> VillageFilter(ReviewAt at, Func<PlaceId, System.Linq.Expressions.Expression<Func<T, bool>>> lies) =>
        ListFilter<T>.Choice("village", Texts.Get("village"), at.Map.VillagesIn(at.Commune.Id).Select(v => new FilterChoice(v.Id.ToString(), v.Name)),
            id => lies(new PlaceId(long.Parse(id, CultureInfo.InvariantCulture))));

    /// <summary>A filter by the classes of the review.</summary>
    private protected static ListFilter<T> ClassFilter(ReviewAt at, Func<string, System.Linq.Expressions.Expression<Func<T, bool>>> has) =>
        ListFilter<T>.Choice("class", Texts.Get("result-short"), at.Rules.Classes.Select(c => new FilterChoice(c.Code, c.Label.ToString())), has);

    /// <summary>What a class is called; null for none.</summary>
    private protected static string? ClassName(ReviewAt at, string? code) => code is null ? null : at.Rules.Classes.FirstOrDefault(c => c.Code == code)?.Label.ToString() ?? code;

    /// <summary>The place of a class in the order of the rules; null for none.</summary>
    private protected static int? ClassPlace(ReviewAt at, string? code) => code is null ? null : at.Rules.Classes.TakeWhile(c => c.Code != code).Count();

    /// <summary>The name of a village on the map of the review.</summary>
    private protected static string? VillageName(ReviewAt at, PlaceId? village) => village is { } id ? at.Map.Find(id)?.Name : null;

    /// <summary>The code of a village, by which villages are ordered within their commune.</summary>
    private protected static string? VillageCode(ReviewAt at, PlaceId? village) => village is { } id ? at.Map.Find(id)?.Code : null;

    /// <summary>Whether a name or a code has the words that are looked for, without regard to marks.</summary>
    private protected static bool Has(string words, string? name, string? code) => Folding.Fold($"{name} {code}").Contains(Folding.Fold(words), StringComparison.Ordinal);
}
