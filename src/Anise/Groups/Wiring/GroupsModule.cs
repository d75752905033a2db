using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Groups.Changes;
using Anise.Groups.Demo;
using Anise.Groups.Figures;
using Anise.Groups.Lists;
using Anise.Journal;
using Anise.Projects.Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Groups.Wiring;

/// <summary>Groups of growers with an internal control system: who is registered, inspected, approved, sanctioned; what is estimated and bought.</summary>
public sealed class GroupsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Groups.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeGroups, Permission.EditGroups, Permission.ExportGroups];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("groups", "/groups", 47, Permission.SeeGroups)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(GroupsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(GroupsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<GroupWriting>()
        .AddScoped<ReadRegister>()
        .AddScoped<FormGroup>()
        .AddScoped<RegisterGrower>()
        .AddScoped<LeaveGroup>()
        .AddScoped<NoteGrower>()
        .AddScoped<EstimateYield>()
        .AddScoped<BuyFromGrower>()
        .AddScoped<GroupList>()
        .AddScoped<ReadGroup>()
        .AddScoped<ICertificateGate, GroupGate>()
        .AddScoped<IRecordNames, GroupNames>()
        .AddScoped<IEvidencedRecords, EvidencedGroups>()
        .AddSingleton(GroupKinds.Grower)
        .AddSingleton(GroupKinds.Purchase)
        .AddScoped<IRecordReader, GrowerRecords>()
        .AddScoped<IRecordReader, PurchaseRecords>()
        .AddScoped<IDemoPart, GroupsDemo>();
}
