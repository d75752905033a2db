using Anise.Web.Host;

namespace Anise.Web.Tables;

/// <summary>Files that users send, worked on behind the pages, and what comes back of them.</summary>
public sealed class TablesWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddHostedService<ImportWorker>();

    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapImportFiles();
}
