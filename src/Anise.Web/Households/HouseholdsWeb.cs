using Anise.Web.Host;
using Anise.Web.Households.Import;

namespace Anise.Web.Households;

/// <summary>Lists of households as files, and the import that goes on behind the pages.</summary>
public sealed class HouseholdsWeb : WebArea
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddHostedService<ImportWorker>();

    /// <inheritdoc/>
    public override void Map(WebApplication app)
    {
        app.MapHouseholdFiles();
        app.MapImportFiles();
    }
}
