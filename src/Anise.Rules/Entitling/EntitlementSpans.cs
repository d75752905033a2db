using Anise.Rules.Sets;

namespace Anise.Rules.Entitling;

/// <summary>
/// Since when and until when: the days around a day on which the same right with the same amount holds without a break. Nothing changes but on days of the law, of classes
/// and other dated facts and the months after them, and on birthdays; traits count as unchanged. Not for use by two threads at a time.
/// </summary>
public sealed class EntitlementSpans
{
    private readonly RuleSet set;
    private readonly Dictionary<DateOnly, Entitler> entitlers = [];
    private readonly DateOnly[] turnsOfLaw;
    private readonly int[] years, months;

    /// <summary>For the policies of a set.</summary>
    public EntitlementSpans(RuleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        this.set = set;
        List<ParameterValue> parameters = [.. set.ParameterHistory()];
        turnsOfLaw =
        [
            .. new[] { set.AppliesFrom }.Concat(parameters.Select(x => x.From)).Concat(set.Policies.SelectMany(x => x.Grades.SelectMany(y => new[] { y.From, y.To?.AddDays(1) }).Concat([x.From, x.To?.AddDays(1)])).OfType<DateOnly>()).Where(x => x >= set.AppliesFrom).Distinct().Order(),
        ];
        // "Under 16", "16 or more" turn on the sixteenth birthday, "up to 16" on the seventeenth.
        years = Steps("year");
        months = Steps("month");

        int[] Steps(string unit) => [.. parameters.Where(x => x.Unit == unit).SelectMany(x => new[] { (int)x.Value, (int)x.Value + 1 }).Distinct()];
    }

    /// <summary>What a household is owed on a day, each with the span of days around it.</summary>
    /// <param name="one">The household.</param>
    /// <param name="day">The day.</param>
    /// <param name="ends">Whether to look for the last days too; else only for the first.</param>
    public IReadOnlyList<EntitlementSpan> Of(EntitlementCase one, DateOnly day, bool ends = true)
    {
        ArgumentNullException.ThrowIfNull(one);
        var turns = Turns(one);
        var owed = Of(day);
        if (owed.Count == 0)
            return [];
        var from = owed.ToDictionary(x => x, _ => day);
        var to = new Dictionary<Entitlement, DateOnly>();
        var before = new HashSet<Entitlement>(owed);
        foreach (var turn in turns.Where(x => x <= day).OrderDescending().TakeWhile(_ => before.Count > 0))
        {
            var then = Of(turn);
            before.RemoveWhere(x => !then.Any(y => IsSame(x, y)));
            foreach (var still in before)
                from[still] = turn;
        }

        var after = new HashSet<Entitlement>(owed);
        foreach (var turn in turns.Where(x => ends && x > day).Order().TakeWhile(_ => after.Count > 0))
        {
            var then = Of(turn);
            foreach (var ended in after.Where(x => !then.Any(y => IsSame(x, y))).ToList())
            {
                to[ended] = turn.AddDays(-1);
                _ = after.Remove(ended);
            }
        }

        return [.. owed.Select(x => new EntitlementSpan(x, from[x], to.TryGetValue(x, out var last) ? last : set.AppliesTo))];

        IReadOnlyList<Entitlement> Of(DateOnly on)
        {
            var law = turnsOfLaw[Math.Max(0, Array.FindLastIndex(turnsOfLaw, x => x <= on))];
            if (!entitlers.TryGetValue(law, out var entitler))
                entitlers.Add(law, entitler = new(set, law));
            return entitler.Of(one, on).Owed;
        }
    }

    private static bool IsSame(Entitlement one, Entitlement other) => one.Policy == other.Policy && one.Member == other.Member && one.Amount == other.Amount;

    private HashSet<DateOnly> Turns(EntitlementCase one)
    {
        var turns = new HashSet<DateOnly>(turnsOfLaw);
        foreach (var turn in one.Turns)
            turns.UnionWith([turn, .. months.Select(x => turn.AddMonths(x))]);
        foreach (var member in one.Answers.Members)
        {
            if ((member.BirthDate ?? YearOnly(member.BirthYear)) is not { } birth)
                continue;
            turns.UnionWith([birth, .. years.Select(x => birth.AddYears(x)), .. months.Select(x => birth.AddMonths(x))]);
        }

        _ = turns.RemoveWhere(x => x < set.AppliesFrom || x > set.AppliesTo);
        return turns;
    }

    private DateOnly? YearOnly(int? year) =>
        year is { } known && set.Parts.YearOnlyBirth is { } day && known is > 0 and < 9000 ? new(known, day.Month, day.Day) : null;
}
