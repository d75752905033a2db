using Anise.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Lists;

/// <summary>What a list is, and how one leaves the programme.</summary>
public sealed class ListsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Lists.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(ListsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(ListsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<TakeOutList>();
}

/// <summary>What the journal says is done here.</summary>
internal static class ListsActs
{
    public static readonly Act ExportList = new("export-list");
}

/// <summary>What the journal tells of here.</summary>
internal static class ListsSubjects
{
    public static readonly SubjectKind List = new("list", null, typeof(PlaceId));
}
