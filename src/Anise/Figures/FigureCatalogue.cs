using System.Diagnostics.CodeAnalysis;

namespace Anise.Figures;

/// <summary>All figures there are, by code and in the order in which they are listed.</summary>
public sealed class FigureCatalogue
{
    private readonly Dictionary<string, Figure> _byCode = [];

    /// <summary>Reads the files of figures over the kinds of record that the areas registered.</summary>
    /// <exception cref="FigureFileException">A file is wrong: a mistake of whoever wrote it, told with file and line.</exception>
    public FigureCatalogue(IEnumerable<RecordKind> kinds, IEnumerable<FigureSource> sources)
    {
        Kinds = [.. kinds];
        var faults = new List<FigureFault>();
        foreach (FigureFile file in sources.Select(s => FigureFile.Read(s, faults)).OrderBy(f => f.Order).ThenBy(f => f.Name, StringComparer.Ordinal).ToList()) Add(file);
        if (faults.Count > 0) throw new FigureFileException([.. faults.DistinctBy(f => (f.File, f.Line, f.Message)).OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)]);
    }

    /// <summary>Every figure.</summary>
    public IReadOnlyCollection<Figure> All => _byCode.Values;

    /// <summary>The kinds of record that they count.</summary>
    public IReadOnlyList<RecordKind> Kinds { get; }

    /// <summary>The figure of a code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Figure this[string code] => _byCode[code];

    /// <summary>Finds the figure of a code.</summary>
    public bool TryFind(string code, [NotNullWhen(true)] out Figure? figure) => _byCode.TryGetValue(code, out figure);

    private void Add(FigureFile file)
    {
        if (!file.IsRead) return;
        if (Kinds.FirstOrDefault(k => k.Code == file.Records.Value) is not { } kind)
        {
            file.Fault(file.Records.Line, $"counts {file.Records.Value}, which no area registers");
            return;
        }
        var group = new FigureGroup(file.Name, file.Title.For(null, ""), file.Order);
        foreach (FigureFile.Entry entry in file.Figures)
        {
            if (entry.ForEach is not { } list) Add(entry, kind, group, null);
            else if (kind.Lists.TryGetValue(list.Value, out IReadOnlyList<ListItem>? items)) foreach (ListItem item in items) Add(entry, kind, group, item);
            else file.Fault(list.Line, $"{entry.Code.Value} is written for each {list.Value}, which is no list of {kind.Code}");
        }
    }

    private void Add(FigureFile.Entry entry, RecordKind kind, FigureGroup group, ListItem? item)
    {
        if (new FigureMaker(entry, kind, group, item, _byCode.GetValueOrDefault).Make() is { } figure && !_byCode.TryAdd(figure.Code, figure))
            entry.File.Fault(entry.Code.Line, $"{figure.Code} is written twice");
    }
}
