using Anise.Basics;
using Anise.Households;

namespace Anise.Reviews;

/// <summary>What the journal says is done here.</summary>
internal static class ReviewsActs
{
    public static readonly Act
        AmendDecision = new("amend-decision"),
        ApplyForReview = new("apply-for-review"),
        ApproveYear = new("approve-year"),
        AskForOpinion = new("ask-for-opinion"),
        AssessApplication = new("assess-application"),
        AssignHouseholds = new("assign-households"),
        DecideApplication = new("decide-application"),
        DecideReview = new("decide-review"),
        ExportMicrodata = new("export-microdata"),
        ExportReviewResults = new("export-review-results"),
        GiveOpinion = new("give-opinion"),
        HoldMeeting = new("hold-meeting"),
        ImportReviewResults = new("import-review-results"),
        MakeReviewList = new("make-review-list"),
        MeetOnApplication = new("meet-on-application"),
        OpenCampaign = new("open-campaign"),
        PostApplication = new("post-application"),
        PostCorrectedList = new("post-corrected-list"),
        PostList = new("post-list"),
        ReceiveApplication = new("receive-application"),
        ReceiveComplaint = new("receive-complaint"),
        RemoveFromList = new("remove-from-list"),
        ResolveComplaint = new("resolve-complaint"),
        ReturnApplication = new("return-application"),
        ReturnStep = new("return-step"),
        ReturnYear = new("return-year"),
        SubmitAssessment = new("submit-assessment"),
        SubmitQuickForm = new("submit-quick-form"),
        WithdrawApplication = new("withdraw-application"),
        GoOnWithApplication = new("go-on-with-application");
}

/// <summary>What the journal tells of here.</summary>
internal static class ReviewsSubjects
{
    public static readonly SubjectKind
        Campaign = new("campaign", null, typeof(int)),
        Microdata = new("microdata", null, typeof(int)),
        Review = new("review", null, typeof(CommuneReviewId)),
        ReviewHousehold = new("review-household", Permission.SeeHouseholds, typeof(CommuneReviewId), typeof(HouseholdId)),
        VillageMeeting = new("village-meeting", Permission.SeeHouseholds, typeof(CommuneReviewId), typeof(PlaceId)),
        Complaint = new("complaint", Permission.SeeHouseholds),
        DecidedHousehold = new("decided-household", Permission.SeeHouseholds, typeof(CommuneReviewId), typeof(long));
}
