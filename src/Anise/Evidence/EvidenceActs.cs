namespace Anise.Evidence;

/// <summary>What the journal says is done here.</summary>
internal static class EvidenceActs
{
    public static readonly Act
        AddEvidence = new("add-evidence"),
        RemoveEvidence = new("remove-evidence"),
        VerifyEvidence = new("verify-evidence"),
        AnswerDouble = new("answer-double");
}

/// <summary>What the journal tells of here.</summary>
internal static class EvidenceSubjects
{
    public static readonly SubjectKind Evidence = new("evidence", Permission.SeeEvidence, typeof(EvidenceId));
}
