using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Reviews.Results;
using Anise.Standards.Assessing;
using Anise.Standards.Demo;
using Anise.Standards.Figures;
using Anise.Standards.Import;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Anise.Tables.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Standards;

/// <summary>What communes have reached of the standards, and their recognition.</summary>
public sealed class StandardsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Standards.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeStandards, Permission.AssessStandards, Permission.AppraiseStandards];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("standards", "/standards", 60, Permission.SeeStandards), new("import", "/import", 30, Permission.AssessStandards)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(StandardsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(StandardsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<ComputedValues>()
        .AddScoped<ReadScorecards>()
        .AddScoped<AssessmentChecks>()
        .AddScoped<RecordAssessments>()
        .AddScoped<ReadRecognition>()
        .AddScoped<ReadYears>()
        .AddScoped<ReadFact>()
        .AddScoped<EvidencedFacts>()
        .AddScoped<IEvidencedRecords>(p => p.GetRequiredService<EvidencedFacts>())
        .AddScoped<IRecordNames, StandardFactNames>()
        .AddScoped<TakeRecognitionStep>()
        .AddScoped<ImportKind, ScorecardImport>()
        .AddSingleton(RecognitionRecords.Recognised)
        .AddSingleton(new RestsOnResults(StandardsSubjects.Recognition))
        .AddScoped<IRecordReader, RecognitionRecords>()
        .AddScoped<IDemoPart, StandardsDemo>();
}

/// <summary>What the journal says is done here.</summary>
internal static class StandardsActs
{
    public static readonly Act
        AssessStandards = new("assess-standards"),
        ImportScorecard = new("import-scorecard"),
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

/// <summary>What can be allowed about standards.</summary>
public static class StandardsPermissions
{
    private static readonly Permission _seeStandards = new("SeeStandards", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _assessStandards = new("AssessStandards", Role.CommuneOfficer);
    private static readonly Permission _appraiseStandards = new("AppraiseStandards", Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See what communes have reached.</summary>
        public static Permission SeeStandards => _seeStandards;

        /// <summary>Say for a commune what it has reached, and send its dossier.</summary>
        public static Permission AssessStandards => _assessStandards;

        /// <summary>Appraise communes for the province, recognise them, watch them, warn them, withdraw recognition.</summary>
        public static Permission AppraiseStandards => _appraiseStandards;
    }
}
