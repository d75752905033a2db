using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Ocop.Changes;
using Anise.Ocop.Demo;
using Anise.Ocop.Figures;
using Anise.Ocop.Lists;
using Anise.RuleTables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Ocop;

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
            .AddSingleton(p => p.GetRequiredService<OcopKinds>().Product)
            .AddScoped<IRecordReader, OcopRecords>()
            .AddScoped<IDemoPart, OcopDemo>();
    }
}

/// <summary>What the journal says is done here.</summary>
internal static class OcopActs
{
    public static readonly Act
        AddDocument = new("add-ocop-document"),
        GiveStars = new("give-stars"),
        OpenDossier = new("open-ocop-dossier"),
        RecordMinutes = new("record-ocop-minutes"),
        RecordProduct = new("record-ocop-product"),
        ScoreDossier = new("score-ocop-dossier");
}

/// <summary>What the journal tells of here.</summary>
internal static class OcopSubjects
{
    public static readonly SubjectKind Product = new("ocop-product", Permission.SeeOcop, typeof(OcopProductId));
}

/// <summary>What can be allowed about OCOP products.</summary>
public static class OcopPermissions
{
    private static readonly Permission _seeOcop = new("SeeOcop", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _editOcop = new("EditOcop", Role.CommuneOfficer, Role.ProvinceOfficer);
    private static readonly Permission _giveStars = new("GiveStars", Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read products, dossiers, points and stars.</summary>
        public static Permission SeeOcop => _seeOcop;

        /// <summary>Record products, dossiers, documents, points and minutes.</summary>
        public static Permission EditOcop => _editOcop;

        /// <summary>Record the decision that gives a product its stars.</summary>
        public static Permission GiveStars => _giveStars;
    }
}
