using Anise.Figures;
using Anise.Reviews.Figures;
using Anise.Rules;

namespace Anise.Reports;

/// <summary>A value that is not confirmed against the law, with the reports that rest on it.</summary>
/// <param name="Value">The value, with its article and its line.</param>
/// <param name="Reports">The reports, in their order.</param>
public sealed record UnconfirmedValue(UnconfirmedRule Value, IReadOnlyList<Report> Reports);

/// <summary>Tells on which unconfirmed values the reports of a year rest: said once for all of them, so that it can be printed apart.</summary>
public sealed class ReadUnconfirmed(ReportCatalogue reports, FigureCatalogue figures, YearStandards standards, FigureStandards measured)
{
    /// <summary>The values of a year, by set and file; none where no report rests on one, or the year has no standard.</summary>
    public IReadOnlyList<UnconfirmedValue> Run(int year)
    {
        if (standards.Of(year) is not { } standard) return [];
        return
        [
            .. reports.All.SelectMany(r => Of(FiguresOf(r, ReportColumns.Of(r.Parts, figures, standard).Figures), year).Select(v => (Value: v, Report: r))).GroupBy(p => p.Value)
                .OrderBy(g => g.Key.Set, StringComparer.Ordinal).ThenBy(g => g.Key.File, StringComparer.Ordinal).ThenBy(g => g.Key.Line)
                .Select(g => new UnconfirmedValue(g.Key, [.. g.Select(p => p.Report)])),
        ];
    }

    /// <summary>The unconfirmed values that some figures of a year rest on.</summary>
    internal IReadOnlyList<UnconfirmedRule> Of(IEnumerable<Figure> some, int year) => [.. some.Distinct().SelectMany(f => measured.UnconfirmedOf(f, year)).Distinct()];

    /// <summary>What a report counts: its columns, or for a nominal list the households and people of its class.</summary>
    private IEnumerable<Figure> FiguresOf(Report report, IReadOnlyList<Figure> columns) =>
        report.ClassCode is { } code ? [.. columns, figures[$"{code}-households"], figures[$"{code}-people"]] : columns;
}
