using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Plans.Targets;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;

namespace Anise.Plans.Import;

/// <summary>What became of a file of targets.</summary>
/// <param name="Done">What was stored; null where it was refused.</param>
/// <param name="Faults">What has to be mended.</param>
/// <param name="Notes">What is taken as it stands and said.</param>
public sealed record TargetsImported(SetOfTargets? Done, IReadOnlyList<ImportFault> Faults, IReadOnlyList<ImportFault> Notes);

/// <summary>Takes in targets of a directive from any office's file, all or nothing.</summary>
public sealed class ImportTargets(AniseDb db, FigureCatalogue catalogue, PlacesOfPlans places, SetTargets set)
{
    private static readonly ColumnWords Words = ColumnWords.Load("Anise.Plans.Import.columns");

    private static readonly TableField<string>
        Figure = new("figure", CellReaders.Text) { Required = true, Names = true, Spans = true, Most = 300 },
        Place = new("place", CellReaders.Text) { Spans = true, Most = 200 };

    private static readonly TableField<int> Year = new("year", CellReaders.Count) { Spans = true };

    private static readonly TableField<WrittenTarget> Value = new("value", (cell, _) => TargetWords.Read(cell)) { Required = true, Tells = true, Most = 100 };

    private static readonly TableField<object>
        Direction = new("direction", (cell, _) => TargetWords.Directions.TryGet(cell.Text, out TargetDirection found) ? new(found, null) : new(null, "target-direction-unknown")) { Most = 100 },
        Measure = new("measure", (cell, _) => TargetWords.Measures.TryGet(cell.Text, out TargetMeasure found) ? new(found, null) : new(null, "target-measure-unknown")) { Most = 100 };

    /// <summary>What a file holds.</summary>
    public static TableDescription Description { get; } = new() { Fields = [Figure, Place, Year, Value, Direction, Measure], Words = Words, NoTable = "targets-no-table" };

    /// <summary>The directive of a number: the one of a year where several have it.</summary>
    public async Task<Result<Directive>> FindAsync(string number, int? year, CancellationToken cancel = default)
    {
        string key = Folding.Fold(number);
        List<Directive> found = await db.Set<Directive>().AsNoTracking().Where(d => d.NumberKey == key && (year == null || d.Year == year)).ToListAsync(cancel);
        return found.Count switch
        {
            0 => Texts.Problem("directive-unknown", "directive", number),
            1 => found[0],
            _ => Texts.Problem("directive-which", "directive", number, string.Join(", ", found.Select(d => d.Year).Order())),
        };
    }

    /// <summary>Stores the file, or tells all that speaks against it. Needs <c>Permission.SetTargets</c> for the place of the directive.</summary>
    /// <param name="rights">Who imports.</param>
    /// <param name="directive">The directive.</param>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="revision">Why values that were sent change; null where none does.</param>
    /// <param name="confirmed">Whether what is asked is right as it stands.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<TargetsImported> RunAsync(Rights rights, Directive directive, Stream content, string fileName, Revision? revision = null, bool confirmed = false, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(directive);
        rights.Demand(Permission.SetTargets, await places.ScopeAsync(directive.PlaceId, directive.On, cancel));
        TableFile file = TableReader.Read(content, fileName, Description, new ReadOptions { Today = places.Today, Mapping = new ColumnMapping { Confirmed = confirmed } }, cancel: cancel);
        var faults = new List<ImportFault>(file.Faults);
        HashSet<(string, int)> faulty = [.. file.Faults.SelectMany(f => f.OtherRows.Prepend(f.Row).Select(r => (f.Sheet, r)))];
        WordTable<string> figures = TargetWords.Figures(catalogue);
        PlaceMap then = await places.OnAsync(directive.On, cancel), now = await places.NowAsync(cancel);
        var stated = new List<(TableRow Row, NewTarget Target)>();
        foreach (TableRow row in file.Rows.Where(r => !faulty.Contains((r.Sheet, r.Row))))
        {
            if (row.Of(Figure) is not { } called || row.Of(Value) is not { } value) continue;   // it has a fault that says so
            if (!figures.TryGet(called, out string? code))
            {
                faults.Add(row.FaultOf(Figure, "target-figure-unknown", called, string.Join("; ", figures.Like(called, 3).Select(c => $"{catalogue[c].Name} ({c})"))));
                continue;
            }
            if (PlaceOf(row, directive, then, now, faults) is not { } place) continue;
            TargetMeasure? measure = row.Of(Measure) as TargetMeasure? ?? (value.IsChange ? TargetMeasure.Change : null);
            stated.Add((row, new NewTarget(code, place, row.ValueOf(Year), value.Value) { Measure = measure, Direction = value.Direction ?? row.Of(Direction) as TargetDirection? }));
        }
        // What speaks against rows that can be read is told with the others, so that a file is not sent back twice.
        (SetOfTargets? done, IReadOnlyList<TargetFault> against) = await set.RunAsync(rights, directive.Id, [.. stated.Select(s => s.Target)], revision, faults.Count == 0, cancel);
        faults.AddRange(against.Select(f => f.Problem.Field is "from" or "reason" or "document" or "person" || stated.Count == 0 ? ImportFault.OfFile("target-row", f.Problem.Message) : stated[f.Number].Row.FaultOf(FieldOf(f.Problem.Field), "target-row", f.Problem.Message)));
        return new TargetsImported(faults.Count == 0 ? done : null, FaultGroups.Grouped(faults.OrderBy(f => f.Sheet, StringComparer.Ordinal).ThenBy(f => f.Row), f => f.Problem is "target-figure-unknown" or "target-place-unknown"), file.Notes);
    }

    private static PlaceId? PlaceOf(TableRow row, Directive directive, PlaceMap then, PlaceMap now, List<ImportFault> faults)
    {
        if (row.Of(Place) is not { } written) return directive.PlaceId;
        foreach (PlaceMap map in (PlaceMap[])[then, now])
        {
            IReadOnlyList<MappedPlace> meant = PlacesOfPlans.Meant(map, written, map.Find(directive.PlaceId) is null ? null : directive.PlaceId);
            if (meant.Count == 1) return meant[0].Id;
            if (meant.Count > 1)
            {
                faults.Add(row.FaultOf(Place, "target-place-which", written, string.Join(", ", meant.Select(p => $"{p.Name} ({p.Code})"))));
                return null;
            }
        }
        faults.Add(row.FaultOf(Place, "target-place-unknown", written));
        return null;
    }

    private static TableField? FieldOf(string? field) => field switch
    {
        "figure" => Figure,
        "place" => Place,
        "year" => Year,
        "value" => Value,
        "measure" => Measure,
        _ => null,
    };
}
