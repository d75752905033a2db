using Microsoft.AspNetCore.Http.Extensions;

namespace Anise.Web.Figures;

/// <summary>The addresses of figures and of what they open to: the same from every page.</summary>
public static class FigureLinks
{
    /// <summary>The page of a figure: its value, its split, its series.</summary>
    public static string Of(string code, string place, int year, string? by = null, string? map = null, string? basis = null) =>
        $"/figures/{code}" + Query(place, year, by, null, map, basis);

    /// <summary>The records that a figure counts; of one group where one is given.</summary>
    public static string Records(string code, string place, int year, string? by = null, string? group = null, string? map = null, string? basis = null) =>
        $"/figures/{code}/records" + Query(place, year, by, group, map, basis);

    private static QueryBuilder Query(string place, int year, string? by, string? group, string? map, string? basis)
    {
        var query = new QueryBuilder { { "place", place }, { "year", year.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        foreach (var (name, value) in ((string, string?)[])[("by", by), ("group", group), ("map", map), ("basis", basis)])
            if (value is not null) query.Add(name, value);
        return query;
    }
}
