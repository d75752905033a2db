using Anise.Households.Import.Jobs;

namespace Anise.Web.Households.Import;

/// <summary>Lets uploaded files be read and stored in the background as long as the pages are served.</summary>
internal sealed class ImportWorker(ImportRunner runner) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runner.RunAsync(stoppingToken);
}
