using System.Globalization;
using Anise.Places;

namespace Anise.Reports;

/// <summary>What stands at the head and foot of an official form (Decree 30/2020/ND-CP), the same on paper and in the workbook.</summary>
/// <param name="Committee">The kind of body that issues it.</param>
/// <param name="Issuer">The body, in capitals.</param>
/// <param name="Placed">Its place, with room for the day.</param>
public sealed record Letterhead(string Committee, string Issuer, string Placed)
{
    /// <summary>The head for a report: of a village its commune issues it, of a former district the province.</summary>
    public static Letterhead Of(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        MappedPlace issuer = table.Place.Kind switch
        {
            PlaceKind.Village => table.Map.CommuneOf(table.Place.Id),
            PlaceKind.District => table.Map.Province,
            _ => table.Place,
        };
        string name = string.Join(' ', issuer.Name.Split(' ').Skip(issuer.Kind == PlaceKind.Town ? 2 : 1));
        return new(Texts.Get("committee"), issuer.Name.ToUpper(CultureInfo.CurrentCulture), Texts.Get("placed", name));
    }

    /// <summary>The name of the state.</summary>
    public static string State => Texts.Get("state");

    /// <summary>Its motto.</summary>
    public static string Motto => Texts.Get("motto");

    /// <summary>The signature at the left: the title, and how to sign.</summary>
    public static IReadOnlyList<string> MadeBy => [Texts.Get("made-by"), Texts.Get("sign")];

    /// <summary>The signature at the right.</summary>
    public static IReadOnlyList<string> SignedBy => [Texts.Get("for-committee"), Texts.Get("chair"), Texts.Get("sign-and-seal")];
}
