using Anise.Access;
using Anise.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Support;

/// <summary>What households are owed by the policies of support, and what they get.</summary>
public sealed class SupportModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Support.Texts.Area;

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
    }
}
