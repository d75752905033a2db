using System.Collections.Concurrent;
using Anise.Rules.Answering;
using Anise.Rules.Forms;
using Anise.Rules.Language;

namespace Anise.Rules.Sets;

/// <summary>Everything read for one set.</summary>
internal sealed record SetParts(
    Names Names, IReadOnlyList<Rule> Rules, int HouseholdInputs, int MemberInputs, int HouseholdRules, int MemberRules, int ParameterSlots)
{
    public required string Family { get; init; }

    public required string Name { get; init; }

    public required LocalText Label { get; init; }

    public required Subject Subject { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    public required string Reference { get; init; }

    public required RuleStatus Status { get; init; }

    public required IReadOnlyDictionary<string, LocalText> Services { get; init; }

    /// <summary>The day of the year taken as birthday when only the year of birth is known; null when the age then stays open.</summary>
    public required YearOnlyBirth? YearOnlyBirth { get; init; }

    public required Form Form { get; init; }

    public required Form? QuickForm { get; init; }

    public required IReadOnlyList<(Rule Rule, string Service)> Indicators { get; init; }

    public required IReadOnlyList<Rule> Classes { get; init; }

    public required IReadOnlyDictionary<string, Expr> AskedWhen { get; init; }

    public required IReadOnlyList<ReviewStep> Steps { get; init; }

    public required IReadOnlyList<Policy> Policies { get; init; }

    private readonly ConcurrentDictionary<DateOnly, double[]> parameters = new();

    /// <summary>The day itself, or the nearest one on which the set holds.</summary>
    public DateOnly DayIn(DateOnly on) => on < From ? From : To is { } last && on > last ? last : on;

    /// <summary>A frame with the parameters of a date; of the nearest day of the set where the date lies outside.</summary>
    public Frame NewFrame(DateOnly on) =>
        new(HouseholdInputs, MemberInputs, HouseholdRules, MemberRules, (double[])parameters.GetOrAdd(DayIn(on), ParametersOn).Clone());

    private double[] ParametersOn(DateOnly on)
    {
        var values = new double[ParameterSlots];
        foreach (var parameter in Names.Parameters.Values)
        {
            for (var i = 0; i < parameter.Values.Count; i++)
                values[parameter.Slot + i] = (double)ValueAt(parameter, i, on).Number;
        }

        return values;
    }

    /// <summary>
    /// The value of a date; outside the set's dates that of its nearest day, so that a set can be tried before it starts. Values that several sets share
    /// begin before a set does: they too are those of its day.
    /// </summary>
    public DatedNumber ValueAt(Parameter parameter, int @case, DateOnly on) => parameter.At(@case, DayIn(on))
        ?? throw new InvalidOperationException($"'{parameter.Code}' has no value on a day of {Family}/{Name}.");
}
