using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tables.Imports;

/// <summary>Reads an uploaded file and previews it, or stores it once confirmed. Acts with the rights of who uploaded it, as they are now.</summary>
public sealed class ProcessImport(AniseDb db, JournalBook journal, ImportKinds kinds, PlaceMaps maps, TimeProvider clock, ReaderProcess reader)
{
    /// <summary>Does what the job waits for.</summary>
    internal async Task RunAsync(ImportJob job, Action<ImportJobProgress> told, CancellationToken cancel)
    {
        ImportKind kind = kinds.Of(job);
        Rights rights = await RightsAsync(job, cancel);
        byte[] bytes = await db.Set<ImportContent>().AsNoTracking().Where(c => c.JobId == job.Id).Select(c => c.Bytes).SingleAsync(cancel);
        bool store = job.State == ImportJobState.Confirmed;
        if (!store) await BeginAsync(job, cancel);
        rights.Demand(kind.Needs, await maps.ScopeAsync(job.Commune, clock.Today(), cancel: cancel));
        ImportReport report;
        try
        {
            ReadOptions options = OptionsOf(kind, job, clock);
            IReadOnlyList<SheetTable> sheets = await reader.ReadAsync(bytes, job.FileName, options.Limits, new Reading(told), cancel);
            IImportedFile file = await ReadAsync(kind, job, sheets, options, cancel);
            var ask = new ImportAsk(job.Commune, job.AsOf, job.CreateVillages, job.FileName);
            report = (store ? await kind.StoreAsync(rights, ask, file, new Storing(told, await TotalAsync(job.Id, cancel)), cancel) : await kind.PreviewAsync(rights, ask, file, cancel)).Of(kind, file);
        }
        catch (UnreadableFileException why)
        {
            report = ImportReport.Refused(ImportFault.OfFile(why.Problem, why.Found));
        }
        // Where nothing would change there is nothing to say yes to.
        ImportJobState state = !report.Ok ? ImportJobState.Refused : store || report.ChangesNothing ? ImportJobState.Applied : ImportJobState.Previewed;
        // What is stored is stored: the end is noted even when somebody cancels now.
        await EndAsync(job.Id, state, report, store ? CancellationToken.None : cancel, job);
    }

    /// <summary>Reads by the user's mapping, else by the one that the office made for an earlier file of this form.</summary>
    private async Task<IImportedFile> ReadAsync(ImportKind kind, ImportJob job, IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel)
    {
        IImportedFile By(string? mapping) => kind.Read(sheets, mapping is null ? options : options with { Mapping = MappingFile.Read(mapping, kind.Table).Mapping }, cancel);
        IImportedFile file = By(job.Mapping);
        if (job.Mapping is not null) return file;
        job.Signature = ImportReport.SignatureOf(kind, file.Sheets);
        RememberedMapping? known = await db.Set<RememberedMapping>().AsNoTracking().SingleOrDefaultAsync(m => m.Commune == job.Commune && m.Signature == job.Signature, cancel);
        if (known is null) return file;
        (job.Mapping, job.MappingRemembered) = (known.Mapping, true);
        return By(known.Mapping);
    }

    /// <summary>Notes that the file is being read: a program that ends now finds it so, and does not try it again.</summary>
    private async Task BeginAsync(ImportJob worked, CancellationToken cancel)
    {
        await using JournaledWrite write = await journal.BeginAsync(new Actor(worked.UserName, "import", worked.UserId), ImportActs.ReadImport, null, cancel);
        ImportJob job = await db.Set<ImportJob>().SingleAsync(j => j.Id == worked.Id, cancel);
        if (job.State == ImportJobState.Cancelled) throw new OperationCanceledException();
        job.State = ImportJobState.Reading;
        await write.CommitAsync(cancel);
    }

    /// <summary>Sets the state in which a job stays until the user acts, with its report.</summary>
    internal async Task EndAsync(ImportJobId id, ImportJobState state, ImportReport? report, CancellationToken cancel, ImportJob? worked = null)
    {
        Actor actor = worked is null ? new Actor("anise", "import", null) : new Actor(worked.UserName, "import", worked.UserId);
        await using JournaledWrite write = await journal.BeginAsync(actor, ImportActs.ProcessImport, null, cancel);
        ImportJob job = await db.Set<ImportJob>().SingleAsync(j => j.Id == id, cancel);
        if (job.State == ImportJobState.Cancelled && state != ImportJobState.Applied) return;   // the user was faster
        job.State = state;
        job.Revision = report?.Revision;
        if (worked is not null) (job.Mapping, job.MappingRemembered, job.Signature) = (worked.Mapping, worked.MappingRemembered, worked.Signature);
        if (report is not null)
        {
            ImportJobReport? row = await db.Set<ImportJobReport>().FindAsync([id], cancel);
            if (row is null) db.Add(new ImportJobReport { JobId = id, Json = report.ToJson() });
            else row.Json = report.ToJson();
        }
        await write.CommitAsync(cancel);
    }

    /// <summary>How the file of a job is read. A list of a day knows nothing later; the results of a year may be written after it.</summary>
    internal static ReadOptions OptionsOf(ImportKind kind, ImportJob job, TimeProvider clock) =>
        new() { Today = !kind.OfYear && job.AsOf < clock.Today() ? job.AsOf : clock.Today(), Year = kind.OfYear ? job.AsOf.Year : null };

    private async Task<Rights> RightsAsync(ImportJob job, CancellationToken cancel)
    {
        var actor = new Actor(job.UserName, "import", job.UserId);
        if (job.UserId is not { } userId) return new Rights(actor, [], Console: true);
        User? user = await db.Set<User>().AsNoTracking().Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == userId && !u.Disabled, cancel);
        return new Rights(actor, user?.Grants ?? []);
    }

    private sealed class Reading(Action<ImportJobProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(new ImportJobProgress(false, value.Rows));
    }

    /// <summary>How many records the preview found to be stored; null where there was none.</summary>
    private async Task<int?> TotalAsync(ImportJobId id, CancellationToken cancel) =>
        await db.Set<ImportJobReport>().AsNoTracking().Where(r => r.JobId == id).Select(r => r.Json).SingleOrDefaultAsync(cancel) is { } json
            ? ImportReport.FromJson(json).Records.Count(r => r.Outcome is ImportOutcome.Added or ImportOutcome.Changed) : null;

    private sealed class Storing(Action<ImportJobProgress> told, int? total) : IProgress<int>
    {
        public void Report(int value) => told(new ImportJobProgress(true, value, total));
    }
}
