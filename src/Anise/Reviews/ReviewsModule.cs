using Anise.Basics;
using Anise.Figures;
using Anise.Figures.Publishing;
using Anise.Households;
using Anise.Reviews.Boards;
using Anise.Reviews.Figures;
using Anise.Reviews.InYear;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Anise.RuleTables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Reviews;

/// <summary>The yearly review of poor households.</summary>
public sealed class ReviewsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Reviews.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.OpenCampaign, Permission.RunReview, Permission.Assess, Permission.GiveOpinion, Permission.Decide];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("reviews", "/reviews", 10, Permission.SeeHouseholds)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        // What a figure is made of is the same for the whole life of the program; points of a table that change do not touch it.
        services.TryAddSingleton(p => new FigureKinds(p.GetRequiredService<RulesInForce>().Book));
        services
            .AddScoped<ReviewWork>()
            .AddScoped<ReadNames>()
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
            .AddScoped<FindReview>()
            .AddScoped<Deadlines>()
            .AddScoped<ReviewFigures>()
            .AddScoped<ReadProvinceProgress>()
            .AddScoped<ReadCommuneBoard>()
            .AddScoped<ReadVillageBoard>()
            .AddScoped<ReadDraft>()
            .AddScoped<ReadRemovals>()
            .AddScoped<ReadForm>()
            .AddScoped<ReadPapers>()
            .AddScoped<ReadHouseholdAssessments>()
            .AddScoped<MyWork>()
            .AddScoped<InYearWork>()
            .AddScoped<ReceiveApplication>()
            .AddScoped<AssessApplication>()
            .AddScoped<MeetOnApplication>()
            .AddScoped<PostApplication>()
            .AddScoped<DecideApplication>()
            .AddScoped<ReturnApplication>()
            .AddScoped<ReadApplications>()
            .AddScoped<ReadMovements>()
            .AddScoped<ImportReviewResults>()
            .AddScoped<ExportReviewResults>()
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().HouseholdYear)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Movement)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Listed)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Review)
            .AddSingleton(p => PublishedTables.Plan(p.GetRequiredService<FigureKinds>().HouseholdYear))
            .AddScoped<HouseholdYears>()
            .AddScoped<CloseFigures>()
            .AddScoped<YearStandards>()
            .AddScoped<IPublishedYears, DecidedOnMap>()
            .AddScoped<CheckDecided>()
            .AddScoped<IRecordCheck>(p => p.GetRequiredService<CheckDecided>())
            .AddScoped<IRecordReader>(p => p.GetRequiredService<HouseholdYears>())
            .AddScoped<IRecordReader, MovementRecords>()
            .AddScoped<IRecordReader, ListedHouseholds>()
            .AddScoped<IRecordReader, ReviewRecords>();
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
    }
}
