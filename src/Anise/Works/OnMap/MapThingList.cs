using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;

namespace Anise.Works.OnMap;

/// <summary>What the map of works shows, as the list beside it: the same rows on the page, in its files, on paper and on the map.</summary>
public sealed class MapThingList(AniseDb db, ReadMapThings things, WorksPlaces places, EvidencedKinds evidenced, RuleBook rules, KeptReads reads)
{
    /// <summary>
    /// The list of a place and year, on the communes of a map. Evidence, whose records may be named after persons, is listed by itself and taken out as the list of evidence is.
    /// Needs <c>Permission.SeeWorks</c> for the place.
    /// </summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="map">The map.</param>
    /// <param name="placeId">The place, on that map.</param>
    /// <param name="year">The year.</param>
    /// <param name="layer">The layer that is asked for, as an address has it; all but evidence without one.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<ListOf<MapThing>> RunAsync(Rights rights, PlaceMap map, PlaceId placeId, int year, string? layer, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        ArgumentNullException.ThrowIfNull(map);
        MappedPlace place = map[placeId];
        Scope scope = await places.ScopeAsync(placeId, map.Day, cancel);
        rights.Demand(Permission.SeeWorks, scope);
        bool mayEvidence = rights.May(Permission.SeeEvidence, scope), evidence = mayEvidence && layer == MapLayer.Evidence.ToString();
        // Only what is asked for is read: a year has many more days than assets.
        MapLayer[] layers = evidence ? [MapLayer.Evidence] : Enum.TryParse(layer, out MapLayer only) && only != MapLayer.Evidence && Enum.IsDefined(only) ? [only] : [MapLayer.Assets, MapLayer.Infrastructure, MapLayer.Days];
        string seen = evidence ? string.Join(' ', evidenced.All.Where(k => rights.May(k.See, scope)).Select(k => k.Kind.Code)) : "";
        StoreMoment moment = await reads.NowAsync(db, cancel);
        IReadOnlyList<MapThing> rows = await moment.GetAsync((typeof(MapThingList), placeId, map.Day, year, layers.Length > 1 ? null : (MapLayer?)layers[0], seen, places.Today), () => things.RunAsync(rights, map, placeId, year, layers, cancel));
        string title = Texts.Get("on-map");
        return new ListOf<MapThing>
        {
            Title = title,
            About = Texts.Get("on-map-about", place.Name, year),
            FileName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"works-map-{place.Code}-{year}"),
            HandingOut = evidence ? HandingOut.OfPersons(Permission.ExportEvidence, scope, placeId, title) : null,
            Rows = rows.AsQueryable(),
            Columns =
            [
                Column("name", t => t.Name, ColumnLook.Name).SortedByRank(t => t.Name, VietnameseOrder.OfText),
                Column("layer", t => NameOf(t.Layer), layers.Length == 1 ? ColumnLook.FilesOnly : ColumnLook.Text).SortedBy(t => t.Layer),
                Column("kind", KindsOf),
                .. place.IsCommuneLevel ? [] : (ListColumn<MapThing>[])[Column("commune", t => t.Commune.Name).SortedByRank(t => t.Commune, c => VietnameseOrder.OfText(c.Name))],
                Column("place", t => t.Place.Name).SortedByRank(t => t.Place, p => VietnameseOrder.OfText(p.Name)),
                Column("on", t => t.On).SortedBy(t => t.On),
                Column("drawn", t => Texts.Get(t.Site is null ? "drawn-no" : "drawn-yes")).SortedBy(t => t.Site == null),
            ],
            Filters =
            [
                ListFilter<MapThing>.Words("q", Texts.Get("map-column-name"), words => Folding.Fold(words) is { Length: > 0 } key ? t => Folding.Fold(t.Name).Contains(key) : null),
                ListFilter<MapThing>.Choice("what", Texts.Get("map-column-layer"), Enum.GetValues<MapLayer>().Where(l => l != MapLayer.Evidence || mayEvidence).Select(l => new FilterChoice(l.ToString(), NameOf(l))),
                    code => Enum.TryParse(code, out MapLayer asked) ? t => t.Layer == asked : null) with { Any = Texts.Get("layer-any") },
                ListFilter<MapThing>.Choice("kind", Texts.Get("map-column-kind"), rows.SelectMany(t => t.Choices).Distinct().Select(c => new FilterChoice(c, ChoiceOf(c, evidence))).OrderBy(c => VietnameseOrder.OfText(c.Label), StringComparer.Ordinal),
                    code => t => t.Choices.Contains(code)),
            ],
            Sort = "name",
            Ties = [ListOrder<MapThing>.By(t => t.Layer), ListOrder<MapThing>.By(t => t.Id)],
        };
    }

    /// <summary>What a layer is called.</summary>
    public static string NameOf(MapLayer layer) => Texts.Get("layer-" + layer);

    /// <summary>The kinds of a thing in words; null for none.</summary>
    public string? KindsOf(MapThing thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return string.Join("; ", thing.Kinds.Select(k => KindOf(thing.Layer, k))) is { Length: > 0 } said ? said : null;
    }

    private string KindOf(MapLayer layer, string code) => layer switch
    {
        MapLayer.Days => rules.Works.NameOfOutput(code),
        MapLayer.Evidence => evidenced.NameOf(code),
        _ => rules.Works.NameOfAsset(code),
    };

    private string ChoiceOf(string choice, bool alone)
    {
        var (layer, code) = (Enum.Parse<MapLayer>(choice.AsSpan(0, choice.IndexOf('.', StringComparison.Ordinal))), choice[(choice.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return alone ? KindOf(layer, code) : Texts.Get("kind-of-layer", KindOf(layer, code), NameOf(layer));
    }

    private static ListColumn<MapThing> Column(string key, Func<MapThing, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("map-column-" + key), value, look);
}
