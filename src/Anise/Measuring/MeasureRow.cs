using Anise.Measures;

namespace Anise.Measuring;

/// <summary>One estimate of a survey.</summary>
/// <param name="Level"><c>all</c>, or a group such as <c>area=rural</c>.</param>
/// <param name="Measure">Such as <c>H</c>, <c>hdk</c>, <c>fgt1</c>, <c>gini</c>; a share of 1, except <c>pctb</c> (percent) and <c>mean</c> (unit of welfare).</param>
/// <param name="Indicator">The indicator, or empty.</param>
/// <param name="Cutoff">k or the poverty line as the spec writes it, or empty.</param>
/// <param name="Estimate">The value and its error.</param>
public sealed record MeasureRow(string Level, string Measure, string Indicator, string Cutoff, Estimate Estimate);

/// <summary>What measuring a survey gave.</summary>
/// <param name="Rows">The estimates: everyone first, then group by group.</param>
/// <param name="Notes">What the reader should know: rows left out, measures that are not defined.</param>
public sealed record Measured(IReadOnlyList<MeasureRow> Rows, IReadOnlyList<string> Notes);
