using System.Globalization;
using Anise.Basics;
using Anise.Lists;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;

namespace Anise.Web.Reviews;

/// <summary>How far the communes are in a year.</summary>
[ListFiles("/reviews/{year:int}/export")]
public sealed class ProgressList(ReadProvinceProgress read) : PageList<CommuneProgress>
{
    /// <inheritdoc/>
    public override async Task<ListOf<CommuneProgress>?> OpenAsync(PageContext context, HttpContext http) =>
        int.TryParse(http.Request.RouteValues["year"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
        && await read.RunAsync(context.Rights, year, cancel: http.RequestAborted) is { } progress ? Of(progress) : null;

    /// <summary>The list of a year.</summary>
    internal static ListOf<CommuneProgress> Of(ProvinceProgress progress) => new()
    {
        Title = Texts.Get("by-commune"),
        About = Show.Plain(progress.Campaign.Year),
        FileName = $"progress-{progress.Campaign.Year}",
        Rows = progress.Communes.AsQueryable(),
        Columns =
        [
            Column("commune", p => p.Commune.Name, ColumnLook.Name).SortedBy(p => VietnameseOrder.OfText(p.Commune.Name)),
            Column("commune-code", p => p.Commune.Code, ColumnLook.FilesOnly),
            Column("step", p => p.DecidedOn is { } day ? Texts.Get("decided-on", Show.Date(day)) : ReviewNames.Of(p.Step)).SortedBy(p => StepOf(p)),
            Column("listed", p => p.Listed, ColumnLook.Number).SortedBy(p => p.Listed),
            Column("share", p => Show.Percent(p.Assessed, p.Listed)).SortedBy(p => p.Listed == 0 ? 0m : (decimal)p.Assessed / p.Listed),
            Column("assessed", p => p.Assessed, ColumnLook.Number).SortedBy(p => p.Assessed),
            Column("poor", p => p.Poor, ColumnLook.Number).SortedBy(p => p.Poor),
            Column("near-poor", p => p.NearPoor, ColumnLook.Number).SortedBy(p => p.NearPoor),
            Column("due", p => p.NextDue).SortedBy(p => p.NextDue),
            Column("overdue", p => p.Overdue, ColumnLook.FilesOnly),
        ],
        Ties = [ListOrder<CommuneProgress>.By(p => p.Commune.Code)],
        PageSize = 100,
    };

    /// <summary>Decided communes last, by the day of their decision.</summary>
    private static int StepOf(CommuneProgress progress) => progress.DecidedOn is { } day ? day.DayNumber : (int)progress.Step;

    private static ListColumn<CommuneProgress> Column(string key, Func<CommuneProgress, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);
}

/// <summary>The years that were reviewed.</summary>
[ListFiles("/reviews/export")]
public sealed class YearList(ReadProvinceProgress read) : PageList<ProvinceProgress>
{
    /// <inheritdoc/>
    public override async Task<ListOf<ProvinceProgress>?> OpenAsync(PageContext context, HttpContext http)
    {
        var years = new List<ProvinceProgress>();
        foreach (int year in await read.YearsAsync(http.RequestAborted))
        {
            if (await read.RunAsync(context.Rights, year, cancel: http.RequestAborted) is { } progress) years.Add(progress);
        }
        return new ListOf<ProvinceProgress>
        {
            Title = Texts.Get("reviews"),
            FileName = "reviews",
            Rows = years.AsQueryable(),
            Columns =
            [
                Column("year", y => Show.Plain(y.Campaign.Year), ColumnLook.Name).SortedBy(y => y.Campaign.Year),
                Column("window", y => $"{Show.Date(y.Campaign.Opens)} – {Show.Date(y.Campaign.DecideBy)}").SortedBy(y => y.Campaign.Opens),
                Column("standard", y => y.Campaign.RuleSet).SortedBy(y => y.Campaign.RuleSet),
                Column("decided-communes", y => y.Communes.Count(c => c.DecidedOn is not null), ColumnLook.Number).SortedBy(y => y.Communes.Count(c => c.DecidedOn != null)),
                Column("listed", y => y.Communes.Sum(c => c.Listed), ColumnLook.Number).SortedBy(y => y.Communes.Sum(c => c.Listed)),
                Column("poor", y => y.Communes.Sum(c => c.Poor), ColumnLook.Number).SortedBy(y => y.Communes.Sum(c => c.Poor)),
                Column("near-poor", y => y.Communes.Sum(c => c.NearPoor), ColumnLook.Number).SortedBy(y => y.Communes.Sum(c => c.NearPoor)),
            ],
            Sort = "-year",
            Ties = [ListOrder<ProvinceProgress>.By(y => y.Campaign.Year)],
        };
    }

    private static ListColumn<ProvinceProgress> Column(string key, Func<ProvinceProgress, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get(key), value, look);
}
