using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Lists;
using Anise.Places;
using Anise.Plans.Following;
using Anise.Plans.Targets;

namespace Anise.Plans.Lists;

/// <summary>The targets of a place and year with how they stand: the same columns on the page, as Excel, CSV and on paper.</summary>
public sealed class TargetList(PlacesOfPlans places, FollowTargets follow)
{
    /// <summary>The list of a place on today's map. Needs <c>Permission.SeePlans</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<FollowedTarget>> RunAsync(Rights rights, PlaceId placeId, int year, CancellationToken cancel = default)
    {
        PlaceMap map = await places.NowAsync(cancel);
        IReadOnlyList<FollowedTarget> targets = await follow.RunAsync(rights, new FollowQuery { Place = placeId, Year = year }, cancel);

        return new ListOf<FollowedTarget>
        {
            Title = Texts.Get("targets-of", year),
            About = map[placeId].Name,
            FileName = $"targets-{map[placeId].Code}-{year}",
            Rows = targets.AsQueryable(),
            Columns =
            [
                Column("figure", t => t.Figure.Name.ToString(), ColumnLook.Name).SortedBy(t => t.Figure.Code),
                Column("place", t => NameOf(t)).SortedBy(t => t.Place.Code),
                Column("directive", t => t.Directive.Number).SortedBy(t => t.Directive.Number),
                Column("measure", t => PlanWords.Of(t.Target.Measure), ColumnLook.FilesOnly),
                Column("direction", t => PlanWords.Of(t.Target.Direction)),
                Column("value", t => t.Now.Version.Value, ColumnLook.Number).SortedBy(t => t.Now.Version.Value),
                Column("version", t => t.Now.Version.Number, ColumnLook.FilesOnly),
                Column("first-value", t => t.First.Version.Value, ColumnLook.FilesOnly),
                Column("actual", t => Rounded(t, t.Measured), ColumnLook.Number).SortedBy(t => t.Measured),
                Column("expected", t => Rounded(t, t.Now.Expected), ColumnLook.Number).SortedBy(t => t.Now.Expected),
                Column("gap", t => Rounded(t, t.Now.Gap), ColumnLook.Number).SortedBy(t => t.Now.Gap),
                Column("state", t => PlanWords.Of(t.Now.State)).SortedBy(t => t.Now.State),
                Column("first-state", t => PlanWords.Of(t.First.State), ColumnLook.FilesOnly),
                Column("behind-since", t => t.Now.BehindSince).SortedBy(t => t.Now.BehindSince),
                Column("why", t => t.Notes.Count > 0 ? t.Notes[^1].Text : null, ColumnLook.FilesOnly),
            ],
            Filters =
            [
                ListFilter<FollowedTarget>.Words("q", Texts.Get("column-figure"), words => Folding.Fold(words) is { Length: > 0 } key ? t => Folding.Fold(t.Figure.Name.ToString()).Contains(key) || Folding.Fold(t.Place.Name).Contains(key) : null),
                ListFilter<FollowedTarget>.Choice("state", Texts.Get("column-state"), Enum.GetValues<TargetState>().Select(s => new FilterChoice(s.ToString(), PlanWords.Of(s))), text => Enum.TryParse(text, out TargetState state) ? t => t.Now.State == state : null),
            ],
            Sort = "figure",
            Ties = [ListOrder<FollowedTarget>.By(t => t.Place.Code), ListOrder<FollowedTarget>.By(t => t.Target.Id.Value)],
        };
    }

    private static string NameOf(FollowedTarget target) => target.Into is { } into ? Texts.Get("place-now-in", target.Place.Name, into.Name) : target.Place.Name;

    private static double? Rounded(FollowedTarget target, double? value) => value is { } known ? FigureText.Round(known, Math.Max(2, target.Figure.Decimals)) : null;

    private static ListColumn<FollowedTarget> Column(string key, Func<FollowedTarget, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);
}
