using System.Globalization;
using Anise.Figures;
using Microsoft.AspNetCore.Http.Extensions;

namespace Anise.Web.Components;

/// <summary>The addresses of figures and of what they open to: the same from every page.</summary>
public static class FigureLinks
{
    /// <summary>The page of a figure: its value, its split, its series.</summary>
    public static string Of(string code, string place, Period period, string? by = null, string? map = null, string? basis = null) =>
        $"/figures/{code}" + Query(place, period, by, null, map, basis);

    /// <summary>The records that a figure counts; of one group where one is given.</summary>
    public static string Records(string code, string place, Period period, string? by = null, string? group = null, string? map = null, string? basis = null) =>
        $"/figures/{code}/records" + Query(place, period, by, group, map, basis);

    private static QueryBuilder Query(string place, Period period, string? by, string? group, string? map, string? basis)
    {
        var query = new QueryBuilder { { "place", place }, { "year", period.Year.ToString(CultureInfo.InvariantCulture) } };
        if (period is { IsMonth: true, IsDay: false }) query.Add("month", period.Month.ToString(CultureInfo.InvariantCulture));
        if (period.IsDay) query.Add("day", period.ToString());
        foreach (var (name, value) in ((string, string?)[])[("by", by), ("group", group), ("map", map), ("basis", basis)])
            if (value is not null) query.Add(name, value);
        return query;
    }
}
