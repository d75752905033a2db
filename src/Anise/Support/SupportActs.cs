namespace Anise.Support;

/// <summary>What the journal says is done here.</summary>
internal static class SupportActs
{
    public static readonly Act
        ApproveLines = new("approve-support"),
        DeliverLines = new("deliver-support"),
        ImportDeliveries = new("import-deliveries"),
        EnrolLearner = new("enrol-learner"),
        LeaveOutLines = new("leave-out-support"),
        MakeList = new("make-support-list"),
        RecordCourse = new("record-course"),
        RecordJob = new("record-job"),
        RecordLearning = new("record-learning"),
        RecordTraits = new("record-support-traits"),
        RefuseLines = new("refuse-support"),
        ReturnLines = new("return-support");
}

/// <summary>What the journal tells of here.</summary>
internal static class SupportSubjects
{
    public static readonly SubjectKind
        Course = new("course", Permission.SeeSupport, typeof(CourseId)),
        List = new("support-list", Permission.SeeSupport, typeof(SupportListId));
}
