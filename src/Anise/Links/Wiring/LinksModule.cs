using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Journal;
using Anise.Links.Changes;
using Anise.Links.Demo;
using Anise.Links.Figures;
using Anise.Links.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Links.Wiring;

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
        .AddScoped<ReadResults>()
        .AddScoped<IRecordNames, LinkNames>()
        .AddScoped<IEvidencedRecords, EvidencedLinks>()
        .AddSingleton(LinkKinds.Link)
        .AddSingleton(LinkKinds.Sale)
        .AddScoped<IRecordReader, LinkRecords>()
        .AddScoped<IRecordReader, SaleRecords>()
        .AddScoped<IDemoPart, LinksDemo>();
}
