using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Funds.Banking;
using Anise.Funds.Books;
using Anise.Funds.Exports;
using Anise.Funds.Figures;
using Anise.Funds.Lists;
using Anise.Funds.Posting;
using Anise.RuleTables;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Funds.Wiring;

/// <summary>Money in double entry: one book for all programmes.</summary>
public sealed class FundsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Funds.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeFunds, Permission.AllocateFunds, Permission.SpendFunds];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("funds", "/funds", 70, Permission.SeeFunds)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(FundsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(FundsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<PostEntries>()
        .AddScoped<ReverseEntry>()
        .AddScoped<ReadBalances>()
        .AddScoped<ReadEntry>()
        .AddScoped<FundLists>()
        .AddScoped<ReadItems>()
        .AddScoped<ChangeItemCost>()
        .AddScoped<CheckBank>()
        .AddScoped<IDemoPart, FundsDemo>()
        .AddScoped<ExportBook>()
        .AddScoped<ExportProjects>()
        .AddScoped<IRecordNames, FundEntryNames>()
        .AddScoped<IRecordNames, FundItemNames>()
        .AddSingleton(p => new FundKinds(p.GetRequiredService<RulesInForce>().Book))
        .AddSingleton(p => p.GetRequiredService<FundKinds>().Entry)
        .AddScoped<IRecordReader, FundRecords>();
}
