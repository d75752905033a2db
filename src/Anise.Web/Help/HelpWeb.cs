using Anise.Web.Host;

namespace Anise.Web.Help;

/// <summary>The guide: its files.</summary>
public sealed class HelpWeb : WebArea
{
    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapSamples();
}
