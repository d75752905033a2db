using Anise.Web.Host;

namespace Anise.Web.Reports;

/// <summary>Reports as files.</summary>
public sealed class ReportsWeb : WebArea
{
    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapReportFiles();
}
