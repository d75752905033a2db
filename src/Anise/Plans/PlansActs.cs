namespace Anise.Plans;

/// <summary>What the journal says is done here.</summary>
internal static class PlansActs
{
    public static readonly Act
        AdjustPlan = new("adjust-plan"),
        IssueFollowUp = new("issue-follow-up"),
        NoteSuitability = new("note-suitability"),
        NoteTarget = new("note-target"),
        RecordDirective = new("record-directive"),
        RecordPlan = new("record-plan"),
        ReturnPlan = new("return-plan"),
        ReviseTarget = new("revise-target"),
        SendDirective = new("send-directive"),
        SetTargets = new("set-targets"),
        TakeBackDirective = new("take-back-directive"),
        TakePlanStep = new("take-plan-step"),
        TieTargets = new("tie-targets");
}

/// <summary>What the journal tells of here.</summary>
internal static class PlansSubjects
{
    public static readonly SubjectKind
        Directive = new("directive", Permission.SeePlans, typeof(DirectiveId)),
        FollowUp = new("follow-up", Permission.SeePlans, typeof(FollowUpId)),
        ProductionPlan = new("production-plan", Permission.SeePlans, typeof(ProductionPlanId)),
        Suitability = new("suitability-note", Permission.SeePlans, typeof(SuitabilityNoteId)),
        Target = new("target", Permission.SeePlans, typeof(TargetId));
}
