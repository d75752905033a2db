using System.Globalization;
using Anise.Rules.Answering;
using Anise.Rules.Language;
using Anise.Rules.Sets;

namespace Anise.Rules.Entitling;

/// <summary>
/// What households are owed by the policies of a set on a day: one after another, rules compiled once. Of the grades of a policy that surely hold the one that gives
/// most counts; what is not known is told and never guessed. Not for use by two threads at a time.
/// </summary>
public sealed class Entitler
{
    private readonly RuleSet set;
    private readonly Frame frame;
    private readonly List<Held> held = [];
    private readonly List<AnswerFault> faults = [];

    /// <summary>For the policies of a set on a day.</summary>
    public Entitler(RuleSet set, DateOnly day)
        : this(set ?? throw new ArgumentNullException(nameof(set)), day, set.Parts.NewFrame(day))
    {
    }

    private Entitler(RuleSet set, DateOnly day, Frame frame)
    {
        (this.set, Day, this.frame) = (set, day, frame);
        foreach (var policy in set.Policies.Where(x => x.HoldsOn(day)))
        {
            var grades = policy.Grades.Zip(policy.Rules).Where(x => Policy.HoldsOn(x.First, day))
                .Select(x => new HeldGrade(x.First, x.Second.When, set.Compiler.Compile(new RuleExpr(x.Second.When)), x.Second.Amount is { } amount ? set.Compiler.Compile(new RuleExpr(amount)) : null));
            held.Add(new(policy, [.. grades]));
        }
    }

    /// <summary>The day whose policies and amounts are taken.</summary>
    public DateOnly Day { get; }

    /// <summary>Traits that cannot be, of the household last read.</summary>
    public IReadOnlyList<AnswerFault> Faults => faults;

    /// <summary>What a household is owed on the day.</summary>
    /// <param name="one">The household.</param>
    /// <param name="open">Whether to find out what stays open, and why.</param>
    public Entitlements Of(EntitlementCase one, bool open = false) => Of(one, Day, open);

    /// <summary>What a household is owed on another day of the same law: between two on which something of policies or amounts changes.</summary>
    internal Entitlements Of(EntitlementCase one, DateOnly day, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(one);
        faults.Clear();
        one.Set(set, day);
        set.Reader.Fill(frame, one.Answers, day, faults);
        var members = one.Answers.Members;
        return Run(x => members[x].BirthDate > day, () => [.. members.Select(x => x.Key)], open);
    }

    /// <summary>What a policy gives in a frame that somebody else filled, as examples write it.</summary>
    internal static string Given(RuleSet set, string policy, Frame frame, DateOnly day, int member)
    {
        var result = new Entitler(set, day, frame).Run(_ => false, () => [.. Enumerable.Range(0, frame.MembersCount).Select(x => x.ToString(CultureInfo.InvariantCulture))], open: true);
        return result.Owed.FirstOrDefault(x => x.Policy.Code == policy && x.Member == member) is { } owed
            ? owed.Amount?.ToString(CultureInfo.InvariantCulture) ?? "yes"
            : result.Open.Any(x => x.Policy.Code == policy && x.Member == member) ? "unknown" : "no";
    }

    private Entitlements Run(Func<int, bool> unborn, Func<string[]> keys, bool open)
    {
        var owed = new List<Entitlement>();
        var left = new List<OpenEntitlement>();
        Interpreter? why = null;
        foreach (var policy in held)
        {
            for (var member = policy.Policy.PerMember ? 0 : -1; member < (policy.Policy.PerMember ? frame.MembersCount : 0); member++)
            {
                if (member >= 0 && unborn(member))
                    continue;
                frame.Member = Math.Max(member, 0);
                Add(policy, member);
            }
        }

        frame.Member = 0;
        return new(Exclusions.Apply(owed), left);

        void Add(Held policy, int member)
        {
            Entitlement? best = null;
            var doubts = false;
            foreach (var grade in policy.Grades)
            {
                var holds = grade.When(frame);
                doubts |= !holds.IsKnown;
                if (!holds.IsYes)
                    continue;
                var amount = Amount(policy.Policy, grade);
                if (best is null || amount > best.Amount)
                    best = new(policy.Policy, member, grade.Facts, amount);
            }

            if (best is not null)
                owed.Add(best);
            if (doubts && open)
                Doubt(policy, member, best);
        }

        void Doubt(Held policy, int member, Entitlement? best)
        {
            foreach (var grade in policy.Grades)
            {
                if (grade.When(frame).IsKnown || (best is not null && !(Amount(policy.Policy, grade) > best.Amount)))
                    continue;
                why ??= new(frame, keys(), (parameter, @case) => set.Parts.ValueAt(parameter, @case, Day), Builtins.MembersInput);
                LookAt(member);
                var missing = why.Of(grade.Rule, out _).Missing.Select(x => (Named(x.Input), x.Member)).Distinct();
                left.Add(new(policy.Policy, member, grade.Facts, [.. missing], best is not null));
            }
        }
    }

    /// <summary>The amounts that the grounds of a policy give on the day whoever it is for; one that depends on the household is left out.</summary>
    public IReadOnlyList<decimal> AmountsOf(Policy policy)
    {
        frame.Forget();
        return [.. held.Where(x => x.Policy == policy).SelectMany(x => x.Grades).Select(x => Amount(policy, x)).OfType<decimal>().Distinct()];
    }

    /// <summary>The line of a ground with what it rests on, for the household that was read last.</summary>
    public Explanation Explain(Entitlement owed, EntitlementCase one)
    {
        ArgumentNullException.ThrowIfNull(owed);
        ArgumentNullException.ThrowIfNull(one);
        var grade = held.First(x => x.Policy == owed.Policy).Grades.First(x => x.Facts == owed.Grade);
        LookAt(owed.Member);
        _ = new Interpreter(frame, [.. one.Answers.Members.Select(x => x.Key)], (parameter, @case) => set.Parts.ValueAt(parameter, @case, Day), Builtins.MembersInput).Of(grade.Rule, out var line);
        frame.Member = 0;
        return line;
    }

    // What the compiled rules left in the frame would stand for something given, without reasons.
    private void LookAt(int member)
    {
        frame.Forget();
        frame.Member = Math.Max(member, 0);
    }

    private decimal? Amount(Policy policy, HeldGrade grade)
    {
        if (grade.Amount is not { } rule)
            return null;
        var value = rule(frame);
        return value.IsKnown ? Math.Round((decimal)value.Low * (policy.Unit == "%" ? 100 : 1), 6) / 1.0000000m : null;
    }

    private static string Named(Input input) => input.Name is Builtins.Age or Builtins.AgeMonths or Builtins.BirthYear ? Builtins.BirthDate : input.Name;

    private sealed record HeldGrade(PolicyGrade Facts, Rule Rule, Func<Frame, Value> When, Func<Frame, Value>? Amount);

    private sealed record Held(Policy Policy, HeldGrade[] Grades);
}
