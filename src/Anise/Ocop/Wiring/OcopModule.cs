using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Journal;
using Anise.Ocop.Changes;
using Anise.Ocop.Demo;
using Anise.Ocop.Figures;
using Anise.Ocop.Lists;
using Anise.RuleTables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Ocop.Wiring;

/// <summary>One Commune One Product: products, dossiers, points of examiners, stars.</summary>
public sealed class OcopModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Ocop.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeOcop, Permission.EditOcop, Permission.GiveStars];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("ocop", "/ocop", 49, Permission.SeeOcop)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(OcopActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(OcopSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(p => new OcopKinds(p.GetRequiredService<RulesInForce>().Book));
        services
            .AddScoped<OcopRules>()
            .AddScoped<RecordProduct>()
            .AddScoped<OpenDossier>()
            .AddScoped<AddDocument>()
            .AddScoped<ScoreDossier>()
            .AddScoped<RecordMinutes>()
            .AddScoped<GiveStars>()
            .AddScoped<OcopList>()
            .AddScoped<ReadProduct>()
            .AddScoped<IWaitingWork, EndingStars>()
            .AddScoped<IRecordNames, OcopNames>()
            .AddScoped<IEvidencedRecords, EvidencedProducts>()
            .AddSingleton(p => p.GetRequiredService<OcopKinds>().Product)
            .AddScoped<IRecordReader, OcopRecords>()
            .AddScoped<IDemoPart, OcopDemo>();
    }
}
