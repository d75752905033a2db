using Anise.Access;
using Anise.Basics;
using Anise.Projects;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Briefs;

/// <summary>Texts whose numbers are figures that open.</summary>
public sealed class BriefsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Briefs.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("briefs", "/briefs", 105, Permission.SeeProjects)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<BriefCatalogue>()
        .AddScoped<MakeBrief>();
}
