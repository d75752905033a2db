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

namespace Anise.Plans.Wiring;

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
