using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Tables.Imports;

/// <summary>What a file is imported as.</summary>
/// <param name="Commune">The commune whose records it states.</param>
/// <param name="AsOf">The day for which it is a statement; of a kind that is of a year, the last day of that year.</param>
/// <param name="CreateVillages">Whether villages not known yet are made.</param>
/// <param name="FileName">The name of the file.</param>
public sealed record ImportAsk(PlaceId Commune, DateOnly AsOf, bool CreateVillages, string FileName)
{
    /// <summary>What is said of all rows, by field: a file that has no column for it.</summary>
    public IReadOnlyDictionary<string, string> Said { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// What an area takes in from files: what its tables hold, who may, and what becomes of each record. Added to the services as <see cref="ImportKind"/>;
/// page, background work, preview, faults, coloured copy and remembered columns are the same for all. Where one row is one record, derive from
/// <see cref="RowImport"/>.
/// </summary>
/// <remarks>
/// Its words stand in the texts of the area: <c>import-CODE</c> (what it is called), <c>import-CODE-text</c>, <c>import-CODE-title</c> ({0} the commune),
/// <c>import-CODE-counted</c> (so many of them) and <c>column-FIELD</c> for each field of the table.
/// </remarks>
public abstract class ImportKind
{
    /// <summary>Its code, as it is stored and stands in addresses.</summary>
    public abstract string Code { get; }

    /// <summary>What one must be allowed to in the commune.</summary>
    public abstract Permission Needs { get; }

    /// <summary>What its tables hold.</summary>
    public abstract TableDescription Table { get; }

    /// <summary>The texts of its area.</summary>
    public abstract AreaTexts Words { get; }

    /// <summary>Whether a file is a statement of a year rather than of a day.</summary>
    public virtual bool OfYear => false;

    /// <summary>The year that is offered for a file, of a kind whose files are of a year: the last one that is over, unless the kind says otherwise.</summary>
    /// <param name="thisYear">The year of the page.</param>
    public virtual int UsualYear(int thisYear) => thisYear - 1;

    /// <summary>Whether it can make villages that are not known yet.</summary>
    public virtual bool MakesVillages => false;

    /// <summary>Whether the records without faults can be taken alone.</summary>
    public virtual bool MayBePart => true;

    /// <summary>The field that says what a record is called.</summary>
    public abstract string NameField { get; }

    /// <summary>The fields that the preview shows beside the name.</summary>
    public abstract IReadOnlyList<string> Shown { get; }

    /// <summary>A fault as those see it who need not know whole numbers of persons.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="rights">The reader.</param>
    /// <param name="scope">The commune.</param>
    public virtual ImportFault For(ImportFault fault, Rights rights, Scope scope) => fault;

    /// <summary>What its first rows show of what was recognised.</summary>
    internal virtual SheetSummary Masked(SheetSummary sheet) => sheet;

    /// <summary>What comes before the headers in the mark by which files of one form know each other.</summary>
    internal virtual string SignatureStart => Code + "\n";

    /// <summary>Whether what a file stored can be taken back as a whole while nothing rests on it.</summary>
    public virtual bool MayBeTakenBack => false;

    /// <summary>Takes back, in an open write, what a file stored; tells what rests on it, and takes nothing back then.</summary>
    /// <param name="write">The open write.</param>
    /// <param name="commune">The commune of the file.</param>
    /// <param name="revision">The write that stored it.</param>
    /// <param name="cancel">Cancels.</param>
    internal virtual Task<IReadOnlyList<Problem>> TakeBackAsync(JournaledWrite write, PlaceId commune, long revision, CancellationToken cancel) =>
        throw new NotSupportedException($"What '{Code}' stores is not taken back.");

    internal abstract IImportedFile Read(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel);

    internal abstract Task<ImportReport> PreviewAsync(Rights rights, ImportAsk ask, IImportedFile file, CancellationToken cancel);

    internal abstract Task<ImportReport> StoreAsync(Rights rights, ImportAsk ask, IImportedFile file, IProgress<int>? progress, CancellationToken cancel);

    /// <summary>What it is called.</summary>
    public string Name => Words.Get($"import-{Code}");

    /// <summary>What a file of it holds, in a sentence.</summary>
    public string About => Words.Get($"import-{Code}-text");

    /// <summary>The heading of its page.</summary>
    public string TitleFor(string commune) => Words.Get($"import-{Code}-title", commune);

    /// <summary>So many of its records, in words.</summary>
    public string Counted(int count) => Words.Get($"import-{Code}-counted", count);

    /// <summary>What a field is called.</summary>
    public virtual string LabelOf(string field) => Words.Get($"column-{field}");
}

/// <summary>A kind of import with the type of its files.</summary>
public abstract class ImportKind<TFile> : ImportKind where TFile : class, IImportedFile
{
    /// <summary>Takes the records out of the sheets of a file; whatever is wrong becomes a fault.</summary>
    private protected abstract TFile ReadFile(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel);

    /// <summary>Tells what an import would do.</summary>
    protected abstract Task<ImportReport> PreviewFileAsync(Rights rights, ImportAsk ask, TFile file, CancellationToken cancel);

    /// <summary>Stores all of the file or nothing, and tells what was done.</summary>
    protected abstract Task<ImportReport> StoreFileAsync(Rights rights, ImportAsk ask, TFile file, IProgress<int>? progress, CancellationToken cancel);

    internal sealed override IImportedFile Read(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel) => ReadFile(sheets, options, cancel);

    internal sealed override Task<ImportReport> PreviewAsync(Rights rights, ImportAsk ask, IImportedFile file, CancellationToken cancel) =>
        PreviewFileAsync(rights, ask, (TFile)file, cancel);

    internal sealed override Task<ImportReport> StoreAsync(Rights rights, ImportAsk ask, IImportedFile file, IProgress<int>? progress, CancellationToken cancel) =>
        StoreFileAsync(rights, ask, (TFile)file, progress, cancel);
}

/// <summary>The kinds of import of all areas, in the order of the areas.</summary>
public sealed class ImportKinds(IEnumerable<ImportKind> kinds)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<ImportKind> All { get; } = [.. kinds];

    /// <summary>The kind of a code; a file from before there were kinds is of the first. Null where there is none.</summary>
    public ImportKind? Find(string code) => code.Length > 0 ? All.FirstOrDefault(k => k.Code == code) : All.Count > 0 ? All[0] : null;

    /// <summary>The kind of an upload.</summary>
    internal ImportKind Of(ImportJob job) => Find(job.Kind) ?? throw new InvalidOperationException($"No area imports '{job.Kind}'.");

    /// <summary>The kinds that the reader may import in <paramref name="scope"/>.</summary>
    public IReadOnlyList<ImportKind> For(Rights rights, Scope scope) => [.. All.Where(k => rights.May(k.Needs, scope))];
}
