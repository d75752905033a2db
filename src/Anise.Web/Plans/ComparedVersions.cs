using System.Globalization;
using Anise.Basics;
using Anise.Lists;
using Anise.Plans;
using Anise.Plans.Production;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Plans;

/// <summary>Two versions of a production plan side by side: on the page, as Excel, CSV and paper.</summary>
[ListFiles("/plans/production/{id:long}/compare/export")]
public sealed class ComparedVersions(ReadPlans read) : PageList<ComparedLine>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ComparedLine>?> OpenAsync(PageContext context, HttpContext http)
    {
        if (!long.TryParse(http.Request.RouteValues["id"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) || await read.RunAsync(context.Rights, new ProductionPlanId(id), http.RequestAborted) is not { } seen) return null;
        (int from, int to) = Asked(context, seen);
        return Of(seen, from, to);
    }

    /// <summary>The versions that an address asks for; the last two where it does not say.</summary>
    internal static (int From, int To) Asked(PageContext context, SeenPlan seen) =>
        (Number(context.Here["from"]) ?? Math.Max(1, seen.Versions[^1].Number - 1), Number(context.Here["to"]) ?? seen.Versions[^1].Number);

    /// <summary>The list of two versions; null where one is not there.</summary>
    internal static ListOf<ComparedLine>? Of(SeenPlan seen, int from, int to)
    {
        Result<IReadOnlyList<ComparedLine>> lines = ComparePlans.Run(seen, from, to);
        if (!lines.Ok) return null;
        return new ListOf<ComparedLine>
        {
            Title = Texts.Get("compare-title", seen.Plan.Name, from, to),
            About = seen.Place.Name,
            FileName = string.Create(CultureInfo.InvariantCulture, $"production-plan-{seen.Plan.Id.Value}-{from}-{to}"),
            Rows = lines.Value.AsQueryable(),
            Columns =
            [
                Column("crop", l => PlanLineWords.NameOf(l.Kind, l.Crop), ColumnLook.Name).SortedBy(l => VietnameseOrder.OfText(PlanLineWords.NameOf(l.Kind, l.Crop))),
                Column("place", l => l.Place.Name).SortedBy(l => VietnameseOrder.OfText(l.Place.Name)),
                Column("season", l => PlanWords.Of(l.Season)).SortedBy(l => l.Season),
                Column("change", l => PlanChoices.Of(l.Change)).SortedBy(l => l.Change),
                Column("area-from", l => l.Before?.AreaHa, ColumnLook.Number),
                Column("area-to", l => l.After?.AreaHa, ColumnLook.Number),
                Column("heads-from", l => l.Before?.Heads, ColumnLook.Number),
                Column("heads-to", l => l.After?.Heads, ColumnLook.Number),
                Column("budget-from", l => l.Before?.Budget, ColumnLook.Number),
                Column("budget-to", l => l.After?.Budget, ColumnLook.Number),
            ],
            Filters = [ListFilter<ComparedLine>.Choice("change", Texts.Get("change"), Enum.GetValues<LineChange>().Select(c => new FilterChoice(c.ToString(), PlanChoices.Of(c))), text => Enum.TryParse(text, out LineChange change) ? l => l.Change == change : null)],
            Sort = "crop",
            Ties = [ListOrder<ComparedLine>.By(l => l.Place.Code), ListOrder<ComparedLine>.By(l => l.Season)],
        };
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static ListColumn<ComparedLine> Column(string key, Func<ComparedLine, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);
}
