using Anise.Web.Host;

namespace Anise.Web.Pictures;

/// <summary>Shapes and numbers of pictures.</summary>
public sealed class PicturesWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<CommuneShapes>().AddScoped<StandardBreaks>();

    /// <inheritdoc/>
    public override void Map(WebApplication app)
    {
        app.MapFigureGridFiles();
        app.MapShapeFiles();
    }
}
