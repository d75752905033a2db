using Anise.Access;
using Anise.Basics;
using Anise.Households.Import.Matching;
using Anise.Households.Import.Reading;
using Anise.Journal;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households.Import.Jobs;

/// <summary>Reads an uploaded file and previews it, or stores it once confirmed. Acts with the rights of who uploaded it, as they are now.</summary>
public sealed class ProcessImport(AniseDb db, JournalBook journal, ImportHouseholds import, TimeProvider clock, ReaderProcess reader)
{
    /// <summary>Does what the job waits for.</summary>
    internal async Task RunAsync(ImportJob job, Action<ImportJobProgress> told, CancellationToken cancel)
    {
        Rights rights = await RightsAsync(job, cancel);
        byte[] bytes = await db.Set<ImportContent>().AsNoTracking().Where(c => c.JobId == job.Id).Select(c => c.Bytes).SingleAsync(cancel);
        ReadOptions options = OptionsOf(job, clock);
        var reading = new Reading(told);
        if (job.State == ImportJobState.Uploaded) await BeginAsync(job, cancel);
        (IReadOnlyList<SheetTable> sheets, UnreadableFileException? why) = await SheetsAsync(bytes, job, options, reading, cancel);
        HouseholdFile Read(ColumnMapping? mapping) => why is not null
            ? new HouseholdFile([], [], [ImportFault.OfFile(why.Problem, why.Found)])
            : HouseholdFileReader.Read(sheets, options with { Mapping = mapping }, cancel);

        HouseholdFile file;
        if (job.Mapping is null)
        {
            file = Read(null);
            job.Signature = ImportReport.SignatureOf(file);
            RememberedMapping? known = await db.Set<RememberedMapping>().AsNoTracking()
                .SingleOrDefaultAsync(m => m.Commune == job.Commune && m.Signature == job.Signature, cancel);
            if (known is not null)
            {
                (job.Mapping, job.MappingRemembered) = (known.Mapping, true);
                file = Read(MappingFile.Read(known.Mapping, HouseholdTable.Description).Mapping);
            }
        }
        else
        {
            file = Read(MappingFile.Read(job.Mapping, HouseholdTable.Description).Mapping);
        }
        var request = new ImportRequest(file, job.Commune, job.AsOf, job.CreateVillages) { FileName = job.FileName };
        bool store = job.State == ImportJobState.Confirmed;
        ImportPreview seen = store
            ? await import.RunAsync(rights, request, new Storing(told), cancel)
            : await import.PreviewAsync(rights, request, cancel);
        ImportReport report = ImportReport.Of(file, seen);
        // Where nothing would change there is nothing to say yes to.
        ImportJobState state = !seen.Ok ? ImportJobState.Refused : store || report.ChangesNothing ? ImportJobState.Applied : ImportJobState.Previewed;
        // What is stored is stored: the end is noted even when somebody cancels now.
        await EndAsync(job.Id, state, report, store ? CancellationToken.None : cancel, job, seen.Revision);
    }

    /// <summary>Notes that the file is being read: a program that ends now finds it so, and does not try it again.</summary>
    private async Task BeginAsync(ImportJob worked, CancellationToken cancel)
    {
        await using JournaledWrite write = await journal.BeginAsync(new Actor(worked.UserName, "import", worked.UserId), HouseholdsActs.ReadImport, null, cancel);
        ImportJob job = await db.Set<ImportJob>().SingleAsync(j => j.Id == worked.Id, cancel);
        if (job.State == ImportJobState.Cancelled) throw new OperationCanceledException();
        job.State = ImportJobState.Reading;
        await write.CommitAsync(cancel);
    }

    private async Task<(IReadOnlyList<SheetTable> Sheets, UnreadableFileException? Why)> SheetsAsync(
        byte[] bytes, ImportJob job, ReadOptions options, IProgress<ImportProgress> told, CancellationToken cancel)
    {
        try
        {
            return (await reader.ReadAsync(bytes, job.FileName, options.Limits, told, cancel), null);
        }
        catch (UnreadableFileException why)
        {
            return ([], why);
        }
    }

    /// <summary>Sets the state in which a job stays until the user acts, with its report.</summary>
    internal async Task EndAsync(
        ImportJobId id, ImportJobState state, ImportReport? report, CancellationToken cancel, ImportJob? worked = null, long? revision = null)
    {
        Actor actor = worked is null ? new Actor("anise", "import", null) : new Actor(worked.UserName, "import", worked.UserId);
        await using JournaledWrite write = await journal.BeginAsync(actor, HouseholdsActs.ProcessImport, null, cancel);
        ImportJob job = await db.Set<ImportJob>().SingleAsync(j => j.Id == id, cancel);
        if (job.State == ImportJobState.Cancelled && state != ImportJobState.Applied) return;   // the user was faster
        job.State = state;
        job.Revision = revision;
        if (worked is not null) (job.Mapping, job.MappingRemembered, job.Signature) = (worked.Mapping, worked.MappingRemembered, worked.Signature);
        if (report is not null)
        {
            ImportJobReport? row = await db.Set<ImportJobReport>().FindAsync([id], cancel);
            if (row is null) db.Add(new ImportJobReport { JobId = id, Json = report.ToJson() });
            else row.Json = report.ToJson();
        }
        await write.CommitAsync(cancel);
    }

    /// <summary>How the file of a job is read.</summary>
    internal static ReadOptions OptionsOf(ImportJob job, TimeProvider clock) => new() { Today = job.AsOf < clock.Today() ? job.AsOf : clock.Today() };

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

    private sealed class Storing(Action<ImportJobProgress> told) : IProgress<int>
    {
        public void Report(int value) => told(new ImportJobProgress(true, value));
    }
}
