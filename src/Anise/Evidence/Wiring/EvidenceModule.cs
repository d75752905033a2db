using Anise.Access;
using Anise.Basics;
using Anise.Evidence.Boards;
using Anise.Evidence.Changes;
using Anise.Evidence.Figures;
using Anise.Evidence.Files;
using Anise.Evidence.Inspection;
using Anise.Figures;
using Anise.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Evidence.Wiring;

/// <summary>Photos and documents of records of any kind. An area lets its records carry them by adding an <see cref="IEvidencedRecords"/>.</summary>
public sealed class EvidenceModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Evidence.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeEvidence, Permission.ExportEvidence, Permission.VerifyEvidence, Permission.VerifyEvidenceAbove];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("evidence", "/evidence", 90, Permission.SeeEvidence)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(EvidenceActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(EvidenceSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<IEvidenceFiles>(scope => new EvidenceFolder(EvidenceFolder.Of(scope.GetRequiredService<StorePlace>())))
        .AddSingleton(_ => new InspectFile())
        .AddScoped<EvidencedKinds>()
        .AddScoped<EvidenceTerms>()
        .AddScoped<AddEvidence>()
        .AddScoped<RemoveEvidence>()
        .AddScoped<VerifyEvidence>()
        .AddScoped<AnswerDouble>()
        .AddScoped<ReadEvidence>()
        .AddScoped<EvidenceTable>()
        .AddScoped<VerifyEvidenceFiles>()
        .AddScoped<IWaitingWork, WaitingEvidence>()
        .AddSingleton<EvidenceKinds>()
        .AddSingleton(p => p.GetRequiredService<EvidenceKinds>().Evidence)
        .AddScoped<IRecordReader, EvidenceRecords>()
        .AddScoped<IRecordNames, EvidenceNames>();
}
