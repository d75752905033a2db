using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;

namespace Anise.Reports;

/// <summary>A report as a file.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Content">The workbook.</param>
public sealed record ReportFile(string Name, byte[] Content);

/// <summary>Takes a report out: as a workbook, or whole on paper. The journal notes who took a report that names persons.</summary>
public sealed class ExportReport(MakeReport make, ReportCatalogue reports, PlaceMaps maps, JournalBook journal, TimeProvider clock)
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The workbook, or the problems of <see cref="MakeReport"/>.</summary>
    /// <inheritdoc cref="WholeAsync"/>
    public async Task<Result<ReportFile>> RunAsync(Rights rights, string code, PlaceId place, int year, DateOnly? mapDay = null, CancellationToken cancel = default)
    {
        Result<ReportTable> made = await WholeAsync(rights, code, place, year, mapDay, cancel);
        if (!made.Ok) return Result<ReportFile>.Refused(made.Problems);
        var content = new MemoryStream();
        ReportWorkbook.Write(made.Value, content);
        return new ReportFile(made.Value.FileName + ".xlsx", content.ToArray());
    }

    /// <summary>The report with all its rows, to be taken out by another way than a workbook, e.g. on paper; or the problems of <see cref="MakeReport"/>.</summary>
    /// <param name="rights">Who takes it; for a report that names persons needs <c>Permission.ExportHouseholds</c>, else <c>Permission.SeeHouseholds</c>.</param>
    /// <param name="code">The code of the report, or its number.</param>
    /// <param name="place">A place of the map.</param>
    /// <param name="year">The year of the review.</param>
    /// <param name="mapDay">The day of the map; today when null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ReportTable>> WholeAsync(Rights rights, string code, PlaceId place, int year, DateOnly? mapDay = null, CancellationToken cancel = default)
    {
        bool persons = reports.TryFind(code, out Report? report) && report.NamesPersons;
        PlaceMap map = await maps.ForAsync(mapDay, clock.Today(), cancel);
        if (persons && map.Find(place) is not null) rights.Demand(Permission.ExportHouseholds, await maps.ScopeAsync(place, clock.Today(), map, cancel));
        Result<ReportTable> made = await make.RunAsync(rights, code, place, year, mapDay, cancel);
        if (!made.Ok || !persons) return made;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ReportsActs.ExportReport, null, cancel);
        write.Note(new JournalSubject(ReportsSubjects.Report, made.Value.FileName, place));
        await write.CommitAsync(cancel);
        return made;
    }
}
