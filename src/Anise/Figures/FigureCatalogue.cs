using System.Diagnostics.CodeAnalysis;
using Anise.Rules;

namespace Anise.Figures;

/// <summary>All figures there are, by code and in the order in which they are listed.</summary>
public sealed class FigureCatalogue
{
    private readonly Dictionary<string, Figure> _byCode = [];

    /// <summary>Reads the files of figures over the kinds of record that the areas registered.</summary>
    /// <exception cref="InvalidOperationException">A file names what there is not, or gives a code twice: a mistake of whoever wrote it.</exception>
    public FigureCatalogue(IEnumerable<RecordKind> kinds)
    {
        Kinds = [.. kinds];
        foreach (var (name, file) in FigureFile.ReadAll())
        {
            RecordKind kind = Kinds.FirstOrDefault(k => k.Code == file.Records) ?? throw new InvalidOperationException($"{name}.yaml counts {file.Records}, which no area registers.");
            var group = new FigureGroup(name, file.Title.For(null, ""), file.Order);
            foreach (var (code, entry) in file.Figures)
            {
                if (entry.ForEach is not { } list) Add(code, entry, kind, group, null);
                else foreach (ListItem item in kind.Lists[list]) Add(code, entry, kind, group, item);
            }
        }
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

    private void Add(string pattern, FigureFile.Entry entry, RecordKind kind, FigureGroup group, ListItem? item)
    {
        string list = entry.ForEach ?? "";
        string code = Fill(pattern)!;
        var figure = new Figure
        {
            Code = code,
            Name = entry.Name.For(item, list),
            Note = entry.Note?.For(item, list),
            Group = group,
            Unit = entry.Unit,
            Decimals = entry.Decimals,
            Kind = kind,
            Rule = Fill(entry.Rule),
            Where = Fill(entry.Where),
            Sum = Fill(entry.Sum),
            Condition = Expression(Fill(entry.Where), condition: true),
            Term = Expression(Fill(entry.Sum), condition: false),
            Of = Known(Fill(entry.Of)),
            Per = Known(Fill(entry.Per)),
            Times = entry.Times,
            Each = item is not null,
        };
        if ((figure.Of is null) != (figure.Per is null)) throw new InvalidOperationException($"{code} is a share of one sum only.");
        if (!_byCode.TryAdd(code, figure)) throw new InvalidOperationException($"Two figures are called {code}.");

        string? Fill(string? text) => item is null ? text : text?.Replace($"{{{list}}}", item.Code, StringComparison.Ordinal);

        Figure? Known(string? other) => other is null ? null
            : _byCode.TryGetValue(other, out Figure? found) && !found.IsShare ? found : throw new InvalidOperationException($"{code} is made of {other}, which is no sum written before it.");

        ColumnExpression? Expression(string? text, bool condition)
        {
            if (text is null) return null;
            ColumnExpression? read = ColumnExpression.TryRead(text, kind.Columns, out ColumnFault? fault);
            if (read is null || read.IsCondition != condition) throw new InvalidOperationException($"{code}: {text}: {fault?.Message.En ?? "not the type it must be"}");
            return read;
        }
    }
}
