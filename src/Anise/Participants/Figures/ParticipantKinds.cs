using System.Globalization;
using Anise.Access;
using Anise.Figures;

namespace Anise.Participants.Figures;

/// <summary>The kinds of record of this area that figures count.</summary>
public static class ParticipantKinds
{
    private static readonly Breakdown ByProject = new("project", "project-code", () => Texts.Get("column-project"), code => code);

    /// <summary>A household in a running project at the end of a year, with what it was when it joined. One in two projects stands twice, and counts once.</summary>
    public static RecordKind Participant { get; } = new("participant", ["household", "standing", "aimed", "project-code", "contribution"],
        [new Breakdown("standing", "standing", () => Texts.Get("column-standing"), ParticipantWords.NameOf) { Groups = [.. Enum.GetValues<Standing>().Select(ParticipantWords.Code)] }, ByProject], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("subject-participant"),
        Unit = "participation",
        See = Permission.SeeParticipants,
        TakeOut = Permission.ExportParticipants,
        Period = PeriodKind.CalendarYear,
        Things = new Dictionary<string, string> { ["household"] = "household" },
        Quantities = new Dictionary<string, string> { ["contribution"] = "VND" },
        Subjects = [ParticipantsSubjects.Participant.Code, "project"],
        Look = LookOf([new("standing", "standing", () => Texts.Get("column-standing"), ParticipantWords.NameOf), new("joined_on", "joined-on", () => Texts.Get("column-joined-on")), new("paper", "paper", () => Texts.Get("column-paper"))]),
    };

    /// <summary>Something that a participant received, in the month of its receipt.</summary>
    public static RecordKind Input { get; } = new("project-input", ["project-code", "value"], [ByProject], new Dictionary<string, IReadOnlyList<ListItem>>())
    {
        Name = () => Texts.Get("kind-project-input"),
        Unit = "delivery",
        See = Permission.SeeParticipants,
        TakeOut = Permission.ExportParticipants,
        Period = PeriodKind.Month,
        Quantities = new Dictionary<string, string> { ["value"] = "VND" },
        Subjects = [ParticipantsSubjects.Participant.Code, "project"],
        Look = LookOf([new("what", "what", () => Texts.Get("column-what")), new("quantity", "quantity", () => Texts.Get("column-quantity")), new("unit", "unit-text", () => Texts.Get("column-unit")), new("received_on", "received-on", () => Texts.Get("column-received-on"))]),
    };

    private static RecordLook LookOf(IReadOnlyList<RecordField> facts) => new()
    {
        Id = new("project_id", "project", () => Texts.Get("column-project")),
        Address = record => record.Id is { } number ? string.Create(CultureInfo.InvariantCulture, $"/projects/{number}/participants") : null,
        Names = [new("head", "head", () => Texts.Get("column-head")) { IsPersonal = true }],
        Facts = [new("project", "project-code", () => Texts.Get("column-project")), .. facts],
    };
}
