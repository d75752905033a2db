using System.Collections.Concurrent;
using System.Globalization;
using Anise.Store;
using Anise.Tables.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Anise.Tables.Imports;

/// <summary>How far a running job is.</summary>
/// <param name="Storing">False while it is read, true while it is stored.</param>
/// <param name="Done">Rows read or records stored.</param>
/// <param name="Total">Of how many records; null while they are not known.</param>
public sealed record ImportJobProgress(bool Storing, int Done, int? Total = null);

/// <summary>
/// Reads and stores uploaded files one after the other in the background. One object for the whole program; the web runs
/// <see cref="RunAsync"/> as a background service. What was waiting when the program stopped is taken up at the next start.
/// </summary>
public sealed class ImportRunner(IServiceScopeFactory scopes, ILogger<ImportRunner> log) : IDisposable
{
    private readonly SemaphoreSlim _work = new(0);
    private readonly ConcurrentDictionary<ImportJobId, ImportJobProgress> _progress = new();
    private readonly Lock _gate = new();
    private (ImportJobId Id, CancellationTokenSource Source)? _current;

    /// <summary>Says that there may be work.</summary>
    public void Wake() => _work.Release();

    /// <summary>How far the job is, while it runs; else null.</summary>
    public ImportJobProgress? ProgressOf(ImportJobId id) => _progress.GetValueOrDefault(id);

    /// <summary>Stops the job if it runs now; nothing of it is stored then.</summary>
    public void Cancel(ImportJobId id)
    {
        lock (_gate)
            if (_current is { } current && current.Id == id) current.Source.Cancel();
    }

    /// <summary>How long it waits before it tries again after the store could not be reached.</summary>
    internal TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Works until <paramref name="stop"/>. A store that cannot be reached is logged and tried again: it must not end the pages that run this.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        bool begun = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!begun) await RefuseCutOffAsync(stop);
                begun = true;
                while (await RunNextAsync(stop)) { }
                await _work.WaitAsync(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogError(e, "Imports could not be worked on; next try in {Seconds} s.", RetryAfter.TotalSeconds);
                await _work.WaitAsync(RetryAfter, stop);
            }
        }
    }

    /// <summary>Takes the job that waits longest, if there is one.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunNextAsync(CancellationToken stop)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ImportJob? job = await scope.ServiceProvider.GetRequiredService<AniseDb>().Set<ImportJob>().AsNoTracking()
            .Where(j => j.State == ImportJobState.Uploaded || j.State == ImportJobState.Confirmed).OrderBy(j => j.Id).FirstOrDefaultAsync(stop);
        if (job is null) return false;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        lock (_gate) _current = (job.Id, source);
        var (before, numbers) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            // What a report says stays as it was written: words and numbers in the language of who sent the file.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(job.Language);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(job.Language == "en" ? "en-GB" : "vi-VN");
            await scope.ServiceProvider.GetRequiredService<ProcessImport>().RunAsync(job, progress => _progress[job.Id] = progress, source.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            log.LogInformation("Import {Job} was cancelled.", job.Id.Value);   // its state is set by whoever cancelled
            await MarkCancelledAsync(job.Id, stop);
        }
        catch (OperationCanceledException)   // the program stops: what was being read is read at the next start
        {
            await WaitAgainAsync(job.Id);
            throw;
        }
        catch (Exception e)
        {
            log.LogError(e, "Import {Job} failed.", job.Id.Value);
            await FailAsync(job.Id, stop);
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, numbers);
            lock (_gate) _current = null;
            _progress.TryRemove(job.Id, out _);
        }
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

    private async Task MarkCancelledAsync(ImportJobId id, CancellationToken stop)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProcessImport>().EndAsync(id, ImportJobState.Cancelled, null, stop);
    }

    /// <summary>A file that was being read when the program ended may have ended it: it is refused, not tried again by itself.</summary>
    internal async Task RefuseCutOffAsync(CancellationToken stop)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        List<ImportJobId> cut = await scope.ServiceProvider.GetRequiredService<AniseDb>().Set<ImportJob>().AsNoTracking()
            .Where(j => j.State == ImportJobState.Reading).Select(j => j.Id).ToListAsync(stop);
        foreach (ImportJobId id in cut)
        {
            await scope.ServiceProvider.GetRequiredService<ProcessImport>()
                .EndAsync(id, ImportJobState.Refused, ImportReport.Refused(ImportFault.OfFile("import-cut-off")), stop);
        }
    }

    private async Task WaitAgainAsync(ImportJobId id)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ImportJob? job = await scope.ServiceProvider.GetRequiredService<AniseDb>().Set<ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id);
        if (job?.State == ImportJobState.Reading)
            await scope.ServiceProvider.GetRequiredService<ProcessImport>().EndAsync(id, ImportJobState.Uploaded, null, CancellationToken.None);
    }

    private async Task FailAsync(ImportJobId id, CancellationToken stop)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProcessImport>()
            .EndAsync(id, ImportJobState.Refused, ImportReport.Refused(ImportFault.OfFile("import-failed")), stop);
    }
}
