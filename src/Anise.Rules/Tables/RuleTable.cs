using Anise.Rules.Answering;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Rules.Tables;

/// <summary>Another value for a parameter than the law has ("what if the line were 2,400,000").</summary>
/// <param name="Code">The name of the parameter.</param>
/// <param name="Case">The case (<c>rural</c>), or null where it has none.</param>
/// <param name="Value">The value in the parameter's unit.</param>
public readonly record struct ParameterChange(string Code, string? Case, decimal Value);

/// <summary>A parameter that the classes of a set rest on.</summary>
/// <param name="Value">Its value by law.</param>
/// <param name="IsLine">True where a condition of a class reads it without going into indicators or score tables: a line. False for what defines an indicator.</param>
public sealed record ClassParameter(ParameterValue Value, bool IsLine);

/// <summary>What a set says to every household of a table.</summary>
/// <param name="Classes">Per household a bit for each class of <see cref="RuleSet.Classes"/> that its answers leave open; one bit where the class is certain.</param>
/// <param name="Deprived">Per household a bit for each indicator of <see cref="RuleSet.Deprivations"/> that it certainly lacks.</param>
/// <param name="Possible">Per household a bit for each indicator that it lacks or may lack: answers are missing.</param>
public sealed record TableResult(byte[] Classes, ushort[] Deprived, ushort[] Possible);

/// <summary>
/// The answers of many households under one set, kept in columns so that classes can be computed again and again with other parameters. What does not depend on a
/// changed parameter is not computed again: the values of those rules are read from the columns. Immutable; safe to share between threads.
/// </summary>
public sealed class RuleTable
{
    private readonly RuleSet set;
    private readonly RuleUses uses = new();
    private readonly Rule[] classes;
    private readonly Rule[] indicators;
    private readonly Dictionary<Rule, ValueColumn> rules = [];
    private readonly Dictionary<Input, ValueColumn> inputs = [];
    private readonly Dictionary<Input, ValueColumn> memberInputs = [];
    private readonly int[] memberStarts;
    private readonly byte[] groupOf;
    private readonly List<double[]> groups = [];
    private readonly TableResult lawful;

    internal RuleTable(RuleSet set, IReadOnlyList<(Answers Answers, DateOnly On)> households)
    {
        this.set = set;
        classes = [.. set.Parts.Classes];
        indicators = [.. set.Parts.Indicators.Select(x => x.Rule)];
        var reached = uses.Reach(classes.Concat(indicators));
        Rule[] kept = [.. reached.Where(x => x.Scope == Scope.Household)];
        Input[] read = [.. reached.SelectMany(x => uses.Of(x).Inputs).Distinct()];
        Input[] ofHousehold = [.. read.Where(x => x.Scope == Scope.Household)], ofMember = [.. read.Where(x => x.Scope == Scope.Member)];
        var ruleValues = Array.ConvertAll(kept, _ => new List<Value>(households.Count));
        var values = Array.ConvertAll(ofHousehold, _ => new List<Value>(households.Count));
        var memberValues = Array.ConvertAll(ofMember, _ => new List<Value>());
        (memberStarts, groupOf) = (new int[households.Count + 1], new byte[households.Count]);
        lawful = new(new byte[households.Count], new ushort[households.Count], new ushort[households.Count]);
        var frames = new Dictionary<DateOnly, (Frame Frame, byte Group)>();
        var faults = new List<AnswerFault>();
        for (var row = 0; row < households.Count; row++)
        {
            var (answers, on) = households[row];
            if (!frames.TryGetValue(on, out var at))
                frames.Add(on, at = (set.Parts.NewFrame(on), GroupOf(on)));
            faults.Clear();
            set.Reader.Fill(at.Frame, set.Limit(answers), on, faults);
            groupOf[row] = at.Group;
            memberStarts[row + 1] = memberStarts[row] + answers.Members.Count;
            for (var i = 0; i < kept.Length; i++)
                ruleValues[i].Add(set.Compiler.Run(kept[i], at.Frame));
            for (var i = 0; i < ofHousehold.Length; i++)
                values[i].Add(at.Frame.Household[ofHousehold[i].Slot]);
            for (var member = 0; member < answers.Members.Count; member++)
            {
                for (var i = 0; i < ofMember.Length; i++)
                    memberValues[i].Add(at.Frame.MemberInputs[member * at.Frame.MemberInputSlots + ofMember[i].Slot]);
            }

            lawful.Classes[row] = ClassesOf(at.Frame);
            for (var i = 0; i < indicators.Length; i++)
                Mark(lawful, row, i, set.Compiler.Run(indicators[i], at.Frame));
        }

        for (var i = 0; i < kept.Length; i++)
            rules.Add(kept[i], new(ruleValues[i]));
        for (var i = 0; i < ofHousehold.Length; i++)
            inputs.Add(ofHousehold[i], new(values[i]));
        for (var i = 0; i < ofMember.Length; i++)
            memberInputs.Add(ofMember[i], new(memberValues[i]));
    }

    /// <summary>The number of households.</summary>
    public int Count => groupOf.Length;

    /// <summary>Classes and deprivations with other parameters; those of the law without changes. Throws on a parameter that the set does not have.</summary>
    public TableResult Evaluate(IReadOnlyList<ParameterChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0 || Count == 0)
            return lawful;
        var plan = new Plan(uses, [.. changes.Select(ParameterOf)], classes, indicators);
        if (plan.IsEmpty)
            return lawful;
        var frames = groups.ConvertAll(parameters => NewFrame(parameters, changes));
        var result = new TableResult(new byte[Count], [.. lawful.Deprived], [.. lawful.Possible]);
        var given = plan.Given.Select(x => (Rule: x, Column: rules[x])).ToArray();
        var read = plan.Inputs.Select(x => (x.Slot, Column: inputs[x])).ToArray();
        var members = plan.MemberInputs.Select(x => (x.Slot, Column: memberInputs[x])).ToArray();
        for (var row = 0; row < Count; row++)
        {
            var frame = frames[groupOf[row]];
            frame.Start(plan.WalksMembers ? memberStarts[row + 1] - memberStarts[row] : 0);
            foreach (var (slot, column) in read)
                frame.Household[slot] = column[row];
            foreach (var (slot, column) in members)
            {
                for (var i = 0; i < frame.MembersCount; i++)
                    frame.MemberInputs[i * frame.MemberInputSlots + slot] = column[memberStarts[row] + i];
            }

            foreach (var (rule, column) in given)
                frame.Give(rule, column[row]);
            result.Classes[row] = ClassesOf(frame);
            foreach (var i in plan.Indicators)
                Mark(result, row, i, set.Compiler.Run(indicators[i], frame));
        }

        return result;
    }

    /// <summary>The value of a rule of the household, by law; throws on an unknown name or one that no class rests on.</summary>
    public Value ValueOf(string rule, int row) => set.TryRule(rule, out var known) && rules.TryGetValue(known, out var column)
        ? column[row]
        : throw new ArgumentException($"No class of {set.Family}/{set.Name} rests on '{rule}'.", nameof(rule));

    private static void Mark(TableResult result, int row, int indicator, Value value)
    {
        var bit = (ushort)(1 << indicator);
        result.Deprived[row] = (ushort)(value.IsYes ? result.Deprived[row] | bit : result.Deprived[row] & ~bit);
        result.Possible[row] = (ushort)(value.IsNo ? result.Possible[row] & ~bit : result.Possible[row] | bit);
    }

    private byte ClassesOf(Frame frame)
    {
        var open = 0;
        for (var i = 0; i < classes.Length; i++)
        {
            var value = set.Compiler.Run(classes[i], frame);
            if (value.IsYes)
                return (byte)(1 << i);
            if (!value.IsNo)
                open |= 1 << i;
        }

        return (byte)open;
    }

    // Days with the same parameters are one group: a table of one autumn has one.
    private byte GroupOf(DateOnly on)
    {
        var parameters = set.Parts.NewFrame(on).Parameters;
        var group = groups.FindIndex(x => x.AsSpan().SequenceEqual(parameters));
        if (group < 0)
        {
            group = groups.Count;
            groups.Add(parameters);
        }

        return checked((byte)group);
    }

    private Frame NewFrame(double[] parameters, IReadOnlyList<ParameterChange> changes)
    {
        var changed = (double[])parameters.Clone();
        foreach (var change in changes)
        {
            var parameter = ParameterOf(change);
            var index = parameter.Cases?.IndexOf(change.Case ?? "") ?? 0;
            if (index < 0)
                throw new ArgumentException($"No case '{change.Case}' of '{change.Code}'.", nameof(changes));
            changed[parameter.Slot + index] = (double)(change.Value * parameter.Unit.Scale);
        }

        return new(set.Parts.HouseholdInputs, set.Parts.MemberInputs, set.Parts.HouseholdRules, set.Parts.MemberRules, changed);
    }

    private Parameter ParameterOf(ParameterChange change) => set.Parts.Names.Parameters.TryGetValue(change.Code, out var parameter)
        ? parameter
        : throw new ArgumentException($"No parameter '{change.Code}' in {set.Family}/{set.Name}.", nameof(change));

    /// <summary>What has to be computed again when some parameters change, and what it reads.</summary>
    private sealed class Plan
    {
        private readonly RuleUses uses;
        private readonly HashSet<Parameter> changed;
        private readonly HashSet<Rule> seen = [];

        public Plan(RuleUses uses, HashSet<Parameter> changed, Rule[] classes, Rule[] indicators)
        {
            (this.uses, this.changed) = (uses, changed);
            Indicators = [.. Enumerable.Range(0, indicators.Length).Where(x => IsAffected(indicators[x]))];
            IsEmpty = Indicators.Count == 0 && !classes.Any(IsAffected);
            foreach (var rule in classes.Concat(indicators))
                Visit(rule);
        }

        public bool IsEmpty { get; }

        public IReadOnlyList<int> Indicators { get; }

        public HashSet<Rule> Given { get; } = [];

        public HashSet<Input> Inputs { get; } = [];

        public HashSet<Input> MemberInputs { get; } = [];

        public bool WalksMembers { get; private set; }

        private bool IsAffected(Rule rule) => uses.ParametersOf(rule).Overlaps(changed);

        private void Visit(Rule rule)
        {
            if (!seen.Add(rule))
                return;
            if (rule.Scope == Scope.Household && !IsAffected(rule))
            {
                Given.Add(rule);
                return;
            }

            var own = uses.Of(rule);
            WalksMembers |= own.WalksMembers;
            foreach (var input in own.Inputs)
                (input.Scope == Scope.Household ? Inputs : MemberInputs).Add(input);
            foreach (var used in own.Rules)
                Visit(used);
        }
    }
}
