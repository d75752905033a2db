using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Plans;
using Anise.Plans.Following;
using Anise.Plans.Production;
using Anise.Web.Components;
using Anise.Web.Host;

namespace Anise.Web.Plans;

/// <summary>What may be chosen on the pages of plans, and how their values are shown and read.</summary>
internal static class PlanChoices
{
    /// <summary>Seasons.</summary>
    public static IEnumerable<Choice> Seasons => Enum.GetValues<PlanSeason>().Select(s => new Choice(s.ToString(), PlanWords.Of(s)));

    /// <summary>On which side a target is reached.</summary>
    public static IEnumerable<Choice> Directions => Enum.GetValues<TargetDirection>().Select(d => new Choice(d.ToString(), PlanWords.Of(d)));

    /// <summary>What a target says.</summary>
    public static IEnumerable<Choice> Measures => Enum.GetValues<TargetMeasure>().Select(m => new Choice(m.ToString(), PlanWords.Of(m)));

    /// <summary>Respects of suitability.</summary>
    public static IEnumerable<Choice> Aspects => Enum.GetValues<SuitabilityAspect>().Select(a => new Choice(a.ToString(), PlanWords.Of(a)));

    /// <summary>How well land suits.</summary>
    public static IEnumerable<Choice> Grades => Enum.GetValues<SuitabilityGrade>().Select(g => new Choice(g.ToString(), PlanWords.Of(g)));

    /// <summary>The figures of the catalogue that a target may be set on.</summary>
    public static IEnumerable<Choice> Figures(FigureCatalogue catalogue) => catalogue.All.Where(f => !f.Each && f.Kind.Code != "target").Select(f => new Choice(f.Code, $"{f.Name} ({UnitNames.Of(f.Unit)})"));

    /// <summary>A place and all communes in it, on a map.</summary>
    public static IEnumerable<Choice> Places(PlaceMap map, PlaceId of) => map.All.Where(p => p.Kind != PlaceKind.Village && map.LiesIn(p.Id, of))
        .OrderBy(p => p.IsCommuneLevel).ThenBy(p => VietnameseOrder.OfText(p.Name), StringComparer.Ordinal).Select(p => new Choice(Show.Plain(p.Id.Value), p.Name));

    /// <summary>A day that was typed; a problem where it is none, null where nothing was typed.</summary>
    public static DateOnly? DayOf(string field, PostedForm posted, List<Problem> problems)
    {
        if (posted[field].Length > 0 && posted.Date(field) is null) problems.Add(new Problem("not-a-day", Texts.Get("not-a-day", posted[field]), field));
        return posted.Date(field);
    }

    /// <summary>A place that was chosen; null where none was.</summary>
    public static PlaceId? PlaceOf(string field, PostedForm posted) => posted.Number(field) is { } id ? new PlaceId(id) : null;

    /// <summary>A value of a figure with its unit.</summary>
    public static string Value(Figure figure, double? value, TargetMeasure measure = TargetMeasure.Absolute)
    {
        if (value is not { } known) return "–";
        string number = FigureText.Round(known, Math.Max(2, figure.Decimals)).ToString(measure == TargetMeasure.Change ? "+#,0.##;−#,0.##;0" : "#,0.##", CultureInfo.CurrentCulture);
        return figure.Unit == "%" ? number + " %" : number;
    }

    /// <summary>A value of a target as it was set.</summary>
    public static string Set(FollowedTarget target, decimal value) => $"{(target.Target.Direction == TargetDirection.AtLeast ? "≥" : "≤")} {Value(target.Figure, (double)value, target.Target.Measure)}";

    /// <summary>The place of a target, with what it has become.</summary>
    public static string PlaceOf(FollowedTarget target) => target.Into is { } into ? Texts.Get("place-now-in", target.Place.Name, into.Name) : target.Place.Name;

    /// <summary>What became of a line.</summary>
    public static string Of(LineChange change) => Texts.Get("line-" + change);

    /// <summary>Where the figure of a target opens.</summary>
    public static string Opens(FollowedTarget target) => FigureLinks.Of(target.Figure.Code, target.Place.Code, target.Period, map: target.MapDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
