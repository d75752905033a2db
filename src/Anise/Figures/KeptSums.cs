using Anise.Basics;

namespace Anise.Figures;

/// <summary>What was kept of closed parts when they were closed: by part, place and code of the figure.</summary>
/// <param name="byPart">By the key of the part, then by place, then by code.</param>
public sealed class KeptSums(IReadOnlyDictionary<string, Dictionary<PlaceId, Dictionary<string, Tally>>> byPart)
{
    /// <summary>Nothing kept.</summary>
    public static KeptSums None { get; } = new(new Dictionary<string, Dictionary<PlaceId, Dictionary<string, Tally>>>());

    /// <summary>What was kept of a figure, by place; null where the part or the figure was not kept.</summary>
    public IEnumerable<(PlaceId Place, Tally Tally)>? Of(RecordPart part, Figure figure) =>
        byPart.GetValueOrDefault(part.Key) is { } places && places.Values.Any(v => v.ContainsKey(figure.Code))
            ? places.Where(p => p.Value.ContainsKey(figure.Code)).Select(p => (p.Key, p.Value[figure.Code])) : null;
}
