using System.Globalization;
using Anise.Basics;
using Anise.Lists;
using Anise.Places;
using Anise.Rules.Books;

namespace Anise.Households.Lists;

/// <summary>The columns of the list of households, defined here and nowhere else: page, files and paper follow.</summary>
public static class HouseholdColumns
{
    /// <summary>The columns, in order.</summary>
    /// <param name="map">The map that names villages.</param>
    /// <param name="wide">Whether the list covers several communes.</param>
    /// <param name="rules">The rules, which name the classes and their order.</param>
    public static IReadOnlyList<ListColumn<Household>> On(PlaceMap map, bool wide, RuleBook rules) =>
    [
        Column("head", h => h.HeadName, ColumnLook.Name).SortedBy(h => h.SortKey),
        Column("code", h => h.Code).SortedBy(h => h.Code),
        Column("village", h => map.Find(h.VillageId)?.Name).SortedByRank(h => h.VillageId, v => NameKey(map.Find(v)) + " " + NameKey(CommuneOf(map, v))),
        .. wide ? [Column("commune", h => CommuneOf(map, h.VillageId)?.Name).SortedByRank(h => h.VillageId, v => NameKey(CommuneOf(map, v)) + " " + NameKey(map.Find(v)))] : (ListColumn<Household>[])[],
        Column("members", h => h.MemberCount, ColumnLook.Number).SortedBy(h => h.MemberCount),
        Column("ethnicity", h => NameOfGroup(h.Ethnicity)).SortedByRank(h => h.Ethnicity, e => NameOfGroup(e) is { } name ? VietnameseOrder.OfText(name) : null),
        Column("class", h => h.ClassCode is null ? null : HouseholdClasses.NameOf(rules, h.ClassCode)).SortedByRank(h => h.ClassCode, code => ClassKey(rules, code)),
        Column("class-year", h => h.ClassYear, ColumnLook.FilesOnly),
    ];

    private static ListColumn<Household> Column(string key, Func<Household, object?> value, ColumnLook look = ColumnLook.Text) => new(key, Texts.Get("column-" + key), value, look);

    private static MappedPlace? CommuneOf(PlaceMap map, PlaceId village) => map.Find(village) is null ? null : map.CommuneOf(village);

    private static string NameKey(MappedPlace? place) => VietnameseOrder.OfText(place?.Name ?? "");

    private static string? NameOfGroup(string? code) => code is not null && EthnicGroups.Exists(code) ? EthnicGroups.NameOf(code) : null;

    private static string? ClassKey(RuleBook rules, string? code) => code is null ? null : HouseholdClasses.RankOf(rules, code).ToString("D3", CultureInfo.InvariantCulture);
}
