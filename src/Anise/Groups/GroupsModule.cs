using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Groups.Changes;
using Anise.Groups.Demo;
using Anise.Groups.Figures;
using Anise.Groups.Lists;
using Anise.Journal;
using Anise.Projects.Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Groups;

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
        .AddScoped<NoteGrower>()
        .AddScoped<EstimateYield>()
        .AddScoped<BuyFromGrower>()
        .AddScoped<GroupList>()
        .AddScoped<ReadGroup>()
        .AddScoped<ICertificateGate, GroupGate>()
        .AddScoped<IRecordNames, GroupNames>()
        .AddSingleton(GroupKinds.Grower)
        .AddSingleton(GroupKinds.Purchase)
        .AddScoped<IRecordReader, GrowerRecords>()
        .AddScoped<IRecordReader, PurchaseRecords>()
        .AddScoped<IDemoPart, GroupsDemo>();
}

/// <summary>What the journal says is done here.</summary>
internal static class GroupsActs
{
    public static readonly Act
        ApproveGrower = new("approve-grower"),
        BuyFromGrower = new("buy-from-grower"),
        EstimateYield = new("estimate-yield"),
        ExportGroup = new("export-grower-group"),
        FormGroup = new("form-group"),
        InspectGrower = new("inspect-grower"),
        RegisterGrower = new("register-grower"),
        SanctionGrower = new("sanction-grower");
}

/// <summary>What the journal tells of here.</summary>
internal static class GroupsSubjects
{
    public static readonly SubjectKind Group = new("grower-group", Permission.SeeGroups, typeof(GrowerGroupId));
}

/// <summary>What can be allowed about groups.</summary>
public static class GroupsPermissions
{
    private static readonly Permission _seeGroups = new("SeeGroups", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _editGroups = new("EditGroups", Role.CommuneOfficer);
    private static readonly Permission _exportGroups = new("ExportGroups", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read groups, their growers, inspections and purchases.</summary>
        public static Permission SeeGroups => _seeGroups;

        /// <summary>Record groups, growers, inspections, approvals, sanctions, estimates and purchases.</summary>
        public static Permission EditGroups => _editGroups;

        /// <summary>Take the papers of groups out as files.</summary>
        public static Permission ExportGroups => _exportGroups;
    }
}
