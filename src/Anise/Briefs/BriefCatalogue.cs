using Anise.Basics;
using Anise.Figures;

namespace Anise.Briefs;

/// <summary>The templates that the programme brings, and those of a file.</summary>
public sealed class BriefCatalogue(FigureCatalogue figures)
{
    private const string Folder = ".Briefs.Templates.", Ending = ".yaml";

    /// <summary>The templates that the programme brings, by code.</summary>
    /// <exception cref="InvalidOperationException">One of them is wrong: a mistake of whoever wrote it.</exception>
    public IReadOnlyList<BriefTemplate> All => field ??= [.. Shipped().OrderBy(t => t.Code, StringComparer.Ordinal)];

    /// <summary>The template of a code; null where there is none.</summary>
    public BriefTemplate? Find(string code) => All.FirstOrDefault(t => t.Code == code);

    /// <summary>Reads a template; all that is wrong with it is told with its line.</summary>
    public Result<BriefTemplate> Read(TextReader reader, string file) => new BriefFile(file, figures).Read(reader);

    private IEnumerable<BriefTemplate> Shipped()
    {
        foreach (string name in typeof(BriefCatalogue).Assembly.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(BriefCatalogue).Assembly.GetManifestResourceStream(name)!);
            Result<BriefTemplate> read = Read(reader, name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..]);
            yield return read.Ok ? read.Value : throw new InvalidOperationException(string.Join(Environment.NewLine, read.Problems.Select(p => p.Message)));
        }
    }
}
