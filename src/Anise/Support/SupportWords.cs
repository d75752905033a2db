using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Support;

/// <summary>The policies of support, by code and in words.</summary>
public static class SupportWords
{
    /// <summary>The family of the rules.</summary>
    public const string Family = "vn/support";

    /// <summary>All policies, of the newest set first.</summary>
    public static IReadOnlyList<Policy> All(RuleBook rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. rules.Sets.Where(s => s.Family == Family).Reverse().SelectMany(s => s.Policies).DistinctBy(p => p.Code)];
    }

    /// <summary>What a policy is called; its code where no set gives it.</summary>
    public static string NameOf(RuleBook rules, string code) => All(rules).FirstOrDefault(p => p.Code == code)?.Label.ToString() ?? code;

    /// <summary>A period in words.</summary>
    public static string OfPeriod(string period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period switch
        {
            SupportPeriods.Once => Texts.Get("period-once"),
            [.. var year, '-', 'Q', var quarter] => Texts.Get("period-quarter", quarter, year),
            [.. var year, '-', 'H', var half] => Texts.Get("period-half", half, year),
            [_, _, _, _, '-', .. var month] => Texts.Get("period-month", month, period[..4]),
            _ => Texts.Get("period-year", period),
        };
    }

    /// <summary>A state of a line in words.</summary>
    public static string Of(LineState state) => Texts.Get("line-" + state);
}

/// <summary>Periods of deliveries.</summary>
public static class SupportPeriods
{
    /// <summary>What has no period.</summary>
    public const string Once = "once";

    /// <summary>The period of a day: <c>2026-03</c>, <c>2026-Q1</c>, <c>2026-H1</c>, <c>2026</c> or <c>once</c>.</summary>
    public static string Of(PolicyPeriod paid, DateOnly day) => paid switch
    {
        PolicyPeriod.Month => FormattableString.Invariant($"{day.Year:0000}-{day.Month:00}"),
        PolicyPeriod.Quarter => FormattableString.Invariant($"{day.Year:0000}-Q{(day.Month + 2) / 3}"),
        PolicyPeriod.HalfYear => FormattableString.Invariant($"{day.Year:0000}-H{(day.Month + 5) / 6}"),
        PolicyPeriod.Year => FormattableString.Invariant($"{day.Year:0000}"),
        _ => Once,
    };

    /// <summary>How many months a period has; 0 for what has none.</summary>
    public static int MonthsOf(PolicyPeriod paid) => paid switch
    {
        PolicyPeriod.Month => 1,
        PolicyPeriod.Quarter => 3,
        PolicyPeriod.HalfYear => 6,
        PolicyPeriod.Year => 12,
        _ => 0,
    };

    /// <summary>The claim of an instalment; the first has that of the whole.</summary>
    public static string InstalmentOf(string claim, int no) => no == 1 ? claim : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{claim}#{no}");

    /// <summary>Of which instalment a claim is, from 1.</summary>
    public static int InstalmentNo(string claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.LastIndexOf('#') is >= 0 and var at ? int.Parse(claim.AsSpan(at + 1), System.Globalization.CultureInfo.InvariantCulture) : 1;
    }

    /// <summary>
    /// Who claims what for when. A person keeps the claim in every household and commune, a household that splits keeps it with its code; policies of which only the
    /// highest is given are one claim.
    /// </summary>
    public static string ClaimOf(Policy policy, Households.HouseholdId household, Households.MemberId? member, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{(member is { } person ? $"member-{person.Value}" : $"household-{household.Value}")}/{policy.HigherOf ?? policy.Code}/{Of(policy.Paid, day)}");
    }
}
