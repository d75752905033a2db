using Anise.Basics;

namespace Anise.Standards;

/// <summary>What the journal says is done here.</summary>
internal static class StandardsActs
{
    public static readonly Act
        AssessStandards = new("assess-standards"),
        ImportScorecard = new("import-scorecard"),
        ImportPlan = new("import-scorecard-plan"),
        TakeRecognitionStep = new("take-recognition-step");
}

/// <summary>What the journal tells of here.</summary>
internal static class StandardsSubjects
{
    public static readonly SubjectKind
        Fact = new("standard-fact", Permission.SeeStandards, typeof(StandardFactId)),
        Scorecard = new("scorecard", Permission.SeeStandards, typeof(PlaceId), typeof(int)),
        Recognition = new("recognition", Permission.SeeStandards, typeof(PlaceId));
}
