using Anise.Web.Host;

namespace Anise.Web.Journal;

/// <summary>What others changed meanwhile, in words.</summary>
public sealed class JournalWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<IReadConflict, ReadConflict>();
}
