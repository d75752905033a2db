using Anise.Rules.Works;
using Anise.Web.Components;
using Anise.Works.Assets;

namespace Anise.Web.Works;

/// <summary>What can be chosen of an asset.</summary>
internal static class AssetChoices
{
    /// <summary>Its states.</summary>
    public static IEnumerable<Choice> States => Enum.GetValues<AssetState>().Select(s => new Choice(s.ToString(), AssetWords.Of(s)));

    /// <summary>What can happen to one of a kind.</summary>
    public static IEnumerable<Choice> Events(AssetKind? kind) =>
        Enum.GetValues<AssetEventKind>().Where(k => k != AssetEventKind.Emptied || kind?.EmptyWithinDays is not null).Select(k => new Choice(k.ToString(), AssetWords.Of(k)));
}
