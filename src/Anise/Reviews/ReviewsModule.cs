using Anise.Access;
using Anise.Basics;
using Anise.Facts;
using Anise.Figures;
using Anise.Figures.Publishing;
using Anise.Households;
using Anise.Households.Import;
using Anise.Reviews.Boards;
using Anise.Reviews.Figures;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Anise.RuleTables;
using Anise.Tables.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Reviews;

/// <summary>The yearly review of poor households.</summary>
public sealed class ReviewsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Reviews.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.OpenCampaign, Permission.RunReview, Permission.Assess, Permission.GiveOpinion, Permission.Decide, Permission.ApproveYear, Permission.ExportMicrodata];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("reviews", "/reviews", 10, Permission.SeeHouseholds)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(ReviewsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(ReviewsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        // What a figure is made of is the same for the whole life of the program; points of a table that change do not touch it.
        services.TryAddSingleton(p => new FigureKinds(p.GetRequiredService<RulesInForce>().Book));
        services
            .AddScoped<ReviewWork>()
            .AddScoped<ClassPapers>()
            .AddScoped<OpenCampaign>()
            .AddScoped<MakeReviewList>()
            .AddScoped<ApplyForReview>()
            .AddScoped<SubmitQuickForm>()
            .AddScoped<RemoveFromList>()
            .AddScoped<AssignHouseholds>()
            .AddScoped<SubmitAssessment>()
            .AddScoped<HoldMeeting>()
            .AddScoped<PostList>()
            .AddScoped<ReceiveComplaint>()
            .AddScoped<ResolveComplaint>()
            .AddScoped<AskForOpinion>()
            .AddScoped<GiveOpinion>()
            .AddScoped<ReturnStep>()
            .AddScoped<DecideReview>()
            .AddScoped<AmendDecision>()
            .AddScoped<ApproveYear>()
            .AddScoped<FindReview>()
            .AddScoped<Deadlines>()
            .AddScoped<ReviewFigures>()
            .AddScoped<ReadProvinceProgress>()
            .AddScoped<ReadYearApproval>()
            .AddScoped<ReadCommuneBoard>()
            .AddScoped<ReadVillageBoard>()
            .AddScoped<ReadDraft>()
            .AddScoped<ReadRemovals>()
            .AddScoped<ReadForm>()
            .AddScoped<ReadPapers>()
            .AddScoped<ReadHouseholdAssessments>()
            .AddScoped<MyWork>()
            .AddScoped<IWaitingWork>(p => p.GetRequiredService<MyWork>())
            .AddScoped<InYearWork>()
            .AddScoped<ReceiveApplication>()
            .AddScoped<AssessApplication>()
            .AddScoped<MeetOnApplication>()
            .AddScoped<PostApplication>()
            .AddScoped<DecideApplication>()
            .AddScoped<ReturnApplication>()
            .AddScoped<WithdrawApplication>()
            .AddScoped<ReadApplications>()
            .AddScoped<ReadMovements>()
            .AddScoped<ClassHistory>()
            .AddScoped<ImportReviewResults>()
            .AddScoped<ImportKind, ResultsImport>()
            .AddScoped<ExportReviewResults>()
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().HouseholdYear)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().InForce)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Movement)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Listed)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Review)
            .AddSingleton(p => PublishedTables.Plan(p.GetRequiredService<FigureKinds>().HouseholdYear))
            .AddScoped<HouseholdYears>()
            .AddScoped<CloseFigures>()
            .AddScoped<HouseholdClassRows>()
            .AddScoped<IDerivedRows>(p => p.GetRequiredService<HouseholdClassRows>())
            .AddScoped<TakeBackResults>()
            .AddScoped<IDerivedRows, ClosedColumnRows>()
            .AddScoped<ExportMicrodata>()
            .AddScoped<YearStandards>()
            .AddScoped<IPublishedYears, DecidedOnMap>()
            .AddScoped<CheckDecided>()
            .AddScoped<IRecordCheck>(p => p.GetRequiredService<CheckDecided>())
            .AddScoped<IRecordReader>(p => p.GetRequiredService<HouseholdYears>())
            .AddScoped<IRecordReader, HouseholdsInForce>()
            .AddScoped<IRecordReader, MovementRecords>()
            .AddScoped<IRecordReader, ListedHouseholds>()
            .AddScoped<IRecordReader, ReviewRecords>()
            .AddScoped<IRestsOnHouseholds, DecidedSince>()
            .AddScoped<IRecordNames, ReviewRecordNames>();
    }
}

/// <summary>What can be allowed about reviews.</summary>
public static class ReviewsPermissions
{
    private static readonly Permission _openCampaign = new("OpenCampaign", Role.ProvinceOfficer);
    private static readonly Permission _runReview = new("RunReview", Role.CommuneOfficer);
    private static readonly Permission _assess = new("Assess", Role.Enumerator, Role.CommuneOfficer);
    private static readonly Permission _giveOpinion = new("GiveOpinion", Role.ProvinceOfficer);
    private static readonly Permission _decide = new("Decide", Role.CommuneChair);
    private static readonly Permission _approveYear = new("ApproveYear", Role.ProvinceOfficer);
    private static readonly Permission _exportMicrodata = new("ExportMicrodata", Role.ProvinceOfficer, Role.Analyst);

    extension(Permission)
    {
        /// <summary>Open the yearly campaign for the province.</summary>
        public static Permission OpenCampaign => _openCampaign;

        /// <summary>Prepare the list to review, assign it, run meetings, posting and complaints, send steps back.</summary>
        public static Permission RunReview => _runReview;

        /// <summary>Fill form A and form B.</summary>
        public static Permission Assess => _assess;

        /// <summary>Give the opinion of the higher level.</summary>
        public static Permission GiveOpinion => _giveOpinion;

        /// <summary>Decide the review of a commune.</summary>
        public static Permission Decide => _decide;

        /// <summary>Approve the totals of a year for the province, or send them back.</summary>
        public static Permission ApproveYear => _approveYear;

        /// <summary>Take the forms of a year out without names, for analysis.</summary>
        public static Permission ExportMicrodata => _exportMicrodata;
    }
}

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
