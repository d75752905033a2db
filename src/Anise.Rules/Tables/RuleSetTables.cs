using Anise.Rules.Answering;
using Anise.Rules.Sets;

namespace Anise.Rules.Tables;

/// <summary>What a set says of many households, again and again with other parameters.</summary>
public static class RuleSetTables
{
    /// <summary>The answers of many households, each as of a day, kept so that classes can be computed again with other parameters.</summary>
    public static RuleTable Tabulate(this RuleSet set, IReadOnlyList<(Answers Answers, DateOnly On)> households)
    {
        ArgumentNullException.ThrowIfNull(households);
        return new(set, households);
    }

    /// <summary>The parameters that the classes rest on, with their values on a date (outside the set's dates the nearest), in the order of the files.</summary>
    public static IReadOnlyList<ClassParameter> ClassParameters(this RuleSet set, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (uses, day, parts) = (new RuleUses(), on, set.Parts);
        var read = parts.Classes.SelectMany(uses.ParametersOf).ToHashSet();
        var lines = uses.LinesOf(parts.Classes);
        return
        [
            .. from parameter in parts.Names.Parameters.Values
               where read.Contains(parameter)
               from index in Enumerable.Range(0, parameter.Values.Count)
               select new ClassParameter(set.Known(parameter, index, parts.ValueAt(parameter, index, day)), lines.Contains(parameter)),
        ];
    }
}
