using Anise.Basics;
using Anise.Tables.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tables;

/// <summary>Any office's file in and out.</summary>
public sealed class TablesModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Tables.Texts.Area;

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddSingleton(_ => new ReaderProcess());
}
