using Anise.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Facts;

/// <summary>Facts with a history: what holds on each day, as known after each write; rows derived from them.</summary>
public sealed class FactsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Facts.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(FactsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(FactsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<RefreshDerived>().AddScoped<CompareDerived>();
}

/// <summary>What the journal says is done here.</summary>
internal static class FactsActs
{
    public static readonly Act RefreshDerived = new("refresh-derived");
}

/// <summary>What the journal tells of here.</summary>
internal static class FactsSubjects
{
    public static readonly SubjectKind Store = new("store");
}
