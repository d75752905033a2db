using Anise.Rules.Sets;

namespace Anise.Support;

/// <summary>What amounts of policies come to in VND.</summary>
public static class SupportMoney
{
    /// <summary>What one period costs: an amount a month for its months, at most so many months a year as the policy says. Null where it is no money, or not known.</summary>
    public static decimal? OfPeriod(RuleSet set, Policy policy, decimal? amount, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Of(set, policy, amount, day, SupportPeriods.MonthsOf(policy.Paid));
    }

    /// <summary>What a year costs; what is given once, once.</summary>
    public static decimal? OfYear(RuleSet set, Policy policy, decimal? amount, DateOnly day) => Of(set, policy, amount, day, 12);

    private static decimal? Of(RuleSet set, Policy policy, decimal? amount, DateOnly day, decimal months)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(policy);
        if (amount is not { } one || policy.Unit != "VND") return null;
        if (policy.Per != PolicyPeriod.Month) return one;
        if (policy.MonthsAYear is { } most) months = Math.Min(months, set.ParametersOn(day).First(p => p.Code == most).Value * months / 12);
        return decimal.Round(one * months);
    }
}
