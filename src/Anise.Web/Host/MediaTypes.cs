namespace Anise.Web.Host;

/// <summary>What files that are sent call themselves.</summary>
internal static class MediaTypes
{
    /// <summary>An Excel workbook.</summary>
    public const string Xlsx = Anise.Reports.ExportReport.MediaType;

    /// <summary>Comma-separated values.</summary>
    public const string Csv = "text/csv; charset=utf-8";
}
