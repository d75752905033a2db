using Anise.Basics;
using Anise.Households;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Scenarios;

/// <summary>What answers "what if".</summary>
public sealed class ScenariosModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Scenarios.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("what-if", "/what-if", 106, Permission.SeeHouseholds, Foundation: true)];

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SaveScenarios];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(ScenariosActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(ScenariosSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<ScenarioCache>()
        .AddScoped<ReadScenario>()
        .AddScoped<RunWhatIf>()
        .AddScoped<CompareWhatIf>()
        .AddScoped<OpenWhatIf>()
        .AddScoped<SavedScenarios>();
}

/// <summary>What can be allowed about questions of what if; who may see households may ask them.</summary>
public static class ScenariosPermissions
{
    private static readonly Permission _saveScenarios = new("SaveScenarios", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst);

    extension(Permission)
    {
        /// <summary>Save a question under a name, for all who may see its place, and take one's own off the list. An auditor only asks.</summary>
        public static Permission SaveScenarios => _saveScenarios;
    }
}

/// <summary>What the journal says is done here.</summary>
internal static class ScenariosActs
{
    public static readonly Act
        ExportWhatIf = new("export-what-if"),
        RemoveScenario = new("remove-scenario"),
        SaveScenario = new("save-scenario");
}

/// <summary>What the journal tells of here.</summary>
internal static class ScenariosSubjects
{
    public static readonly SubjectKind
        Scenario = new("scenario"),
        WhatIf = new("what-if");
}
