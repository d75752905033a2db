using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;

namespace Anise.Figures;

/// <summary>Takes the records of a figure out as rows, all of them. The journal notes who took how many.</summary>
public sealed class ExportFigure(OpenFigure open, FigureCatalogue catalogue, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    /// <summary>Reads all records.</summary>
    /// <param name="rights">Who exports; needs there what the kind of the figure says (<see cref="RecordKind.TakeOut"/>).</param>
    /// <param name="query">The records; its page is not looked at.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OpenedFigure>> RunAsync(Rights rights, RecordQuery query, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.ForAsync(query.MapDay, clock.Today(), cancel);
        if (map.Find(query.Place) is null) return Texts.Problem("figure-place", "place", map.Day);
        if (!catalogue.TryFind(query.Code, out Figure? figure)) return Texts.Problem("figure-unknown", "figure", query.Code);
        rights.Demand(figure.Kind.TakeOut, await maps.ScopeAsync(query.Place, clock.Today(), map, cancel));
        Result<OpenedFigure> opened = await open.RunAsync(rights, query with { Skip = 0, Take = int.MaxValue, Anew = true }, cancel);
        if (!opened.Ok) return opened;
        await journal.NoteExportAsync(rights, query, opened.Value.Count, cancel);
        return opened;
    }
}
