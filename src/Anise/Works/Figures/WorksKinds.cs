using System.Globalization;
using Anise.Access;
using Anise.Figures;
using Anise.Rules;
using Anise.Rules.Works;
using Anise.Works.Infrastructure;

namespace Anise.Works.Figures;

/// <summary>The kinds of record of this area that figures count: days, who came, what was done. Each counts in the month and at the place of its day.</summary>
public sealed class WorksKinds(WorksCatalogue catalogue)
{
    private static readonly Breakdown ByCampaign = new("campaign", "campaign", () => Texts.Get("column-campaign"), name => name) { Without = () => Texts.Get("no-campaign") };

    /// <summary>A works day.</summary>
    public RecordKind Day { get; } = Make("works-day", "works-day", ["campaign", "organiser", "labour", "land", "cash"], [ByCampaign]) with
    {
        Name = () => Texts.Get("subject-works-day"),
        Quantities = new Dictionary<string, string> { ["labour"] = "labour-day", ["land"] = "m2", ["cash"] = "VND" },
        Look = LookOf([Field("organiser")], [Field("date") with { IsDay = true }, Field("people"), Field("labour-days", "labour-text"), Field("campaign")]),
    };

    /// <summary>
    /// Who came to a works day: a person by name, or those of a body who are not named. Different people are counted by <c>attendee</c>: somebody named counts once in a commune, however many days; those
    /// without a name count for each day, once a body, day and place.
    /// </summary>
    public RecordKind Participation { get; } = Make("works-participation", "participation", ["campaign", "body", "people", "attendee"], [ByCampaign]) with
    {
        Name = () => Texts.Get("kind-participation"),
        Quantities = new Dictionary<string, string> { ["people"] = "person" },
        Things = new Dictionary<string, string> { ["attendee"] = "person" },
        Sizes = new Dictionary<string, string> { ["attendee"] = "people" },
        Look = LookOf([Field("who") with { IsPersonal = true }], [Field("date") with { IsDay = true }, Field("body"), Field("people", "people-text"), Field("campaign")]),
    };

    /// <summary>What was done on a works day, one record for each kind of output; it has its quantity in the column of its unit.</summary>
    public RecordKind Output { get; } = Make("works-output", "output", ["campaign", "kind", "unit", .. UnitsOf(catalogue).Select(ColumnOf)],
        [new Breakdown("kind", "kind", () => Texts.Get("column-output"), catalogue.NameOfOutput) { Groups = [.. catalogue.Outputs.Select(o => o.Code)] }, ByCampaign]) with
    {
        Name = () => Texts.Get("kind-output"),
        Quantities = UnitsOf(catalogue).ToDictionary(ColumnOf, u => u),
        Look = LookOf([Field("output", "kind") with { NameOf = catalogue.NameOfOutput }], [Field("date") with { IsDay = true }, Field("quantity", "quantity-text"), Field("organiser"), Field("campaign")]),
    };

    /// <summary>The column of the quantities in a unit: <c>in-m</c>.</summary>
    internal static string ColumnOf(string unit) => "in-" + unit;

    /// <summary>An asset that stands at the end of a year.</summary>
    public RecordKind Asset { get; } = new("asset", ["kind", "length"],
    [
        new Breakdown("kind", "kind", () => Texts.Get("column-kind"), catalogue.NameOfAsset) { Groups = [.. catalogue.Assets.Select(a => a.Code)] },
    ], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-asset"),
        Unit = "asset",
        See = Permission.SeeWorks,
        TakeOut = Permission.SeeWorks,
        Period = PeriodKind.CalendarYear,
        Subjects = [WorksSubjects.Asset.Code],
        Quantities = new Dictionary<string, string> { ["length"] = "m" },
        Look = new RecordLook
        {
            Id = new("asset", "asset", () => Texts.Get("subject-asset")),
            Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/works/assets/{id}") : null,
            Names = [new("name", "name", () => Texts.Get("column-asset"))],
            Facts = [new("kind", "kind", () => Texts.Get("column-kind"), catalogue.NameOfAsset), new("owner", "owner", () => Texts.Get("column-owner")), new("built_on", "built-on", () => Texts.Get("column-built-on"))],
        },
    };

    /// <summary>An infrastructure work as it stood at the end of a year.</summary>
    public RecordKind Infrastructure { get; } = new("infrastructure-work", ["kind", "step", "late", "over", "estimate", "cost"],
    [
        new Breakdown("kind", "kind", () => Texts.Get("column-kind"), catalogue.NameOfAsset) { Groups = [.. catalogue.Assets.Select(a => a.Code)] },
        new Breakdown("step", "step", () => Texts.Get("column-step"), StepName) { Groups = Enum.GetNames<WorkStep>() },
    ], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-infrastructure-work"),
        Unit = "infrastructure-work",
        See = Permission.SeeWorks,
        TakeOut = Permission.SeeWorks,
        Period = PeriodKind.CalendarYear,
        Subjects = [WorksSubjects.InfrastructureWork.Code],
        Quantities = new Dictionary<string, string> { ["estimate"] = "VND", ["cost"] = "VND" },
        Look = new RecordLook
        {
            Id = new("work", "work", () => Texts.Get("subject-infrastructure-work")),
            Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/works/infrastructure/{id}") : null,
            Names = [new("name", "name", () => Texts.Get("column-work"))],
            Facts = [new("kind", "kind", () => Texts.Get("column-kind"), catalogue.NameOfAsset), new("step", "step", () => Texts.Get("column-step"), StepName) { RankOf = text => (int)Enum.Parse<WorkStep>(text) }],
        },
    };

    private static string StepName(string code) => InfrastructureWords.Of(Enum.Parse<WorkStep>(code));

    /// <summary>The units that outputs are counted in: each has a column.</summary>
    internal static IReadOnlyList<string> UnitsOf(WorksCatalogue catalogue) => [.. catalogue.Outputs.Select(o => o.Unit).Distinct()];

    private static RecordKind Make(string code, string unit, IReadOnlyCollection<string> columns, IReadOnlyList<Breakdown> breakdowns) =>
        new(code, columns, breakdowns, new Dictionary<string, IReadOnlyList<ListItem>>())
        {
            Name = () => code,
            Unit = unit,
            See = Permission.SeeWorks,
            TakeOut = Permission.ExportWorks,
            Period = PeriodKind.Month,
            Subjects = [WorksSubjects.WorksDay.Code],
            Look = new(),
        };

    private static RecordLook LookOf(IReadOnlyList<RecordField> names, IReadOnlyList<RecordField> facts) => new()
    {
        Id = new("day", "day", () => Texts.Get("subject-works-day")),
        Address = record => record.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"/works/days/{id}") : null,
        Names = names,
        Facts = facts,
    };

    private static RecordField Field(string code, string? column = null) => new(code.Replace('-', '_'), column ?? code, () => Texts.Get("column-" + code));
}
