using Anise.Rules.Language;

namespace Anise.Rules.Tables;

/// <summary>One value of many households or members: a number each, and a second one only where some are not exactly known.</summary>
internal sealed class ValueColumn(IReadOnlyCollection<Value> values)
{
    private readonly double[] low = [.. values.Select(x => x.Low)];
    private readonly double[]? high = values.Any(x => !x.IsKnown) ? [.. values.Select(x => x.High)] : null;

    public Value this[int row] => high is null ? new(low[row], low[row]) : new(low[row], high[row]);
}
