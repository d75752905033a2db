using Anise.Basics;

namespace Anise.Funds.Posting;

/// <summary>The things of other areas that entries name.</summary>
internal sealed class FundThings(IEnumerable<IItemThings> kinds, FundMaps maps)
{
    private readonly Dictionary<(ItemOf Of, string Code), ItemThing> _known = [];

    /// <summary>Reads those of some codes.</summary>
    public async Task ReadAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        foreach (IItemThings kind in kinds)
        {
            List<string> own = [.. codes.Where(c => IsOf(kind, c))];
            if (own.Count == 0) continue;
            foreach (ItemThing thing in await kind.FindAsync(own, cancel)) _known[(kind.Of, thing.Code)] = thing;
        }
    }

    /// <summary>Why money of a place cannot be for an item: it is called like a thing that does not exist, or lies elsewhere. Null where it can, or is no such thing.</summary>
    public Problem? WhyNot(ItemKey item, PlaceId place)
    {
        if (!kinds.Any(k => k.Of == item.Of && IsOf(k, item.Code))) return null;
        if (!_known.TryGetValue((item.Of, item.Code), out ItemThing? thing)) return Texts.Problem("item-thing-unknown", "item", item.Code);
        return maps.AreInLine(place, thing.Place) ? null : Texts.Problem("item-thing-elsewhere", "item", thing.Name, item.Code, maps.NameOf(thing.Place), maps.NameOf(place));
    }

    private static bool IsOf(IItemThings kind, string code) =>
        code.Length > kind.Prefix.Length && code.StartsWith(kind.Prefix, StringComparison.Ordinal) && code.AsSpan(kind.Prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;
}
