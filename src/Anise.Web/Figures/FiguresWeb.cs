using Anise.Web.Host;

namespace Anise.Web.Figures;

/// <summary>What figures count, as files.</summary>
public sealed class FiguresWeb : WebArea
{
    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapFigureFiles();
}
