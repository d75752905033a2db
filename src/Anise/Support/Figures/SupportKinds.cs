using System.Globalization;
using Anise.Access;
using Anise.Figures;
using Anise.Rules.Books;
using Anise.Support.Owed;

namespace Anise.Support.Figures;

/// <summary>The kinds of record of this area that figures count: what is owed on the last day of a year, and what was delivered.</summary>
public sealed class SupportKinds(RuleBook rules)
{
    /// <summary>Something that is owed to a person or a household on the last day of a year, or today.</summary>
    public RecordKind Claim { get; } = Make("support-claim", "claim", "delivered", PeriodKind.CalendarYear, ["household", "campaign", "review", "review-household", "decided-household", SupportSubjects.List.Code], rules) with
    {
        Name = () => Texts.Get("kind-claim"),
        Look = LookOf("household", "subject-household", "/households/", rules, "state"),
    };

    /// <summary>Something that was delivered: a line of a list, in the month of its delivery.</summary>
    public RecordKind Delivery { get; } = Make("support-delivery", "delivery", "money", PeriodKind.Month, [SupportSubjects.List.Code], rules) with
    {
        Name = () => Texts.Get("kind-delivery"),
        Quantities = new Dictionary<string, string> { ["money"] = "VND" },
        Look = LookOf("list", "subject-support-list", "/support/lists/", rules, "period"),
    };

    /// <summary>Somebody who took part in a course, in the year in which it ended.</summary>
    public RecordKind Learner { get; } = new("support-learner", ["person", "finished", "certified", "work-6", "work-12", "trade", "supported"],
        [new Breakdown("trade", "trade", () => Texts.Get("column-trade"), name => name), new Breakdown("supported", "supported", () => Texts.Get("column-supported"), YesNo) { Groups = ["yes", "no"] }],
        new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-learner"),
        Unit = "person",
        Period = PeriodKind.CalendarYear,
        Things = new Dictionary<string, string> { ["person"] = "person" },
        Subjects = [SupportSubjects.Course.Code],
        See = Permission.SeeSupport,
        TakeOut = Permission.ExportSupport,
        Look = new()
        {
            Id = new("course", "course", () => Texts.Get("subject-course")),
            Address = record => record.Id is { } key ? string.Create(CultureInfo.InvariantCulture, $"/support/courses/{key}") : null,
            Names = [new("who", "who", () => Texts.Get("column-learner")) { IsPersonal = true }],
            Facts = [new("course-name", "name", () => Texts.Get("column-course")), new("trade", "trade", () => Texts.Get("column-trade")), new("supported", "supported", () => Texts.Get("column-supported"), YesNo)],
        },
    };

    private static string YesNo(string word) => Texts.Get(word);

    private static RecordKind Make(string code, string unit, string number, PeriodKind period, IReadOnlyList<string> subjects, RuleBook rules) => new(code, ["policy", number],
        [new Breakdown("policy", "policy", () => Texts.Get("column-policy"), name => SupportWords.NameOf(rules, name)) { Groups = [.. SupportWords.All(rules).Select(p => p.Code)] }],
        new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => code,
        Unit = unit,
        Period = period,
        Subjects = subjects,
        See = Permission.SeeSupport,
        TakeOut = Permission.ExportSupport,
        Look = new(),
    };

    private static RecordLook LookOf(string id, string idName, string address, RuleBook rules, string last) => new()
    {
        Id = new(id, id, () => Texts.Get(idName)),
        Address = record => record.Id is { } key ? string.Create(CultureInfo.InvariantCulture, $"{address}{key}") : null,
        Names = [new("who", "who", () => Texts.Get("column-who")) { IsPersonal = true }],
        Facts = [new("policy", "policy", () => Texts.Get("column-policy"), name => SupportWords.NameOf(rules, name)), new(last, last, () => Texts.Get("column-" + last), last == "state" ? StateOf : SupportWords.OfPeriod)],
    };

    private static string StateOf(string state) => Enum.TryParse(state, out OwedState known) ? OwedWords.Of(known) : state;
}
