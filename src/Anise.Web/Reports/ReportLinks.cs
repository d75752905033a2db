using System.Globalization;
using Anise.Figures;
using Anise.Reports;
using Anise.Web.Components;
using Anise.Web.Figures;

namespace Anise.Web.Reports;

/// <summary>The addresses of reports and of what their cells open.</summary>
internal static class ReportLinks
{
    /// <summary>The page of a report: by its number where it has one.</summary>
    public static string Of(Report report, string place, int year, string? map = null) => report.Code == "fact-sheet"
        ? $"/fact-sheet?place={place}&year={Show.Plain(year)}"
        : $"/reports/{Name(report)}{Query(place, year, map)}";

    /// <summary>The note on the unconfirmed values that the reports of a year rest on.</summary>
    public static string Unconfirmed(string place, int year) => $"/reports/unconfirmed{Query(place, year, null)}";

    /// <summary>Its workbook.</summary>
    public static string File(Report report, string place, int year, string? map = null) => $"/reports/{Name(report)}/file{Query(place, year, map)}";

    /// <summary>The records that a cell counts; movements of the whole are those between the places that the report is split by.</summary>
    public static string Open(ReportTable table, ReportCell cell, Figure figure, string? map) => FigureLinks.Records(figure.Code, table.Place.Code, cell.Year, cell.By, cell.Group, map);

    private static string Query(string place, int year, string? map) => $"?place={place}&year={Show.Plain(year)}{(map is null ? "" : $"&map={map}")}";

    private static string Name(Report report) => report.Number?.ToString(CultureInfo.InvariantCulture) ?? report.Code;
}
