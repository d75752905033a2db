using Anise.Basics;
using Anise.Places;
using Anise.Plans.Production;
using Anise.Plans.Targets;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;
using Anise.Works.Written;

namespace Anise.Plans.Import;

/// <summary>The lines of a production plan as an office's file has them, or what is wrong with it.</summary>
/// <param name="Lines">The lines, in the order of the file.</param>
/// <param name="Faults">What has to be mended.</param>
public sealed record PlanFile(IReadOnlyList<NewPlanLine> Lines, IReadOnlyList<ImportFault> Faults)
{
    internal IReadOnlyList<TableRow> Rows { get; init; } = [];

    /// <summary>What a use case said of the lines, each with its row in the file.</summary>
    public IReadOnlyList<ImportFault> FaultsOf(IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return [.. problems.Select(p => p.Field is { } field && field.LastIndexOf('-') is > 0 and var dash && int.TryParse(field[(dash + 1)..], out int number) && number <= Rows.Count
            ? Rows[number - 1].FaultOf(null, "target-row", p.Message) : ImportFault.OfFile("target-row", p.Message))];
    }
}

/// <summary>Reads the lines of a production plan from any office's file.</summary>
public static class ReadPlanFile
{
    private static readonly WordFile Words = YamlWords.Load<WordFile>("Anise.Plans.Import.plan-columns");
    private static readonly WordTable<PlanSeason> Seasons = new(Words.Seasons.Select(s => (s.Key, (IEnumerable<string>)s.Value)));

    private static readonly TableField<string>
        Crop = new("crop", CellReaders.Text) { Required = true, Names = true, Spans = true, Most = 200 },
        Place = new("place", CellReaders.Text) { Required = true, Spans = true, Most = 200 };

    private static readonly TableField<object> Season = new("season", (cell, _) => Seasons.TryGet(cell.Text, out PlanSeason season) ? new(season, null) : new(null, "plan-season-unknown")) { Most = 100 };

    private static readonly TableField<decimal>
        Area = new("area", Number) { Tells = true, Most = 60 },
        Heads = new("heads", Number) { Tells = true, Most = 60 },
        Budget = new("budget", Number) { Most = 60 };

    /// <summary>What a file holds.</summary>
    public static TableDescription Description { get; } = new()
    {
        Fields = [Crop, Place, Season, Area, Heads, Budget],
        Words = new ColumnWords { Fields = Words.Fields, Known = Words.Known },
        IsTable = columns => columns.Any(c => c.Field == Crop.Code) && columns.Any(c => c.Field == Area.Code || c.Field == Heads.Code),
        NoTable = "plan-no-table",
    };

    /// <summary>Reads it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="map">The map that its places stand on.</param>
    /// <param name="within">The place of the plan.</param>
    /// <param name="today">Today.</param>
    /// <param name="cancel">Cancels.</param>
    public static PlanFile Run(Stream content, string fileName, PlaceMap map, PlaceId within, DateOnly today, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        TableFile file = TableReader.Read(content, fileName, Description, new ReadOptions { Today = today, Mapping = new ColumnMapping { Confirmed = true } }, cancel: cancel);
        var faults = new List<ImportFault>(file.Faults);
        HashSet<(string, int)> faulty = [.. file.Faults.SelectMany(f => f.OtherRows.Prepend(f.Row).Select(r => (f.Sheet, r)))];
        var lines = new List<NewPlanLine>();
        var rows = new List<TableRow>();
        foreach (TableRow row in file.Rows.Where(r => !faulty.Contains((r.Sheet, r.Row))))
        {
            if (row.Of(Crop) is not { } crop || row.Of(Place) is not { } written) continue;   // it has a fault that says so
            IReadOnlyList<MappedPlace> meant = PlacesOfPlans.Meant(map, written, within);
            if (meant.Count != 1)
            {
                faults.Add(meant.Count == 0 ? row.FaultOf(Place, "plan-place-unknown", written) : row.FaultOf(Place, "target-place-which", written, string.Join(", ", meant.Select(p => $"{p.Name} ({p.Code})"))));
                continue;
            }
            rows.Add(row);
            lines.Add(new NewPlanLine(crop, meant[0].Id, row.Of(Season) as PlanSeason?) { AreaHa = row.ValueOf(Area), Heads = Whole(row, Heads, faults) is { } heads ? (int)Math.Min(heads, int.MaxValue) : null, Budget = Whole(row, Budget, faults) });
        }
        return new PlanFile(faults.Count > 0 ? [] : lines, [.. faults.OrderBy(f => f.Sheet, StringComparer.Ordinal).ThenBy(f => f.Row)]) { Rows = rows };
    }

    private static long? Whole(TableRow row, TableField<decimal> field, List<ImportFault> faults)
    {
        if (row.ValueOf(field) is not { } number) return null;
        if (number == decimal.Truncate(number)) return (long)number;
        faults.Add(row.FaultOf(field, "plan-not-whole", number));
        return null;
    }

    private static CellReading<decimal> Number(SheetCell cell, DateOnly today)
    {
        (decimal? number, string? problem) = WrittenNumber.Read(cell);
        return number is { } value ? new(value, null) : new(0, problem ?? "not-a-number");
    }

    private sealed class WordFile
    {
        public Dictionary<string, List<string>> Fields { get; set; } = [];

        public List<List<string>> Known { get; set; } = [];

        public Dictionary<PlanSeason, List<string>> Seasons { get; set; } = [];
    }
}
