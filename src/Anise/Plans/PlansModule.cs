using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Plans.Demo;
using Anise.Plans.Figures;
using Anise.Plans.Following;
using Anise.Plans.Import;
using Anise.Plans.Lists;
using Anise.Plans.Production;
using Anise.Plans.Targets;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Plans;

/// <summary>What was decided and planned: targets of directives and how they are followed, production plans and their versions.</summary>
public sealed class PlansModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Plans.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeePlans, Permission.SetTargets, Permission.EditPlans, Permission.ApprovePlans];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("plans", "/plans", 38, Permission.SeePlans), new("production-plans", "/plans/production", 39, Permission.SeePlans)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(PlansActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(PlansSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<PlacesOfPlans>()
        .AddScoped<TargetChecks>()
        .AddScoped<RecordDirective>()
        .AddScoped<SetTargets>()
        .AddScoped<SendDirective>()
        .AddScoped<TieTargets>()
        .AddScoped<NoteTarget>()
        .AddScoped<ReadCascades>()
        .AddScoped<FollowTargets>()
        .AddScoped<ReadDirective>()
        .AddScoped<IEvidencedRecords, EvidencedDirectives>()
        .AddScoped<IssueFollowUp>()
        .AddScoped<ReadFollowUp>()
        .AddScoped<IWaitingWork, BehindTargets>()
        .AddScoped<ImportTargets>()
        .AddScoped<PlanWriting>()
        .AddScoped<RecordPlan>()
        .AddScoped<AdjustPlan>()
        .AddScoped<TakePlanStep>()
        .AddScoped<ReadPlans>()
        .AddScoped<NoteSuitability>()
        .AddScoped<ReadSuitability>()
        .AddScoped<TargetList>()
        .AddScoped<DirectiveList>()
        .AddScoped<PlanList>()
        .AddSingleton(PlanKinds.Target)
        .AddSingleton(PlanKinds.Line)
        .AddScoped<IRecordReader, TargetRecords>()
        .AddScoped<IRecordReader, PlanLineRecords>()
        .AddScoped<IDemoPart, PlansDemo>()
        .AddScoped<IRecordNames, DirectiveNames>()
        .AddScoped<IRecordNames, TargetNames>()
        .AddScoped<IRecordNames, FollowUpNames>()
        .AddScoped<IRecordNames, ProductionPlanNames>()
        .AddScoped<IRecordNames, SuitabilityNames>();
}

/// <summary>What the journal says is done here.</summary>
internal static class PlansActs
{
    public static readonly Act
        AdjustPlan = new("adjust-plan"),
        IssueFollowUp = new("issue-follow-up"),
        NoteSuitability = new("note-suitability"),
        NoteTarget = new("note-target"),
        RecordDirective = new("record-directive"),
        RecordPlan = new("record-plan"),
        ReturnPlan = new("return-plan"),
        ReviseTarget = new("revise-target"),
        SendDirective = new("send-directive"),
        SetTargets = new("set-targets"),
        TakeBackDirective = new("take-back-directive"),
        TakePlanStep = new("take-plan-step"),
        TieTargets = new("tie-targets");
}

/// <summary>What the journal tells of here.</summary>
internal static class PlansSubjects
{
    public static readonly SubjectKind
        Directive = new("directive", Permission.SeePlans, typeof(DirectiveId)),
        FollowUp = new("follow-up", Permission.SeePlans, typeof(FollowUpId)),
        ProductionPlan = new("production-plan", Permission.SeePlans, typeof(ProductionPlanId)),
        Suitability = new("suitability-note", Permission.SeePlans, typeof(SuitabilityNoteId)),
        Target = new("target", Permission.SeePlans, typeof(TargetId));
}

/// <summary>What can be allowed about plans.</summary>
public static class PlansPermissions
{
    private static readonly Permission _seePlans = new("SeePlans", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _setTargets = new("SetTargets", Role.CommuneOfficer, Role.ProvinceOfficer);
    private static readonly Permission _editPlans = new("EditPlans", Role.CommuneOfficer, Role.ProvinceOfficer);
    private static readonly Permission _approvePlans = new("ApprovePlans", Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See directives, targets and production plans.</summary>
        public static Permission SeePlans => _seePlans;

        /// <summary>Record directives of an office's own place, set and revise their targets, send them, issue follow-up reports.</summary>
        public static Permission SetTargets => _setTargets;

        /// <summary>Draw up and adjust production plans, note why a target is behind, note the suitability of land.</summary>
        public static Permission EditPlans => _editPlans;

        /// <summary>Approve versions of production plans.</summary>
        public static Permission ApprovePlans => _approvePlans;
    }
}
