using System.Globalization;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Web.Components;
using Anise.Web.Host;

namespace Anise.Web.Households;

/// <summary>What the forms of households share.</summary>
internal static class HouseholdForms
{
    /// <summary>A date as date fields of browsers write it.</summary>
    public static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A date of an address; null for none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>The day from which a change holds; a problem where none was given.</summary>
    public static DateOnly From(PostedForm posted, List<Problem> problems)
    {
        if (posted.Date("from") is { } from) return from;
        problems.Add(new("from-missing", Texts.Get("from-missing"), "from"));
        return default;
    }

    /// <summary>The villages of the chosen commune; empty where no commune is chosen.</summary>
    public static IReadOnlyList<MappedPlace> Villages(PageContext context, PlaceId? near = null)
    {
        MappedPlace? place = near is { } village && context.Map.Find(village) is not null ? context.Map.CommuneOf(village) : context.Place;
        return place is { IsCommuneLevel: true } or { Kind: PlaceKind.Village }
            ? [.. context.Map.VillagesIn(place.Id).OrderBy(v => VietnameseOrder.OfText(v.Name), StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The village chosen in a field; a problem where none was.</summary>
    public static PlaceId Village(PostedForm posted, IReadOnlyList<MappedPlace> villages, List<Problem> problems)
    {
        if (villages.FirstOrDefault(v => v.Id.ToString() == posted["village"]) is { } village) return village.Id;
        problems.Add(new("village-missing", Texts.Get("village-missing"), "village"));
        return default;
    }

    /// <summary>Problems of the only member on a form, brought to its fields whatever number the member has in the household.</summary>
    public static IReadOnlyList<Problem> OfOneMember(IReadOnlyList<Problem> problems) =>
        [.. problems.Select(p => p.Field is { } field && field.StartsWith("members[", StringComparison.Ordinal) ? p with { Field = "member" + field[(field.IndexOf(']', StringComparison.Ordinal) + 1)..] } : p)];
}
