using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Layout;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tables.Imports;

/// <summary>What the user does with an uploaded file: correct what was recognised, say yes, say no.</summary>
public sealed class DecideImport(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock, ImportRunner runner, ImportKinds kinds)
{
    private const int MostReason = 2000;

    /// <summary>Lets the file be read again with the user's mapping, which is remembered for the office and files with the same headers.</summary>
    /// <param name="rights">Who decides; needs the right of the kind in the commune.</param>
    /// <param name="id">The upload.</param>
    /// <param name="mapping">The mapping; null takes the recognised one again and forgets what was remembered.</param>
    /// <param name="createVillages">Whether villages not known yet are made.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<Result<ImportJobId>> MapAsync(Rights rights, ImportJobId id, ColumnMapping? mapping, bool createVillages, CancellationToken cancel = default) =>
        ChangeAsync(rights, id, ImportActs.MapImport, job => job.MayBeReadAgain, async job =>
        {
            job.Mapping = mapping is null ? null : MappingFile.Write(mapping);
            job.MappingRemembered = false;
            job.CreateVillages = createVillages;
            job.State = ImportJobState.Uploaded;
            if (job.Signature is not { } signature) return;
            RememberedMapping? remembered = await db.Set<RememberedMapping>().FindAsync([job.Commune, signature], cancel);
            if (job.Mapping is null)
            {
                if (remembered is not null) db.Remove(remembered);
            }
            else if (remembered is null)
            {
                db.Add(new RememberedMapping { Commune = job.Commune, Signature = signature, Mapping = MappingFile.Write(mapping!.ToRemember()) });
            }
            else
            {
                remembered.Mapping = MappingFile.Write(mapping!.ToRemember());
            }
        }, cancel);

    /// <summary>Lets the file be stored. Only after a preview without faults.</summary>
    public Task<Result<ImportJobId>> ConfirmAsync(Rights rights, ImportJobId id, CancellationToken cancel = default) =>
        ChangeAsync(rights, id, ImportActs.ConfirmImport, job => job.State == ImportJobState.Previewed, job =>
        {
            job.State = ImportJobState.Confirmed;
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Drops the file; what is being read or stored of it stops and leaves nothing behind.</summary>
    public Task<Result<ImportJobId>> CancelAsync(Rights rights, ImportJobId id, CancellationToken cancel = default) =>
        ChangeAsync(rights, id, ImportActs.CancelImport,
            job => job.State is ImportJobState.Uploaded or ImportJobState.Reading or ImportJobState.Previewed or ImportJobState.Confirmed or ImportJobState.Refused, job =>
            {
                job.State = ImportJobState.Cancelled;
                return Task.CompletedTask;
            }, cancel);

    /// <summary>Takes back what the file stored, as a whole, while nothing rests on it; what does is told.</summary>
    /// <param name="rights">Who takes it back; needs the right of the kind in the commune.</param>
    /// <param name="id">The upload.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Cancels; nothing is taken back then.</param>
    public async Task<Result<ImportJobId>> TakeBackAsync(Rights rights, ImportJobId id, string reason, CancellationToken cancel = default)
    {
        if (await db.Set<ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancel) is not { } seen) return Texts.Problem("import-unknown");
        ImportKind kind = kinds.Of(seen);
        rights.Demand(kind.Needs, await maps.ScopeAsync(seen.Commune, clock.Today(), cancel: cancel));
        if (string.IsNullOrWhiteSpace(reason)) return Texts.Problem("take-back-reason", "reason");
        if (reason.Trim().Length > MostReason) return Texts.Problem("take-back-reason-long", "reason", MostReason);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ImportActs.TakeBackImport, reason.Trim(), cancel);
        maps.Forget();
        if (await db.Set<ImportJob>().AsNoTracking().SingleAsync(j => j.Id == id, cancel) is not { State: ImportJobState.Applied, Revision: { } revision } || !kind.MayBeTakenBack) return Texts.Problem("import-not-now");
        if (await kind.TakeBackAsync(write, seen.Commune, revision, cancel) is { Count: > 0 } rests) return Result<ImportJobId>.Refused(rests);
        (await db.Set<ImportJob>().SingleAsync(j => j.Id == id, cancel)).State = ImportJobState.TakenBack;
        await write.CommitAsync(cancel);
        maps.Forget();
        return id;
    }

    private async Task<Result<ImportJobId>> ChangeAsync(
        Rights rights, ImportJobId id, Act action, Func<ImportJob, bool> allowed, Func<ImportJob, Task> change, CancellationToken cancel)
    {
        ImportJob? seen = await db.Set<ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancel);
        if (seen is null) return Texts.Problem("import-unknown");
        rights.Demand(kinds.Of(seen).Needs, await maps.ScopeAsync(seen.Commune, clock.Today(), cancel: cancel));
        if (action == ImportActs.CancelImport) runner.Cancel(id);   // before waiting for the lock that the running import may hold
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, action, null, cancel);
        ImportJob job = await db.Set<ImportJob>().SingleAsync(j => j.Id == id, cancel);
        if (!allowed(job)) return Texts.Problem("import-not-now");
        await change(job);
        await write.CommitAsync(cancel);
        runner.Wake();
        return id;
    }
}
