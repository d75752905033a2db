using Anise.Projects.Plots;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Projects.Logs;

/// <summary>The plots of a project by what offices call them: also without the word for plot before the name, where that tells one.</summary>
internal sealed class NamedPlots
{
    private readonly Dictionary<string, Plot> _byName;
    private readonly ILookup<string, Plot> _byShortName;

    private NamedPlots(IReadOnlyList<Plot> plots)
    {
        _byName = plots.ToDictionary(p => p.NameKey, StringComparer.Ordinal);
        _byShortName = plots.ToLookup(p => Short(p.NameKey), StringComparer.Ordinal);
    }

    /// <summary>Those of a project.</summary>
    public static async Task<NamedPlots> OfAsync(AniseDb db, ProjectId project, CancellationToken cancel) => new(await db.Set<Plot>().AsNoTracking().Where(p => p.ProjectId == project).ToListAsync(cancel));

    /// <summary>The plot of a name; null where there is none, or several.</summary>
    public Plot? Find(string name) => _byName.GetValueOrDefault(PlotNames.KeyOf(name)) ?? (_byShortName[Short(PlotNames.KeyOf(name))].ToList() is [var only] ? only : null);

    private static string Short(string name) => WrittenWork.PlotWords.FirstOrDefault(w => name.StartsWith(w + " ", StringComparison.Ordinal)) is { } word ? name[(word.Length + 1)..] : name;
}
