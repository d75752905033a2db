using System.Diagnostics;
using Anise.Rules.Answering;
using Anise.Rules.Books;
using Anise.Rules.Entitling;

namespace Anise.Benchmarks;

/// <summary>What the rules of support say of many households, beside the same rules written by hand for one day. `dotnet run -c Release --project bench/Anise.Benchmarks -- support RULES [HOUSEHOLDS]`</summary>
internal static class Support
{
    private const int Rounds = 5, Seed = 17;
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly string[] Regions = ["none", "region-1", "region-2", "region-3"], Degrees = ["none", "none", "none", "none", "none", "mild", "severe", "very-severe"];
    private static readonly string[] Classes = ["poor", "near-poor", "average", "not-poor", "not-poor", "not-poor", "not-poor", "not-poor"];

    public static void Run(string rules, int count)
    {
        Home[] homes = Make(count);
        EntitlementCase[] cases = [.. homes.Select(Case)];
        Console.WriteLine($"{count:N0} households, {homes.Sum(h => h.People.Length):N0} people, on {Day:yyyy-MM-dd}");
        // After a rule changed: its files are read and checked, then every household.
        long start = Stopwatch.GetTimestamp();
        RuleBook book = RuleBook.LoadDirectory(rules).Require();
        double load = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var set = book.Find("vn/support", Day);
        (long Count, decimal Sum) all = default, hand = default;
        double[] times = new double[Rounds], byHand = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            var entitler = new Entitler(set, Day);
            all = default;
            foreach (EntitlementCase one in cases)
            {
                IReadOnlyList<Entitlement> owed = entitler.Of(one).Owed;
                all.Count += owed.Count;
                foreach (Entitlement of in owed) all.Sum += of.Amount ?? 0;
            }
            times[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            start = Stopwatch.GetTimestamp();
            hand = default;
            foreach (Home home in homes) ByHand(home, ref hand);
            byHand[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        if (all != hand) throw new InvalidOperationException($"By the rules {all}, by hand {hand}.");   // speed counts only where the answers are the same
        double[] ratios = [.. times.Zip(byHand, static (a, b) => a / b).Order()];
        Array.Sort(times);
        Array.Sort(byHand);
        Console.WriteLine($"rules read and checked {load:0.00} s; entitlements {times[Rounds / 2]:0.00} s ({all.Count:N0} rights); by hand {byHand[Rounds / 2]:0.000} s; ratio {ratios[Rounds / 2]:0}");

        // One household as its page shows it: with spans, reasons and what is open.
        var each = new double[1000];
        var spans = new EntitlementSpans(set);
        _ = spans.Of(cases[0], Day);
        for (int i = 0; i < each.Length; i++)
        {
            EntitlementCase one = cases[i % cases.Length];
            start = Stopwatch.GetTimestamp();
            var of = new Entitler(set, Day);
            IReadOnlyList<EntitlementSpan> found = spans.Of(one, Day);
            _ = of.Of(one, open: true);
            foreach (EntitlementSpan span in found) _ = of.Explain(span.Entitlement, one);
            each[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(each);
        Console.WriteLine($"one household with spans and reasons: median {each[each.Length / 2]:0.00} ms, 99 % under {each[each.Length * 99 / 100]:0.00} ms, longest {each[^1]:0.00} ms");
    }

    private static Home[] Make(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => new Home
        {
            Rural = random.Next(5) > 0, Region = random.Next(4), PoorCommune = random.Next(4) == 0, Difficult = random.Next(4) == 0, House = random.Next(10) == 0, Water = random.Next(8) == 0, Toilet = random.Next(8) == 0,
            Policy = random.Next(20) == 0, Use = random.Next(20, 200), Farm = random.Next(2) == 0, Before = Classes[random.Next(8)], Class = Classes[random.Next(8)], Since = new DateOnly(2022, 12, 12).AddDays(random.Next(1100)),
            Left = random.Next(10) == 0 ? new DateOnly(2022, 1, 1).AddDays(random.Next(1500)) : null,
            People = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => new Person
            {
                Female = random.Next(2) == 0, Birth = Day.AddDays(-random.Next(365 * 95)), Pupil = random.Next(4) == 0, Pension = random.Next(8) == 0, Disability = Degrees[random.Next(8)], Trained = random.Next(10) == 0,
                Orphan = random.Next(60) == 0, Merit = random.Next(60) == 0, Supporter = random.Next(10) > 0, Minority = random.Next(5) > 0,
            })],
        })];
    }

    private static EntitlementCase Case(Home home)
    {
        static string Word(bool yes) => yes ? "yes" : "no";
        var answers = new Answers { Area = home.Rural ? "rural" : "urban" };
        answers["commune-region"] = Regions[home.Region];
        answers["poor-commune"] = Word(home.PoorCommune);
        answers["village-extremely-difficult"] = Word(home.Difficult);
        answers["deprivations"] = string.Join(',', new[] { home.House ? "housing-quality" : null, home.Water ? "water" : null, home.Toilet ? "toilet" : null }.OfType<string>());
        answers["social-policy"] = Word(home.Policy);
        answers["electricity-use"] = home.Use.ToString(System.Globalization.CultureInfo.InvariantCulture);
        answers["farm-household"] = Word(home.Farm);
        foreach (Person one in home.People)
        {
            answers.Members.Add(new()
            {
                Key = "m", Sex = one.Female ? MemberSex.Female : MemberSex.Male, BirthDate = one.Birth, Values = new Dictionary<string, string?>
                {
                    ["pupil"] = Word(one.Pupil), ["pension"] = Word(one.Pension), ["disability"] = one.Disability, ["trained-with-support"] = Word(one.Trained), ["orphan"] = Word(one.Orphan), ["merit"] = Word(one.Merit),
                    ["supporter"] = Word(one.Supporter), ["ethnic-minority"] = Word(one.Minority),
                },
            });
        }

        List<ClassFrom> classes = [new(new DateOnly(2021, 12, 12), home.Before)];
        if (home.Class != home.Before) classes.Add(new(home.Since, home.Class));
        return new() { Answers = answers, Classes = classes, Ended = new Dictionary<string, DateOnly?> { ["difficult-list"] = home.Left } };
    }

    // The same rules as of 1 March 2026, as somebody would write them who knows that they never change.
    private static void ByHand(Home home, ref (long Count, decimal Sum) all)
    {
        bool poor = home.Class == "poor", near = home.Class == "near-poor", listed = poor || near, above = !listed, difficult = home.Difficult || home.Region == 3;
        bool escaped = above && home.Before is "poor" or "near-poor" && above && Months(home.Since) < 36;
        bool left = home.Left is { } ended && ended <= Day && Months(ended) < 36;
        if (poor || (home.Policy && home.Use <= 50)) Add(30 * 1984, ref all);
        if (listed && home.House && home.PoorCommune) Add(40_000_000, ref all);
        if (listed || escaped) Add(100_000_000, ref all);
        if (listed || escaped) Add(0, ref all);
        if (home.Water || home.Toilet) Add(0, ref all);
        foreach (Person one in home.People)
        {
            int months = Months(one.Birth), age = months / 12;
            bool disabled = one.Disability != "none";
            decimal insurance = poor ? 100 : near ? home.PoorCommune ? 100 : 70 : 0;
            if (one.Pupil) insurance = Math.Max(insurance, 50);
            if (home.Class == "average" && home.Farm) insurance = Math.Max(insurance, 30);
            if (one.Minority && left) insurance = Math.Max(insurance, 70);
            if (insurance > 0) Add(insurance, ref all);
            if (one.Pupil && (poor || difficult || disabled || one.Orphan)) Add(150_000, ref all);
            if (age >= 15 && months < (one.Female ? 684 : 738) && !one.Trained)
            {
                decimal training = disabled ? 6_000_000 : poor && (one.Minority || difficult) ? 4_000_000 : one.Minority || one.Merit || poor ? 3_000_000 : near ? 2_500_000 : home.Rural || one.Female ? 2_000_000 : 0;
                if (training > 0) Add(training, ref all);
            }

            bool childOrOld = age is < 16 or >= 60;
            decimal factor = one.Disability == "very-severe" ? childOrOld ? 2.5m : 2 : one.Disability == "severe" ? childOrOld ? 2 : 1.5m : 0;
            if (one.Orphan && age < 16) factor = Math.Max(factor, age < 4 ? 2.5m : 1.5m);
            if (poor && !one.Supporter && age >= 60) factor = Math.Max(factor, age >= 80 ? 2 : 1.5m);
            bool pension = !one.Pension && (age >= 75 || (age >= 70 && listed));
            if (factor > 0 || pension) Add(Math.Max(factor * 500_000, pension ? 500_000 : 0), ref all);
            if (poor || (near && (age is < 16 or >= 60 || disabled))) Add(0, ref all);
        }
    }

    private static int Months(DateOnly from) => 12 * (Day.Year - from.Year) + Day.Month - from.Month - (Day.Day < from.Day ? 1 : 0);

    private static void Add(decimal amount, ref (long Count, decimal Sum) all) => all = (all.Count + 1, all.Sum + amount);

    private sealed class Home
    {
        public bool Rural, PoorCommune, Difficult, House, Water, Toilet, Policy, Farm;
        public int Region, Use;
        public string Before = "", Class = "";
        public DateOnly Since;
        public DateOnly? Left;
        public Person[] People = [];
    }

    private sealed class Person
    {
        public bool Female, Pupil, Pension, Trained, Orphan, Merit, Supporter, Minority;
        public string Disability = "";
        public DateOnly Birth;
    }
}
