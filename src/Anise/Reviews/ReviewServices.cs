using Anise.Figures;
using Anise.Figures.Publishing;
using Anise.Reviews.Boards;
using Anise.Reviews.Figures;
using Anise.Reviews.Results;
using Anise.Reviews.Steps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Reviews;

/// <summary>Registers the use cases and readers of reviews.</summary>
public static class ReviewServices
{
    /// <summary>Adds them, one of each in a scope.</summary>
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        return services
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
            .AddScoped<FindReview>()
            .AddScoped<Deadlines>()
            .AddScoped<ReadProvinceProgress>()
            .AddScoped<ReadCommuneBoard>()
            .AddScoped<ReadVillageBoard>()
            .AddScoped<ReadRemovals>()
            .AddScoped<ReadForm>()
            .AddScoped<ReadPapers>()
            .AddScoped<ReadHouseholdAssessments>()
            .AddScoped<MyWork>()
            .AddScoped<ReadMovements>()
            .AddScoped<ImportReviewResults>()
            .AddScoped<ExportReviewResults>()
            .AddSingleton<RegistryChanges>()
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().HouseholdYear)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Movement)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Listed)
            .AddSingleton(p => p.GetRequiredService<FigureKinds>().Review)
            .AddSingleton(p => PublishedTables.Plan(p.GetRequiredService<FigureKinds>().HouseholdYear))
            .AddScoped<HouseholdYears>()
            .AddScoped<CloseFigures>()
            .AddScoped<YearStandards>()
            .AddScoped<FigureYears>()
            .AddScoped<IPublishedYears, DecidedOnMap>()
            .AddScoped<IRecordReader>(p => p.GetRequiredService<HouseholdYears>())
            .AddScoped<IRecordReader, MovementRecords>()
            .AddScoped<IRecordReader, ListedHouseholds>()
            .AddScoped<IRecordReader, ReviewRecords>();
    }
}
