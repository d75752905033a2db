using Anise.Tables.Imports;

namespace Anise.Web.Tables;

/// <summary>Lets uploaded files be read and stored in the background as long as the pages are served.</summary>
internal sealed class ImportWorker(ImportRunner runner) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await runner.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;   // the pages stop; what waits is taken up at the next start
        }
    }
}
