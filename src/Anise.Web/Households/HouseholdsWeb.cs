using Anise.Web.Host;

namespace Anise.Web.Households;

/// <summary>Lists of households as files.</summary>
public sealed class HouseholdsWeb : WebArea
{
    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapHouseholdFiles();
}
