using Anise.Basics;
using Anise.Journal;
using Anise.Places;

namespace Anise.Figures;

/// <summary>Adds the sums of every part of a kind to the groups of a question.</summary>
internal sealed class PartAdder(
    IRecordReader reader, FigureCache cache, StoreMoment moment, DateOnly today, RecordScope asked, PlaceTrail trail, Splitter splitter, Dictionary<(string Code, string Group), Tally> sums,
    Func<IRecordReader, RecordPart, bool>? takes = null)
{
    private readonly Dictionary<PlaceId, MappedPlace?> _found = [];

    /// <summary>Adds them and tells how many communes of the place have records, and how many of these are closed.</summary>
    public async Task<FigureCoverage> AddAsync(IReadOnlyList<Figure> figures, CancellationToken cancel)
    {
        var communes = new Dictionary<PlaceId, bool>();
        // Figures of a year of months do not all rest on the same ones.
        foreach (IGrouping<bool, Figure> alike in figures.GroupBy(f => f.Adds is Adds.Stock or Adds.Cumulative))
        {
            Adds adds = alike.First().Adds;
            var key = (typeof(ScopedPart), reader.Kind.Code, asked.Period, asked.Basis, asked.Map.Day, asked.Level, (adds, today));
            IReadOnlyList<ScopedPart> parts = await moment.GetAsync(key, () => PeriodParts.ListAsync(reader, asked, adds, cancel));
            ScopedPart[] taken = [.. parts.Where(p => takes?.Invoke(reader, p.Part) != false && splitter.Touches(trail, p.Part))];
            foreach (IGrouping<RecordScope, ScopedPart> scoped in taken.GroupBy(p => p.Scope))
            {
                Func<RecordPart, KeptSums> kept = await KeptAsync(scoped.Key, [.. scoped.Select(p => p.Part).Where(p => p.Closed)], cancel);
                foreach (ScopedPart part in scoped) await AddAsync(part, part.Part.Closed ? kept(part.Part) : KeptSums.None, [.. alike], cancel);
            }
            foreach (IGrouping<RecordScope, ScopedPart> scoped in parts.GroupBy(p => p.Scope))
                foreach (var (place, closed) in await reader.PlacesAsync([.. scoped.Select(p => p.Part)], scoped.Key, cancel))
                    foreach (MappedPlace commune in trail.All(place).Select(CommuneOf).Where(c => splitter.Lies(c) || splitter.LiesIn(c)))
                        communes[commune.Id] = closed && communes.GetValueOrDefault(commune.Id, true);
        }
        // Communes of the map: one is decided once all that it was made of are, also a village that came to it from another.
        return new FigureCoverage(communes.Count(c => c.Value), communes.Count);
    }

    private async Task<Func<RecordPart, KeptSums>> KeptAsync(RecordScope scope, RecordPart[] closed, CancellationToken cancel) =>
        reader.Keeps && splitter.Column is null && scope.Basis == FigureBasis.Decided ? await cache.KeptAsync(reader, scope, closed, cancel) : _ => KeptSums.None;

    private async Task AddAsync(ScopedPart scoped, KeptSums kept, IReadOnlyList<Figure> figures, CancellationToken cancel)
    {
        var (scope, part) = scoped;
        foreach (Figure figure in figures)
        {
            if (kept.Of(figure) is { } closed)
                foreach (var (place, tally) in closed) Add(figure, part, place, "", tally);
            else
                foreach (var ((place, group), tally) in (await cache.GetAsync(reader, part, scope, cancel)).SumsOf(figure, splitter.Column)) Add(figure, part, place, group, tally);
        }
    }

    private void Add(Figure figure, RecordPart part, PlaceId place, string value, Tally tally)
    {
        if ((Find(place) ?? (part.Commune is { } commune ? Find(commune) : null)) is not { } at || splitter.GroupOf(at, value) is not { } group) return;
        Put(group);
        if (group != FigureGrid.Whole) Put(FigureGrid.Whole);

        void Put(string g) => sums[(figure.Code, g)] = sums.GetValueOrDefault((figure.Code, g)) + tally;
    }

    private MappedPlace CommuneOf(MappedPlace at) => at.Kind == PlaceKind.Village ? trail.Map.CommuneOf(at.Id) : at;

    private MappedPlace? Find(PlaceId place)
    {
        if (!_found.TryGetValue(place, out MappedPlace? at)) _found.Add(place, at = trail.Find(place));
        return at;
    }
}
