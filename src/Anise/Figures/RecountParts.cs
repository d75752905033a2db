using Anise.Basics;
using Anise.Places;
using Anise.Store;

namespace Anise.Figures;

/// <summary>
/// The parts of a recount: each read once from the store, and held against what was kept of it when it was closed. What cannot be read is named and left out,
/// of what is shown as well as of what is counted, and the recount goes on with the rest.
/// </summary>
internal sealed class RecountParts(PlaceMaps maps, DateOnly today)
{
    private readonly Dictionary<string, RecordTable?> _tables = [];
    private readonly Dictionary<(RecordTable Table, string Figure), Dictionary<PlaceId, Tally>> _sums = [];
    private readonly HashSet<RecountDifference> _found = [];

    /// <summary>What was found to be wrong so far.</summary>
    public IReadOnlyCollection<RecountDifference> Found => _found;

    /// <summary>Whether a part can be counted.</summary>
    public bool Takes(IRecordReader reader, RecordPart part) => !_tables.TryGetValue(KeyOf(reader, part), out RecordTable? table) || table is not null;

    /// <summary>The parts of a scope with their records; null where they cannot even be listed.</summary>
    public async Task<IReadOnlyList<(RecordPart Part, RecordTable Table)>?> ReadAsync(IRecordReader reader, RecordScope scope, Adds adds, CancellationToken cancel)
    {
        try
        {
            var sound = new List<(RecordPart, RecordTable)>();
            foreach (var (own, part) in await PeriodParts.ListAsync(reader, scope, adds, cancel))
                if (await TableAsync(reader, part, own, cancel) is { } table) sound.Add((part, table));
            return sound;
        }
        catch (DamagedException damage)
        {
            Add(reader, scope, scope.Map.Province.Code, damage);
            return null;
        }
    }

    /// <summary>Names what cannot be read.</summary>
    public void Add(IRecordReader? reader, RecordScope scope, string place, DamagedException damage)
    {
        string cause = SoundParts.CauseOf(damage);
        _found.Add(new RecountDifference(RecountDifference.Records, place, scope.Period, today, null, null) { What = Texts.Get("recount-damaged", reader is null ? cause : $"{reader.Kind.Code}: {cause}") });
    }

    /// <summary>Forgets the records; what was found stays.</summary>
    public void Forget()
    {
        _tables.Clear();
        _sums.Clear();
    }

    /// <summary>What records add up to at each place, counted once: the same on every map and level.</summary>
    public IReadOnlyDictionary<PlaceId, Tally> SumsOf(RecordTable table, Figure figure)
    {
        if (_sums.TryGetValue((table, figure.Code), out var sums)) return sums;
        // What is known comes from the sums, the sum itself from the records that the figure opens to.
        sums = FigureSums.Of(table, figure, null).ToDictionary(s => s.Key.Place, s => s.Value with { Added = 0, Things = null });
        foreach (IGrouping<PlaceId, CountedRecord> at in FigureSums.Counted(table, figure).GroupBy(r => table.Places[r.Record]))
            sums[at.Key] += figure.Thing is null ? new Tally(at.Sum(r => r.Term), 0, 0) : new Tally(0, 0, 0) { Things = ThingsOf(at) };
        _sums.Add((table, figure.Code), sums);
        return sums;
    }

    private static Things ThingsOf(IEnumerable<CountedRecord> records)
    {
        var things = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (CountedRecord record in records) Things.Put(things, record.Thing!, record.Term);
        return new Things(things);
    }

    /// <summary>The code of a place of any time.</summary>
    public async Task<string> CodeOfAsync(PlaceId place, CancellationToken cancel) =>
        (await maps.LastMapOfAsync(place, cancel))?.Find(place)?.Code ?? FormattableString.Invariant($"#{place.Value}");

    /// <summary>A part as the store has it when the recount begins: it reads the same on every map and level, except parts that cross communes.</summary>
    private async Task<RecordTable?> TableAsync(IRecordReader reader, RecordPart part, RecordScope scope, CancellationToken cancel)
    {
        string key = KeyOf(reader, part);
        if (_tables.TryGetValue(key, out RecordTable? table)) return table;
        try
        {
            table = await SoundParts.ReadAsync(reader, part, scope, cancel);
            if (part.Commune is { } commune) await CompareAsync(reader, part, commune, scope, table, cancel);
            _tables.Add(key, table);
        }
        catch (DamagedException damage)
        {
            _tables.Add(key, null);
            Add(reader, scope, part.Commune is { } at ? await CodeOfAsync(at, cancel) : scope.Map.Province.Code, damage);
        }
        return _tables[key];
    }

    /// <summary>Holds the records of a part against what is kept of them.</summary>
    private async Task CompareAsync(IRecordReader reader, RecordPart part, PlaceId commune, RecordScope scope, RecordTable table, CancellationToken cancel)
    {
        if (part.Closed)
        {
            KeptSums kept = await SoundParts.OrDamagedAsync(scope, part, async () => (await reader.KeptAsync([part], cancel))(part));
            if (reader.Keeps && kept.IsEmpty && table.Count > 0)
                await AddAsync(0, table.Count, Texts.Get("recount-sums-missing"));
            RecordSeal? seal = await SoundParts.OrDamagedAsync(scope, part, () => reader.SealAsync(part, cancel));
            if (seal?.Differing(table, reader.Kind) is { Count: > 0 } columns)
                await AddAsync(null, null, Texts.Get("recount-records", string.Join(", ", columns)));
        }
        // What is kept and cannot be read is not shown either: pages then read the records.
        if (await SoundParts.OrDamagedAsync(scope, part, () => reader.ColumnsAsync(part, scope, cancel)) is { } shown && RecordSeal.Of(table, reader.Kind).Differing(shown, reader.Kind) is { Count: > 0 } differing)
            await AddAsync(null, null, Texts.Get(part.Closed ? "recount-columns" : "recount-rows", string.Join(", ", differing)));

        async Task AddAsync(double? shown, double? counted, string what) =>
            _found.Add(new RecountDifference(RecountDifference.Records, await CodeOfAsync(commune, cancel), scope.Period, today, shown, counted) { What = what });
    }

    private static string KeyOf(IRecordReader reader, RecordPart part) => $"{reader.Kind.Code}|{part.Key}";
}
