using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Reviews.Results;
using Anise.Standards.Assessing;
using Anise.Standards.Demo;
using Anise.Standards.Figures;
using Anise.Standards.Forms;
using Anise.Standards.Import;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Anise.Tables.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Standards.Wiring;

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
        .AddScoped<ReadYearForms>()
        .AddScoped<ReadFact>()
        .AddScoped<EvidencedFacts>()
        .AddScoped<IEvidencedRecords>(p => p.GetRequiredService<EvidencedFacts>())
        .AddScoped<IRecordNames, StandardFactNames>()
        .AddScoped<TakeRecognitionStep>()
        .AddScoped<ImportKind, ScorecardImport>()
        .AddScoped<ImportKind, PlanImport>()
        .AddSingleton(RecognitionRecords.Recognised)
        .AddSingleton(new RestsOnResults(StandardsSubjects.Recognition))
        .AddScoped<IRecordReader, RecognitionRecords>()
        .AddSingleton(CriterionRecords.Criterion)
        .AddScoped<IRecordReader, CriterionRecords>()
        .AddScoped<IDemoPart, StandardsDemo>();
}
