namespace Anise.Participants;

/// <summary>What the journal says is done here.</summary>
internal static class ParticipantsActs
{
    public static readonly Act
        Import = new("import-participants"),
        Join = new("join-project"),
        Leave = new("leave-project"),
        RecordInput = new("record-project-input");
}

/// <summary>What the journal tells of here.</summary>
internal static class ParticipantsSubjects
{
    public static readonly SubjectKind Participant = new("participant", Permission.SeeParticipants, typeof(ParticipantId));
}
