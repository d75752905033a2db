using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Reviews;

/// <summary>The households on the list of a review, with the state of their forms.</summary>
[ListFiles("/reviews/{year:int}/{commune}/list/export")]
public sealed class ListedList(FindReview find, ReadVillageBoard read) : ReviewPageList<ListedLine>(find)
{
    private readonly FindReview _find = find;

    /// <inheritdoc/>
    public override async Task<ListOf<ListedLine>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http) =>
        await OfAsync(_find, context, at, await read.AllAsync(context.Rights, at.Review.Id, http.RequestAborted), "list", http.RequestAborted) with
        {
            Sort = "village",
            Filters =
            [
                ListFilter<ListedLine>.Words("q", Texts.Get("find-household"), words => l => Has(words, l.Head, l.Code)),
                VillageFilter(at, village => l => l.VillageId == village),
                ListFilter<ListedLine>.Choice("form", Texts.Get("form"),
                    [new("open", Texts.Get("form-open")), .. Enum.GetValues<FormState>().Select(f => new FilterChoice(f.ToString(), ReviewNames.Of(f)))],
                    form => form == "open" ? l => l.Form != FormState.Complete : l => l.Form.ToString() == form),
                ClassFilter(at, code => l => l.Form == FormState.Complete && l.ClassCode == code),
                ListFilter<ListedLine>.Choice("source", Texts.Get("source"), Enum.GetValues<ListingSource>().Select(s => new FilterChoice(s.ToString(), ReviewNames.Of(s))),
                    source => l => l.Source.ToString() == source),
                ListFilter<ListedLine>.Choice("agreed", Texts.Get("agreed"), [new("yes", Texts.Get("agreed-yes")), new("no", Texts.Get("agreed-no"))],
                    yes => l => (yes == "yes") == (l.AgreedOn != null)),
            ],
        };

    /// <summary>Listed households as a list, by the heads' names.</summary>
    /// <param name="find">Finds who fills forms.</param>
    /// <param name="context">Who reads.</param>
    /// <param name="at">The review.</param>
    /// <param name="lines">The households.</param>
    /// <param name="key">What the list is called in the texts.</param>
    /// <param name="cancel">Cancels.</param>
    internal static async Task<ListOf<ListedLine>> OfAsync(
        FindReview find, PageContext context, ReviewAt at, IReadOnlyList<ListedLine> lines, string key, CancellationToken cancel)
    {
        Dictionary<long, string> names = (await find.EnumeratorsAsync(context.Rights, at, cancel)).ToDictionary(e => e.UserId, e => e.Name);
        Func<ListedLine, string?> whoOf = line => line.Enumerator ?? (line.AssignedTo is { } user ? names.GetValueOrDefault(user) : null);
        return Of(at, key, lines,
        [
            Column("household", l => l.Head, ColumnLook.Name).SortedBy(l => VietnameseOrder.OfName(l.Head)),
            Column("household-code", l => l.Code, ColumnLook.FilesOnly),
            Column("village", l => VillageName(at, l.VillageId)).SortedBy(l => VillageCode(at, l.VillageId)),
            Column("people", l => l.Members, ColumnLook.Number).SortedBy(l => l.Members),
            Column("source", l => ReviewNames.Of(l.Source)).SortedBy(l => l.Source),
            Column("last-year", l => ClassName(at, l.LastYear)).SortedBy(l => ClassPlace(at, l.LastYear)),
            Column("form", l => FormOf(l)).SortedBy(l => FormPlace(l)),
            Column("asked-by", l => whoOf(l)).SortedBy(l => NameKey(whoOf(l))),
            new ListColumn<ListedLine>("b1", "B1", l => l.B1, ColumnLook.Number).SortedBy(l => l.B1),
            new ListColumn<ListedLine>("b2", "B2", l => l.B2, ColumnLook.Number).SortedBy(l => l.B2),
            Column("result-short", l => ClassName(at, l.ClassCode)).SortedBy(l => ClassPlace(at, l.ClassCode)),
            Column("agreed", l => l.AgreedOn).SortedBy(l => l.AgreedOn),
        ], ListOrder<ListedLine>.By(l => VietnameseOrder.OfName(l.Head)), ListOrder<ListedLine>.By(l => l.HouseholdId)) with { Sort = "household" };
    }

    /// <summary>How far the form is, in words.</summary>
    internal static string FormOf(ListedLine line) => line.Form == FormState.Incomplete ? Texts.Get("form-missing", line.MissingCount) : ReviewNames.Of(line.Form);

    private static int FormPlace(ListedLine line) => ((int)line.Form * 10_000) + (line.Form == FormState.Incomplete ? line.MissingCount : 0);

    private static string? NameKey(string? name) => name is null ? null : VietnameseOrder.OfName(name);

    private static ListColumn<ListedLine> Column(string key, Func<ListedLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);
}

/// <summary>The listed households of one village.</summary>
[ListFiles("/reviews/{year:int}/{commune}/villages/{village:long}/export")]
public sealed class VillageList(FindReview find, ReadVillageBoard read) : ReviewPageList<ListedLine>(find)
{
    private readonly FindReview _find = find;

    /// <inheritdoc/>
    public override async Task<ListOf<ListedLine>?> OpenAsync(PageContext context, ReviewAt at, HttpContext http)
    {
        if (!long.TryParse(http.Request.RouteValues["village"]?.ToString(), out long id) || at.Map.Find(new PlaceId(id)) is not { } village) return null;
        VillageBoard board = await read.RunAsync(context.Rights, at.Review.Id, village.Id, http.RequestAborted);
        return await OfAsync(context, at, board, http.RequestAborted);
    }

    /// <summary>The list of a village's board.</summary>
    internal async Task<ListOf<ListedLine>> OfAsync(PageContext context, ReviewAt at, VillageBoard board, CancellationToken cancel)
    {
        ListOf<ListedLine> list = await ListedList.OfAsync(_find, context, at, board.Lines, "list", cancel);
        return list with
        {
            About = Texts.Get("list-about", board.Village.Name + ", " + at.Commune.Name, at.Review.Year),
            FileName = $"{list.FileName}-{board.Village.Code.ToLowerInvariant()}",
            Columns = [.. list.Columns.Where(c => c.Key != "village")],
            PageSize = 500,
        };
    }
}
