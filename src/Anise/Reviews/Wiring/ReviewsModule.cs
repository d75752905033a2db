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

namespace Anise.Reviews.Wiring;

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
            .AddScoped<IWaitingWork, WaitingApplications>()
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
