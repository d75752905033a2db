using Anise.Basics;
using Anise.Places;
using Anise.Web.Components;

namespace Anise.Web.Works;

/// <summary>The places that a works day of a commune may be at.</summary>
internal static class DayPlaces
{
    /// <summary>The commune as a whole, then its villages in Vietnamese order.</summary>
    public static IReadOnlyList<Choice> Of(MappedPlace commune, IEnumerable<MappedPlace> villages) =>
    [
        new(commune.Id.ToString(), Texts.Get("whole-commune", commune.Name)),
        .. villages.OrderBy(v => VietnameseOrder.OfText(v.Name), StringComparer.Ordinal).Select(v => new Choice(v.Id.ToString(), v.Name)),
    ];
}
