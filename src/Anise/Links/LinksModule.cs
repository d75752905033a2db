using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Links.Changes;
using Anise.Links.Demo;
using Anise.Links.Figures;
using Anise.Links.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Links;

/// <summary>Links of production and sale: contracts, what was sold and paid, whether it works.</summary>
public sealed class LinksModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Links.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeLinks, Permission.EditLinks];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("links", "/links", 48, Permission.SeeLinks)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(LinksActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(LinksSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<RecordLink>()
        .AddScoped<RecordSale>()
        .AddScoped<LinkList>()
        .AddScoped<ReadLink>()
        .AddScoped<IRecordNames, LinkNames>()
        .AddSingleton(LinkKinds.Link)
        .AddSingleton(LinkKinds.Sale)
        .AddScoped<IRecordReader, LinkRecords>()
        .AddScoped<IRecordReader, SaleRecords>()
        .AddScoped<IDemoPart, LinksDemo>();
}

/// <summary>What the journal says is done here.</summary>
internal static class LinksActs
{
    public static readonly Act
        RecordLink = new("record-supply-link"),
        RecordPayment = new("record-link-payment"),
        RecordSale = new("record-link-sale");
}

/// <summary>What the journal tells of here.</summary>
internal static class LinksSubjects
{
    public static readonly SubjectKind Link = new("supply-link", Permission.SeeLinks, typeof(SupplyLinkId));
}

/// <summary>What can be allowed about links.</summary>
public static class LinksPermissions
{
    private static readonly Permission _seeLinks = new("SeeLinks", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _editLinks = new("EditLinks", Role.CommuneOfficer);

    extension(Permission)
    {
        /// <summary>Read links, their sales and payments.</summary>
        public static Permission SeeLinks => _seeLinks;

        /// <summary>Record links, sales and payments.</summary>
        public static Permission EditLinks => _editLinks;
    }
}
