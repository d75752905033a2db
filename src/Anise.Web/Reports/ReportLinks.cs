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
    public static string Of(Report report, string place, int year) => report.Code == "fact-sheet"
        ? $"/fact-sheet?place={place}&year={Show.Plain(year)}"
        : $"/reports/{Name(report)}?place={place}&year={Show.Plain(year)}";

    /// <summary>Its workbook.</summary>
    public static string File(Report report, string place, int year) => $"/reports/{Name(report)}/file?place={place}&year={Show.Plain(year)}";

    /// <summary>The records that a cell counts; movements of the whole are those between the places that the report is split by.</summary>
    public static string Open(ReportTable table, ReportCell cell, Figure figure) => FigureLinks.Records(figure.Code, table.Place.Code, cell.Year, cell.By, cell.Group);

    private static string Name(Report report) => report.Number?.ToString(CultureInfo.InvariantCulture) ?? report.Code;
}
