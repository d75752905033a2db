using System.Globalization;
using Anise.Access;
using Anise.Figures;
using Anise.Plans.Production;

namespace Anise.Plans.Figures;

/// <summary>The kinds of record of this area that figures count.</summary>
public static class PlanKinds
{
    /// <summary>A target of a year whose directive was sent, as the latest follow-up report says it stands.</summary>
    public static RecordKind Target { get; } = new("target", ["state", "first-state", "versions", "directive"],
    [
        new Breakdown("state", "state", () => Texts.Get("column-state"), NameOfState) { Groups = Enum.GetNames<TargetState>() },
        new Breakdown("directive", "directive", () => Texts.Get("column-directive"), number => number),
    ], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-target"),
        Unit = "target",
        See = Permission.SeePlans,
        TakeOut = Permission.SeePlans,
        Period = PeriodKind.CalendarYear,
        Subjects = [PlansSubjects.Target.Code, PlansSubjects.Directive.Code, PlansSubjects.FollowUp.Code],
        Look = new RecordLook
        {
            Id = new("target", "target", () => Texts.Get("subject-target")),
            Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/plans/targets/{id}") : null,
            Names = [new("figure", "figure", () => Texts.Get("column-figure"))],
            Facts =
            [
                new("directive", "directive", () => Texts.Get("column-directive")), new("value", "value", () => Texts.Get("column-value")),
                new("state", "state", () => Texts.Get("column-state"), NameOfState) { RankOf = code => (int)Enum.Parse<TargetState>(code) },
            ],
        },
    };

    /// <summary>A line of the version of a production plan that is in force at the end of its year.</summary>
    public static RecordKind Line { get; } = new("plan-line", ["kind", "crop", "season", "plan", "area", "heads", "budget"],
    [
        new Breakdown("crop", "crop", () => Texts.Get("column-crop"), crop => PlanLineWords.NameOf(Animals.All.Contains(crop) ? PlanLineKind.Livestock : PlanLineKind.Crop, crop)),
        new Breakdown("season", "season", () => Texts.Get("column-season"), NameOfSeason) { Groups = Enum.GetNames<PlanSeason>() },
        new Breakdown("plan", "plan", () => Texts.Get("column-plan"), code => code),
    ], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-plan-line"),
        Unit = "plan-line",
        See = Permission.SeePlans,
        TakeOut = Permission.SeePlans,
        Period = PeriodKind.CalendarYear,
        Subjects = [PlansSubjects.ProductionPlan.Code],
        Quantities = new Dictionary<string, string> { ["area"] = "ha", ["heads"] = "head", ["budget"] = "VND" },
        Look = new RecordLook
        {
            Id = new("plan_id", "plan-id", () => Texts.Get("subject-production-plan")),
            Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/plans/production/{id}") : null,
            Names = [new("crop", "crop", () => Texts.Get("column-crop"), crop => PlanLineWords.NameOf(Animals.All.Contains(crop) ? PlanLineKind.Livestock : PlanLineKind.Crop, crop))],
            Facts =
            [
                new("plan", "plan", () => Texts.Get("column-plan")), new("season", "season", () => Texts.Get("column-season"), NameOfSeason) { RankOf = code => (int)Enum.Parse<PlanSeason>(code) },
                new("area_ha", "area-text", () => Texts.Get("column-area")), new("heads", "heads-text", () => Texts.Get("column-heads")),
            ],
        },
    };

    private static string NameOfState(string code) => PlanWords.Of(Enum.Parse<TargetState>(code));

    private static string NameOfSeason(string code) => PlanWords.Of(Enum.Parse<PlanSeason>(code));
}
