using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tables.Imports;

/// <summary>An uploaded file with what is known of it.</summary>
/// <param name="Kind">What it is imported as.</param>
/// <param name="Job">The job.</param>
/// <param name="Report">What was read and what would be done; null until it was read.</param>
/// <param name="Progress">How far it is; null while nothing runs.</param>
/// <param name="Mapping">The mapping in force, corrected or remembered; null for the recognised one.</param>
public sealed record ImportView(ImportKind Kind, ImportJob Job, ImportReport? Report, ImportJobProgress? Progress, ColumnMapping? Mapping)
{
    /// <summary>The number of the journal's last entry before the job was read: all that stands before it is in this view.</summary>
    public required long LastEntry { get; init; }

    /// <summary>True while the runner has something to do with it.</summary>
    public bool Waiting => Job.State is ImportJobState.Uploaded or ImportJobState.Reading or ImportJobState.Confirmed;
}

/// <summary>Where a file stands that is not done.</summary>
/// <param name="Before">How many files come before it.</param>
/// <param name="Progress">How far it is; null while it waits.</param>
public sealed record ImportTurn(int Before, ImportJobProgress? Progress);

/// <summary>Reads uploaded files.</summary>
public sealed class ReadImports(AniseDb db, PlaceMaps maps, TimeProvider clock, ImportRunner runner, ImportKinds kinds)
{
    /// <summary>The uploads of a commune and of those that went into it. Nothing is read yet.</summary>
    /// <exception cref="NoAccessException">The reader may not import there.</exception>
    public async Task<IQueryable<ImportJob>> OfCommuneAsync(Rights rights, PlaceId commune, CancellationToken cancel = default)
    {
        List<string> may = [.. (await KindsAsync(rights, commune, cancel)).Select(k => k.Code)];
        if (may.Contains(kinds.All[0].Code)) may.Add("");   // from before there were kinds
        List<PlaceId> communes = [commune, .. await maps.FormerAsync(commune, cancel)];
        return db.Set<ImportJob>().AsNoTracking().Where(j => EF.Parameter(communes).Contains(j.Commune) && EF.Parameter(may).Contains(j.Kind));
    }

    /// <summary>The kinds that the reader may import in a commune.</summary>
    /// <exception cref="NoAccessException">There are none.</exception>
    public async Task<IReadOnlyList<ImportKind>> KindsAsync(Rights rights, PlaceId commune, CancellationToken cancel = default)
    {
        Scope scope = await maps.ScopeAsync(commune, clock.Today(), cancel: cancel);
        return kinds.For(rights, scope) is { Count: > 0 } some ? some : throw new NoAccessException(kinds.All[0].Needs);
    }

    /// <summary>The communes that went into this one, as they stood last, by code: a list of an earlier day may be theirs.</summary>
    public async Task<IReadOnlyList<MappedPlace>> FormerCommunesAsync(PlaceId commune, CancellationToken cancel = default)
    {
        var former = new List<MappedPlace>();
        foreach (PlaceId id in await maps.FormerAsync(commune, cancel))
            if ((await maps.LastMapOfAsync(id, cancel))?.Find(id) is { IsCommuneLevel: true } place) former.Add(place);
        return [.. former.OrderBy(p => p.Code, StringComparer.Ordinal)];
    }

    /// <summary>How far the files are that wait or are worked on: those before each, of all communes, and how much of it is done; null for what is over.</summary>
    public async Task<IReadOnlyDictionary<ImportJobId, ImportTurn>> TurnsAsync(IEnumerable<ImportJob> jobs, CancellationToken cancel = default)
    {
        List<ImportJobId> queue = await db.Set<ImportJob>().AsNoTracking().Where(j => j.State == ImportJobState.Uploaded || j.State == ImportJobState.Reading || j.State == ImportJobState.Confirmed)
            .OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(cancel);
        return jobs.Where(j => queue.Contains(j.Id)).ToDictionary(j => j.Id, j => new ImportTurn(queue.Count(id => id != j.Id && (id.Value < j.Id.Value || runner.ProgressOf(id) is not null)), runner.ProgressOf(j.Id)));
    }

    /// <summary>One upload.</summary>
    /// <exception cref="NoAccessException">The reader may not import there.</exception>
    public async Task<Result<ImportView>> OneAsync(Rights rights, ImportJobId id, CancellationToken cancel = default)
    {
        // The work behind the pages goes on while a page is read: what it did since the page began is seen here, and is nobody else's change.
        long last = await db.Set<JournalHead>().AsNoTracking().Select(h => h.Count).SingleOrDefaultAsync(cancel);
        ImportJob? job = await db.Set<ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancel);
        if (job is null) return Texts.Problem("import-unknown");
        ImportKind kind = kinds.Of(job);
        Scope scope = await maps.ScopeAsync(job.Commune, clock.Today(), cancel: cancel);
        rights.Demand(kind.Needs, scope);
        string? json = await db.Set<ImportJobReport>().AsNoTracking().Where(r => r.JobId == id).Select(r => r.Json).SingleOrDefaultAsync(cancel);
        ImportReport? report = json is null ? null : ImportReport.FromJson(json);
        if (report is not null) report = report with { Faults = [.. report.Faults.Select(f => kind.For(f, rights, scope))] };
        return new ImportView(kind, job, report, runner.ProgressOf(id), job.Mapping is null ? null : MappingFile.Read(job.Mapping, kind.Table).Mapping) { LastEntry = last };
    }

    /// <summary>Writes a copy of the uploaded workbook with the faulty cells coloured and commented, as .xlsx.</summary>
    /// <exception cref="NoAccessException">The reader may not import there.</exception>
    public async Task<Result<string>> WriteFaultedCopyAsync(Rights rights, ImportJobId id, Stream output, CancellationToken cancel = default)
    {
        Result<ImportView> view = await OneAsync(rights, id, cancel);
        if (!view.Ok) return Result<string>.Refused(view.Problems);
        ImportJob job = view.Value.Job;
        if (view.Value.Report is not { } report || !report.Sheets.Any()) return Texts.Problem("import-unreadable");
        byte[] bytes = await db.Set<ImportContent>().AsNoTracking().Where(c => c.JobId == id).Select(c => c.Bytes).SingleAsync(cancel);
        FaultedCopy.Write(new MemoryStream(bytes), job.FileName, report.Faults, output, ProcessImport.OptionsOf(view.Value.Kind, job, clock).Limits);
        return Path.ChangeExtension(job.FileName, null) + "-" + Texts.Get("faults-suffix") + ".xlsx";
    }

    /// <summary>Writes a workbook of the records that were left out because of their faults.</summary>
    /// <exception cref="NoAccessException">The reader may not import there.</exception>
    public async Task<Result<string>> WriteRestAsync(Rights rights, ImportJobId id, Stream output, CancellationToken cancel = default)
    {
        Result<ImportView> view = await OneAsync(rights, id, cancel);
        if (!view.Ok) return Result<string>.Refused(view.Problems);
        if (view.Value.Report is not { LeftOut.Count: > 0 } report) return Texts.Problem("import-unreadable");
        byte[] bytes = await db.Set<ImportContent>().AsNoTracking().Where(c => c.JobId == id).Select(c => c.Bytes).SingleAsync(cancel);
        RestCopy.Write(new MemoryStream(bytes), view.Value.Job.FileName, report.Sheets, report.LeftOut.Select(r => (r.Sheet, r.Row)).ToHashSet(), output);
        return Path.ChangeExtension(view.Value.Job.FileName, null) + "-" + Texts.Get("rest-suffix") + ".xlsx";
    }
}
