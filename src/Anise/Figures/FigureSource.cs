using System.Reflection;

namespace Anise.Figures;

/// <summary>A file of figures.</summary>
/// <param name="Name">What its group of figures is called in addresses: <c>poverty</c>.</param>
/// <param name="File">Where it stands, for messages: <c>Reviews/Figures/poverty.yaml</c>.</param>
/// <param name="Open">Opens it.</param>
public sealed record FigureSource(string Name, string File, Func<TextReader> Open)
{
    /// <summary>Every file <c>Figures/NAME.yaml</c> in any folder of the areas.</summary>
    public static IReadOnlyList<FigureSource> Own { get; } = In(typeof(FigureSource).Assembly);

    /// <summary>Every file <c>Figures/NAME.yaml</c> in any folder of an assembly.</summary>
    public static IReadOnlyList<FigureSource> In(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames().Select(n => (Resource: n, Parts: n.Split('.')))
            .Where(n => n.Parts is [.., "Figures", _, "yaml"])
            .Select(n => new FigureSource(n.Parts[^2], string.Join('/', n.Parts[1..^1]) + ".yaml", () => new StreamReader(assembly.GetManifestResourceStream(n.Resource)!))),
    ];
}

/// <summary>Something wrong in a file of figures: a mistake of whoever wrote it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong.</param>
public sealed record FigureFault(string File, int Line, string Message)
{
    /// <summary><c>Reviews/Figures/poverty.yaml:12: …</c></summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Message}");
}

/// <summary>Thrown when the catalogue of figures cannot be read; tells all that is wrong.</summary>
/// <param name="faults">What is wrong, file by file.</param>
public sealed class FigureFileException(IReadOnlyList<FigureFault> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>What is wrong, file by file.</summary>
    public IReadOnlyList<FigureFault> Faults => faults;
}
