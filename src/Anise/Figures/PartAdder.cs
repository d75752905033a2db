using Anise.Basics;
using Anise.Places;

namespace Anise.Figures;

/// <summary>Adds the sums of every part of a kind to the groups of a question.</summary>
internal sealed class PartAdder(
    IRecordReader reader, FigureCache cache, RecordScope scope, PlaceTrail trail, Splitter splitter, Dictionary<(string Code, string Group), Tally> sums,
    Func<IRecordReader, RecordPart, bool>? takes = null)
{
    private readonly Dictionary<PlaceId, MappedPlace?> _found = [];

    /// <summary>Adds them and tells how many communes of the place have records, and how many of these are closed.</summary>
    public async Task<FigureCoverage> AddAsync(IReadOnlyList<Figure> figures, CancellationToken cancel)
    {
        IReadOnlyList<RecordPart> parts = await SoundParts.ListAsync(reader, scope, cancel);
        foreach (RecordPart part in parts.Where(p => takes?.Invoke(reader, p) != false && splitter.Touches(trail, p)))
        {
            KeptSums kept = splitter.Column is null && part.Closed && scope.Basis == FigureBasis.Decided
                ? await SoundParts.OrDamagedAsync(scope, part, () => cache.KeptAsync(reader, part, cancel)) : KeptSums.None;
            foreach (Figure figure in figures)
            {
                if (kept.Of(figure) is { } closed)
                    foreach (var (place, tally) in closed) Add(figure, part, place, "", tally);
                else
                    foreach (var ((place, group), tally) in (await cache.GetAsync(reader, part, scope, cancel)).SumsOf(figure, splitter.Column)) Add(figure, part, place, group, tally);
            }
        }
        // Communes of the map: one is decided once all that it was made of are, also a village that came to it from another.
        List<(MappedPlace At, bool Closed)> communes = [.. (await reader.PlacesAsync(parts, scope, cancel)).SelectMany(c => trail.All(c.Place).Select(at => (At: CommuneOf(at), c.Closed))).Where(c => splitter.Lies(c.At) || splitter.LiesIn(c.At))];
        return new FigureCoverage(communes.GroupBy(c => c.At.Id).Count(g => g.All(c => c.Closed)), communes.Select(c => c.At.Id).Distinct().Count());
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
