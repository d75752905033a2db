using Anise.Basics;
using Anise.Rules;
using Anise.Rules.Sets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.RuleTables;

/// <summary>The rules in force and what changes their tables.</summary>
public sealed class RuleTablesModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.RuleTables.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.EditRules];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("rules", "/rules", 110, Foundation: true)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(RuleTablesActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(RuleTablesSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(_ => new RulesInForce(RuleDirectory.Default));
        services.TryAddScoped(scope => scope.GetRequiredService<RulesInForce>().Book);
        services.AddScoped<ChangeScoreTable>().AddScoped<IRecordNames, RuleSetRecordNames>();
    }
}

/// <summary>What can be allowed about rules.</summary>
public static class RuleTablesPermissions
{
    private static readonly Permission _editRules = new("EditRules", Role.Administrator);

    extension(Permission)
    {
        /// <summary>Replace score tables.</summary>
        public static Permission EditRules => _editRules;
    }
}

/// <summary>What the journal says is done here.</summary>
internal static class RuleTablesActs
{
    public static readonly Act
        ChangeScoreTable = new("change-score-table");
}

/// <summary>What the journal tells of here.</summary>
internal static class RuleTablesSubjects
{
    public static readonly SubjectKind
        ScoreTable = new("score-table", null, typeof(RuleSet));
}
