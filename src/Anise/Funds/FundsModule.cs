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

namespace Anise.Funds;

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

/// <summary>What the journal says is done here.</summary>
internal static class FundsActs
{
    public static readonly Act
        PostEntries = new("post-fund-entries");
}

/// <summary>What the journal tells of here.</summary>
internal static class FundsSubjects
{
    public static readonly SubjectKind
        Entry = new("fund-entry", Permission.SeeFunds, typeof(FundEntryId)),
        Item = new("fund-item", Permission.SeeFunds, typeof(FundItemId));
}

/// <summary>What can be allowed about money.</summary>
public static class FundsPermissions
{
    private static readonly Permission _seeFunds = new("SeeFunds", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _allocateFunds = new("AllocateFunds", Role.ProvinceOfficer);
    private static readonly Permission _spendFunds = new("SpendFunds", Role.CommuneOfficer, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See the book of money.</summary>
        public static Permission SeeFunds => _seeFunds;

        /// <summary>Allocate money to places.</summary>
        public static Permission AllocateFunds => _allocateFunds;

        /// <summary>Commit and pay out money, note contributions, return money and carry it over.</summary>
        public static Permission SpendFunds => _spendFunds;
    }
}
