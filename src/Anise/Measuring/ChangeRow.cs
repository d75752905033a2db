using Anise.Measures;

namespace Anise.Measuring;

/// <summary>One measure in two surveys; what a survey does not have is undefined.</summary>
/// <param name="Level"><c>all</c>, or a group such as <c>area=rural</c>.</param>
/// <param name="Measure">As in <see cref="MeasureRow"/>.</param>
/// <param name="Indicator">The indicator, or empty.</param>
/// <param name="Cutoff">k or the poverty line as the spec writes it, or empty.</param>
/// <param name="Before">In the earlier survey.</param>
/// <param name="After">In the later.</param>
/// <param name="Difference">After minus before, with the error of two samples drawn independently.</param>
/// <param name="Growth">Of fgt0, fgt1, fgt2: the part of the change by growth of the mean (Datt-Ravallion, Shapley form); else NaN.</param>
/// <param name="Redistribution">The part by change of the distribution; with <paramref name="Growth"/> it adds up to the change.</param>
public sealed record ChangeRow(
    string Level, string Measure, string Indicator, string Cutoff, Estimate Before, Estimate After, Estimate Difference, double Growth = double.NaN, double Redistribution = double.NaN);

/// <summary>What comparing two surveys gave.</summary>
/// <param name="IsMonetary">Whether the spec's method is <c>monetary</c>; else <c>alkire-foster</c>.</param>
/// <param name="Rows">Everyone first, then group by group; groups that only the later survey has at the end.</param>
/// <param name="Notes">What the reader should know.</param>
public sealed record MeasuredChange(bool IsMonetary, IReadOnlyList<ChangeRow> Rows, IReadOnlyList<string> Notes);
