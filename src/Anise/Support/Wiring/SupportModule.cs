using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Funds.Posting;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.RuleTables;
using Anise.Support.Courses;
using Anise.Support.Deliveries;
using Anise.Support.Demo;
using Anise.Support.Figures;
using Anise.Support.Import;
using Anise.Support.Lists;
using Anise.Support.Owed;
using Anise.Support.WhatIf;
using Anise.Tables.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.Support.Wiring;

/// <summary>What households are owed by the policies of support, and what they get.</summary>
public sealed class SupportModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Support.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeSupport, Permission.EditSupport, Permission.ApproveSupport, Permission.ExportSupport];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("support", "/support", 35, Permission.SeeSupport), new("support-lists", "/support/lists", 36, Permission.SeeSupport), new("courses", "/support/courses", 37, Permission.SeeSupport)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(SupportActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(SupportSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(p => new SupportKinds(p.GetRequiredService<RulesInForce>().Book));
        services
            .AddScoped<HouseholdCases>()
            .AddScoped<ReadOwed>()
            .AddScoped<ReadChanges>()
            .AddScoped<RunSupportWhatIf>()
            .AddScoped<RecordTraits>()
            .AddScoped<MakeSupportList>()
            .AddScoped<PayLines>()
            .AddScoped<IEntryOwner, ListPayments>()
            .AddScoped<StepLines>()
            .AddScoped<ImportKind, DeliveryImport>()
            .AddScoped<RecordCourse>()
            .AddScoped<EnrolLearner>()
            .AddScoped<RecordLearning>()
            .AddScoped<RecordJob>()
            .AddScoped<CourseLists>()
            .AddScoped<IRecordNames, CourseNames>()
            .AddSingleton(p => p.GetRequiredService<SupportKinds>().Learner)
            .AddScoped<IRecordReader, LearnerRecords>()
            .AddScoped<OwedList>()
        .AddScoped<ChangeList>()
            .AddScoped<DeliveryLists>()
            .AddScoped<IWaitingWork, WaitingLists>()
            .AddScoped<IRecordNames, SupportListNames>()
            .AddSingleton(p => p.GetRequiredService<SupportKinds>().Claim)
            .AddSingleton(p => p.GetRequiredService<SupportKinds>().Delivery)
            .AddSingleton(new RestsOnResults(SupportSubjects.List))
            .AddScoped<IRecordReader, OwedRecords>()
            .AddScoped<IRecordReader, DeliveryRecords>()
            .AddScoped<CoursesDemo>()
            .AddScoped<IDemoPart, SupportDemo>();
    }
}
