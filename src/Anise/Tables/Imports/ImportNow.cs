using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;

namespace Anise.Tables.Imports;

/// <summary>Imports a file of any kind at once, without upload and background: what a command does.</summary>
public sealed class ImportNow(ImportKinds kinds, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>What the tables of a kind hold.</summary>
    public TableDescription TableOf(string kind) => Of(kind).Table;

    /// <summary>Reads the file and stores all of it, or nothing and tells why. Needs the right of the kind in the commune.</summary>
    /// <param name="rights">Who imports.</param>
    /// <param name="kind">The code of the kind.</param>
    /// <param name="ask">What it is imported as.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="mapping">The user's corrections of what was recognised, or null.</param>
    /// <param name="dryRun">Only tells what would be done.</param>
    /// <param name="progress">Told how many records are stored.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ImportReport> RunAsync(
        Rights rights, string kind, ImportAsk ask, Stream content, ColumnMapping? mapping, bool dryRun, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ImportKind taken = Of(kind);
        DateOnly today = clock.Today();
        rights.Demand(taken.Needs, await maps.ScopeAsync(ask.Commune, today, cancel: cancel));
        var options = new ReadOptions { Today = !taken.OfYear && ask.AsOf < today ? ask.AsOf : today, Year = taken.OfYear ? ask.AsOf.Year : null, Mapping = mapping };
        try
        {
            IImportedFile file = taken.Read(SheetReader.Read(content, ask.FileName, options.Limits, null, cancel), options, cancel);
            return (dryRun ? await taken.PreviewAsync(rights, ask, file, cancel) : await taken.StoreAsync(rights, ask, file, progress, cancel)).Of(taken, file);
        }
        catch (UnreadableFileException why)
        {
            return ImportReport.Refused(ImportFault.OfFile(why.Problem, why.Found));
        }
    }

    private ImportKind Of(string kind) => kinds.Find(kind) ?? throw new ArgumentException($"No area imports '{kind}'.", nameof(kind));
}
