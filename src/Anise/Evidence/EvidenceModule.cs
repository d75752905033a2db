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

namespace Anise.Evidence;

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

/// <summary>What can be allowed about evidence, besides what the record allows that carries it.</summary>
public static class EvidencePermissions
{
    private static readonly Permission _seeEvidence = new("SeeEvidence", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _exportEvidence = new("ExportEvidence", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);
    private static readonly Permission _verifyEvidence = new("VerifyEvidence", Role.CommuneOfficer, Role.CommuneChair);
    private static readonly Permission _verifyEvidenceAbove = new("VerifyEvidenceAbove", Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See the list of evidence, of records that one may see.</summary>
        public static Permission SeeEvidence => _seeEvidence;

        /// <summary>Take the list of evidence, which names records, out as a file.</summary>
        public static Permission ExportEvidence => _exportEvidence;

        /// <summary>Verify evidence for the commune.</summary>
        public static Permission VerifyEvidence => _verifyEvidence;

        /// <summary>Verify evidence for the province.</summary>
        public static Permission VerifyEvidenceAbove => _verifyEvidenceAbove;
    }
}

/// <summary>What the journal says is done here.</summary>
internal static class EvidenceActs
{
    public static readonly Act
        AddEvidence = new("add-evidence"),
        RemoveEvidence = new("remove-evidence"),
        VerifyEvidence = new("verify-evidence"),
        AnswerDouble = new("answer-double");
}

/// <summary>What the journal tells of here.</summary>
internal static class EvidenceSubjects
{
    public static readonly SubjectKind Evidence = new("evidence", Permission.SeeEvidence, typeof(EvidenceId));
}
