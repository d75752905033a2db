using System.Globalization;
using Anise.Places;

namespace Anise.Web.Reviews;

/// <summary>Words of official papers.</summary>
internal static class PaperShow
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The commune's committee as the head of a paper names it.</summary>
    public static IReadOnlyList<string> Committee(MappedPlace commune) => [Texts.Get("paper-committee"), commune.Name.ToUpper(Vietnamese)];

    /// <summary>The name of a place without its kind, as it stands beside the day.</summary>
    public static string NameOnly(MappedPlace place) => string.Join(' ', place.Name.Split(' ').Skip(place.Kind == PlaceKind.Town ? 2 : 1));

    /// <summary>The name of a place within a sentence: the kind with a small letter in Vietnamese.</summary>
    public static string InText(MappedPlace place) => Texts.Get("place-in-text", place.Name[..1].ToLower(Vietnamese) + place.Name[1..], place.Name);

    /// <summary>Signed for the committee by its chair.</summary>
    public static IReadOnlyList<string> ForCommittee => [Texts.Get("paper-for-committee"), Texts.Get("paper-chair")];
}
