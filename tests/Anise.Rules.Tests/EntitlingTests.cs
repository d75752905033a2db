using Anise.Rules.Answering;
using Anise.Rules.Books;
using Anise.Rules.Entitling;
using Anise.Rules.Files;
using Anise.Rules.Sets;
using CsCheck;

namespace Anise.Rules.Tests;

/// <summary>What households are owed by the shipped policies: spans at their borders, what stays open, and a recount by hand.</summary>
public class EntitlingTests
{
    private static readonly string[] Classes = ["poor", "near-poor", "average", "not-poor"];

    private static readonly RuleSet Set = Shipped.Book.Find("vn/support", new(2026, 1, 1));

    [Theory]
    // Three years after poverty: the day of the decision is the first, the day before its third anniversary the last.
    [InlineData("2026-12-11", "not-poor@2023-12-12", "credit", "2022-12-12", "2026-12-11")]
    [InlineData("2026-12-12", "not-poor@2023-12-12", "credit", null, null)]
    [InlineData("2024-01-01", "not-poor@2024-02-29", "credit", "2022-12-12", "2027-02-27")]
    // Premium: a new amount is a new span, another ground with the same amount is not.
    [InlineData("2026-03-01", "near-poor@2024-12-12", "health-insurance", "2024-12-12", "")]
    [InlineData("2024-12-11", "near-poor@2024-12-12", "health-insurance", "2022-12-12", "2024-12-11")]
    // The pension begins on the seventieth birthday, goes on at 75 in any household, and ends with near-poverty before.
    [InlineData("2026-03-01", "near-poor@2024-12-12", "social-pension", "2026-03-01", "")]
    [InlineData("2026-02-28", "near-poor@2024-12-12", "social-pension", null, null)]
    [InlineData("2026-12-11", "not-poor@2026-12-12", "social-pension", "2026-03-01", "2026-12-11")]
    [InlineData("2026-12-12", "not-poor@2026-12-12", "social-pension", null, null)]
    [InlineData("2031-03-01", "not-poor@2026-12-12", "social-pension", "2031-03-01", "")]
    [InlineData("2025-12-31", "near-poor@2024-12-12", "housing-campaign", "2024-01-01", "2025-12-31")]
    [InlineData("2026-01-01", "near-poor@2024-12-12", "housing-campaign", null, null)]
    [InlineData("2023-05-03", "near-poor@2024-12-12", "electricity", "2022-12-12", "2023-05-03")]
    [InlineData("2023-05-04", "near-poor@2024-12-12", "electricity", "2023-05-04", "2023-11-08")]
    public void A_right_begins_and_ends_on_the_day_of_the_law_the_class_or_the_birthday(string on, string then, string policy, string? from, string? to)
    {
        var parts = then.Split('@');
        var one = Case([new(new(2022, 12, 12), "poor"), new(Day(parts[1]), parts[0])], Person("1956-03-01"));
        one.Answers["deprivations"] = "housing-quality";

        var span = new EntitlementSpans(Set).Of(one, Day(on)).SingleOrDefault(x => x.Entitlement.Policy.Code == policy);

        Assert.Equal((from, to), (span?.From.ToString("yyyy-MM-dd"), span is null ? null : span.To?.ToString("yyyy-MM-dd") ?? ""));
    }

    [Theory]
    // Of pension and allowance the higher, of two that are equal the pension; never both. Severe: 500,000 x (1.5 and 0.5 more from 60 on).
    [InlineData("2026-03-01", "none", "social-pension 500000")]
    [InlineData("2026-03-01", "mild", "social-pension 500000")]
    [InlineData("2026-03-01", "severe", "social-assistance 1000000")]
    [InlineData("2026-03-01", "very-severe", "social-assistance 1250000")]
    // No house of the programme beside one of the campaign, which ends with 2025.
    [InlineData("2023-12-31", "none", "housing 40000000")]
    [InlineData("2024-01-01", "none", "housing-campaign 60000000")]
    [InlineData("2025-06-30", "none", "housing-campaign 60000000")]
    [InlineData("2025-12-31", "none", "housing-campaign 60000000, social-pension 500000")]
    [InlineData("2026-01-01", "none", "housing 40000000, social-pension 500000")]
    public void Of_two_policies_that_exclude_each_other_one_is_given(string on, string disability, string expected)
    {
        var one = Case([new(new(2022, 12, 12), "poor")], Person(on == "2026-03-01" ? "1945-01-01" : "1953-07-01"));
        one.Answers["poor-commune"] = "yes";
        one.Answers["deprivations"] = on == "2026-03-01" ? "" : "housing-quality";
        one.Answers.Members[0].Values["disability"] = disability;

        var owed = new Entitler(Set, Day(on)).Of(one).Owed.Where(x => x.Policy.Code is "social-pension" or "social-assistance" or "housing" or "housing-campaign");

        Assert.Equal(expected, string.Join(", ", owed.OrderBy(x => x.Policy.Code).Select(x => FormattableString.Invariant($"{x.Policy.Code} {x.Amount:0}"))));
    }

    [Fact]
    public void A_child_is_owed_nothing_before_its_birth()
    {
        var one = Case([new(new(2022, 12, 12), "poor")], Person("2026-02-10"));

        Assert.DoesNotContain(new Entitler(Set, new(2026, 2, 9)).Of(one).Owed, x => x.Member == 0);
        Assert.Equal(new DateOnly(2026, 2, 10), new EntitlementSpans(Set).Of(one, new(2026, 3, 1)).First(x => x.Entitlement.Member == 0).From);
    }

    [Fact]
    public void Before_the_first_class_nothing_rests_on_it_and_it_is_told_as_missing()
    {
        var open = new Entitler(Set, new(2022, 12, 11)).Of(Case([new(new(2022, 12, 12), "poor")], Person("1980-01-01")), open: true);

        Assert.DoesNotContain(open.Owed, x => x.Policy.Code is "health-insurance" or "electricity" or "credit");
        Assert.Contains(open.Open, x => x.Policy.Code == "electricity" && x.Missing.Contains(("household-class", -1)));
    }

    [Theory]
    [InlineData("pension", "social-pension", false)]
    [InlineData("trained-with-support", "vocational-training", false)]
    [InlineData("pupil", "study-costs", false)]
    [InlineData("disability", "social-assistance", false)]
    [InlineData("disability", "vocational-training", true)] // 3 million at least; 6 if disabled
    public void What_is_not_known_is_told_and_never_guessed(string trait, string policy, bool given)
    {
        var member = Person(policy == "social-pension" ? "1950-01-01" : "1990-01-01");
        member.Values.Remove(trait);

        var seen = new Entitler(Set, new(2026, 1, 1)).Of(Case([new(new(2022, 12, 12), "poor")], member), open: true);

        Assert.Equal(given, seen.Owed.Any(x => x.Policy.Code == policy));
        Assert.Contains(seen.Open, x => x.Policy.Code == policy && x.Missing.Contains((trait, 0)) && x.Raises == given);
    }

    [Fact]
    public void With_all_traits_known_nothing_stays_open() =>
        Assert.Empty(new Entitler(Set, new(2026, 1, 1)).Of(Case([new(new(2022, 12, 12), "near-poor")], Person("1950-01-01"), Person("2020-01-01")), open: true).Open);

    // The amounts of domain law counted again by plain code, for any household whose traits are all known.
    [Fact]
    public void A_recount_by_hand_gives_the_same()
    {
        var households = from start in Gen.Int[0, 1400] from since in Gen.Int[0, 1800] from age in Gen.Int[0, 32_000] from first in Gen.Int[0, 3].Select(i => Classes[i])
                         from second in Gen.Int[0, 3].Select(i => Classes[i]) from flags in Gen.Int[0, 4095] from degree in Gen.Int[0, 3]
                         select (start, since, age, first, second, flags, degree);
        households.Sample(x =>
        {
            var (day, turn) = (new DateOnly(2023, 1, 1).AddDays(x.start), new DateOnly(2022, 1, 2).AddDays(x.since));
            bool Flag(int bit) => (x.flags >> bit & 1) == 1;
            string[] degrees = ["none", "mild", "severe", "very-severe"];
            var person = Person(day.AddDays(-x.age).ToString("yyyy-MM-dd"), Flag(0) ? MemberSex.Female : MemberSex.Male);
            person["pupil"] = Flag(1) ? "yes" : "no";
            person["pension"] = Flag(2) ? "yes" : "no";
            person["trained-with-support"] = Flag(3) ? "yes" : "no";
            person["ethnic-minority"] = Flag(4) ? "yes" : "no";
            person["disability"] = degrees[x.degree];
            var one = Case([new(new(2022, 1, 1), x.first), new(turn, x.second)], person);
            one.Answers.Area = Flag(5) ? "urban" : "rural";
            one.Answers["poor-commune"] = Flag(6) ? "yes" : "no";
            one.Answers["village-extremely-difficult"] = Flag(7) ? "yes" : "no";
            one.Answers["commune-region"] = Flag(8) ? "region-3" : "region-1";
            one.Answers["deprivations"] = string.Join(',', new[] { Flag(9) ? "housing-quality" : null, Flag(10) ? "water" : null }.OfType<string>());

            var owed = new Entitler(Set, day).Of(one).Owed.ToDictionary(y => y.Policy.Code, y => y.Amount);

            Assert.Equal(ByHand(), owed.OrderBy(y => y.Key).Select(y => (y.Key, y.Value)));

            List<(string, decimal?)> ByHand()
            {
                var due = new List<(string, decimal?)>();
                string now = day >= turn ? x.second : x.first;
                bool poor = now == "poor", near = now == "near-poor", difficult = Flag(7) || Flag(8), disabled = x.degree > 0;
                bool escaped = day >= turn && x.first is "poor" or "near-poor" && !poor && !near && day >= turn && day < turn.AddYears(3);
                int years = Years(person.BirthDate!.Value, day), months = (day.Year - person.BirthDate.Value.Year) * 12 + day.Month - person.BirthDate.Value.Month - (day.Day < person.BirthDate.Value.Day ? 1 : 0);
                bool d188 = day >= new DateOnly(2025, 8, 15);
                decimal share = poor ? 100 : Math.Max(near ? Flag(6) && d188 ? 100 : 70 : 0, Flag(1) ? d188 ? 50 : 30 : 0);
                if (share > 0) due.Add(("health-insurance", share));
                if (Flag(1) && (poor || disabled || difficult)) due.Add(("study-costs", 150_000));
                if (Flag(1) && day <= new DateOnly(2025, 9, 2) && (poor || near)) due.Add(("tuition-fee", poor ? 100 : 50));
                int price = day < new DateOnly(2023, 5, 4) ? 1678 : day < new DateOnly(2023, 11, 9) ? 1728 : day < new DateOnly(2024, 10, 11) ? 1806 : day < new DateOnly(2025, 5, 10) ? 1893 : 1984;
                if (poor) due.Add(("electricity", 30 * price));
                bool campaign = Flag(9) && (poor || near) && day.Year is 2024 or 2025 && Flag(9) && (poor || near);
                if (campaign) due.Add(("housing-campaign", 60_000_000));
                if (Flag(9) && (poor || near) && Flag(6) && !campaign) due.Add(("housing", 40_000_000));
                if (poor || near || escaped) due.Add(("credit", 100_000_000));
                if (poor || near || escaped) due.Add(("production-support", null));
                if (Flag(10)) due.Add(("sanitation-water", null));
                int retires = Flag(0) ? day.Year switch { 2023 => 672, 2024 => 676, 2025 => 680, _ => 684 } : day.Year switch { 2023 => 729, 2024 => 732, 2025 => 735, _ => 738 };
                decimal course = disabled ? 6 : Flag(4) && poor || poor && difficult ? 4 : Flag(4) || poor ? 3 : near ? 2.5m : !Flag(5) || Flag(0) ? 2 : 0;
                if (years >= 15 && months < retires && !Flag(3) && course > 0) due.Add(("vocational-training", course * 1_000_000));
                decimal standard = day < new DateOnly(2024, 7, 1) ? 360_000 : 500_000;
                decimal times = x.degree < 2 ? 0 : (x.degree == 2 ? 1.5m : 2) + (years is < 16 or >= 60 ? 0.5m : 0);
                if (day < new DateOnly(2025, 7, 1) && times < 1 && !Flag(2) && (years >= 80 || (years >= 75 && (poor || near) && difficult))) times = 1;
                bool pension = day >= new DateOnly(2025, 7, 1) && !Flag(2) && (years >= 75 || (years >= 70 && (poor || near)));
                if (times > 0 && !(pension && standard * times <= 500_000)) due.Add(("social-assistance", standard * times));
                else if (pension) due.Add(("social-pension", 500_000));
                if (poor || (near && (years is < 16 or >= 60 || disabled))) due.Add(("legal-aid", null));
                return [.. due.OrderBy(y => y.Item1)];
            }
        }, iter: 3000);
    }

    private static int Years(DateOnly birth, DateOnly on) => on.Year - birth.Year - ((on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);

    [Fact]
    public void Policies_that_give_way_to_each_other_in_a_ring_are_refused_with_the_path()
    {
        var fault = Assert.Single(Faults(Policy("a", "not-beside: [b]") + Policy("b", "not-beside: [c]") + Policy("c", "not-beside: [a]")));

        Assert.Equal(("circular", "xx/support/2020/policies.yaml", 1), (fault.Code, fault.File, fault.Line));
        Assert.Contains("a → b → c → a", fault.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_rest_on_themselves_are_refused_with_the_path() => Assert.Contains("x → y → x", Assert.Single(Faults(
        Policy("a", ""), "x: { label: { vi: X, en: X }, value: y }\ny: { label: { vi: Y, en: Y }, value: x }\n"), f => f.Code == "circular").Message.En, StringComparison.Ordinal);

    [Theory]
    [InlineData("not-beside: [z]", "unknown-name")]
    [InlineData("months-a-year: z", "unknown-name")]
    [InlineData("unit: km", "unknown-option")]
    [InlineData("to: 2019-12-31", "overlapping-dates")]
    [InlineData("folows: person", "unknown-key")]
    [InlineData("once: nobody", "unknown-option")]
    public void A_mistake_in_a_policy_is_told(string line, string code) => Assert.Contains(Faults(Policy("a", line)), f => f.Code == code && f.File.EndsWith("policies.yaml", StringComparison.Ordinal));

    [Fact]
    public void An_amount_of_another_unit_is_told() => Assert.Equal("wrong-unit", Assert.Single(Faults(Policy("a", "unit: VND", "amount: 5 kWh"))).Code);

    private static string Policy(string code, string more, string amount = "") =>
        $"{code}:\n  label: {{ vi: A, en: A }}\n  per: once\n  paid: once\n  follows: person\n  reference: R\n  status: confirmed\n{(more.Length > 0 ? "  " + more + "\n" : "")}"
        + $"  grades:\n    one:\n      label: {{ vi: A, en: A }}\n      when: area = rural\n{(amount.Length > 0 ? "      " + amount + "\n" : "")}      reference: R\n      status: confirmed\n";

    private static IReadOnlyList<RuleFault> Faults(string policies, string rules = "") => RuleBook.Load(new MemoryRuleFiles(new Dictionary<string, string>
    {
        ["xx/support/2020/set.yaml"] = "label: { vi: X, en: X }\napplies-from: 2020-01-01\nreference: R\nstatus: confirmed\n",
        ["xx/support/2020/policies.yaml"] = policies,
        ["xx/support/2020/rules.yaml"] = rules.Length > 0 ? rules : "z: { label: { vi: Z, en: Z }, value: area = rural }\n",
    })).Faults;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static EntitlementCase Case(IReadOnlyList<ClassFrom> classes, params MemberAnswers[] members) => new()
    {
        Answers = new Answers
        {
            Area = "rural", Members = [.. members],
            Household = { ["commune-region"] = "none", ["poor-commune"] = "no", ["village-extremely-difficult"] = "no", ["deprivations"] = "", ["social-policy"] = "no", ["farm-household"] = "no" },
        },
        Classes = [.. classes.OrderBy(x => x.From)],
        Ended = new Dictionary<string, DateOnly?> { ["difficult-list"] = null },
    };

    private static MemberAnswers Person(string birth, MemberSex sex = MemberSex.Female) => new()
    {
        Key = birth, BirthDate = Day(birth), Sex = sex,
        Values = new() { ["pupil"] = "no", ["pension"] = "no", ["disability"] = "none", ["trained-with-support"] = "no", ["orphan"] = "no", ["merit"] = "no", ["supporter"] = "yes", ["ethnic-minority"] = "no" },
    };
}
