using Anise.Basics;

namespace Anise.Figures;

/// <summary>What was kept of a closed part when it was closed.</summary>
/// <param name="byFigure">By the code of a figure its sums, place by place.</param>
public sealed class KeptSums(IReadOnlyDictionary<string, (PlaceId Place, Tally Tally)[]> byFigure)
{
    /// <summary>Nothing kept.</summary>
    public static KeptSums None { get; } = new(new Dictionary<string, (PlaceId, Tally)[]>());

    /// <summary>What was kept of a figure, by place; null where it was not kept.</summary>
    public IReadOnlyList<(PlaceId Place, Tally Tally)>? Of(Figure figure) => byFigure.GetValueOrDefault(figure.Code);
}
