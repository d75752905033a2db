using System.Globalization;
using System.Text.Json;
using Anise.Reviews;
using Anise.Scenarios;
using Anise.Store;
using Anise.Tests.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Scenarios;

/// <summary>
/// The standard 2027-2030 written a second time, by hand and in plain C#, over the answers as they are stored: what-if must find the same classes and deprivations for
/// every household of the demo, by the law as the page shows it and with any of its values changed.
/// </summary>
[Trait("needs", "demo")]
public sealed class WhatIfIndependentTests(DemoProvince demo)
{
    public static TheoryData<int, string?, string> Changes => new()
    {
        { 2025, null, "" },
        { 2022, null, "" },
        { 2025, "p.income-line.rural", "2400000" },
        { 2025, "p.income-line.urban", "1500000" },
        { 2025, "p.deprivations-line", "2" },
        { 2025, "p.dependents-limit", "40" },
        { 2025, "p.child-until", "18" },
        { 2025, "p.elderly-from", "70" },
        { 2025, "p.insurance-from", "20" },
        { 2025, "p.adult-education-to", "45" },
        { 2025, "p.upper-secondary-age", "17" },
        { 2025, "p.school-to", "17" },
        { 2025, "p.lower-secondary-from", "11" },
        { 2025, "p.housing-area-limit", "12.5" },
        { 2025, "p.retirement-age.male", "735" },
        { 2025, "p.retirement-age.female", "720" },
        { 2025, "p.working-age-from", "18" },
        { 2025, "p.internet-from", "40" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task What_if_is_what_the_law_read_by_hand_gives_for_every_household(int year, string? name, string value)
    {
        await using AsyncServiceScope services = await demo.OpenAsync();
        WhatIf question = WhatIfTests.Ask(services, year, "2027-2030", "20", name is null ? [] : [(name, value)]).Question;
        OpenedWhatIf found = (await services.ServiceProvider.GetRequiredService<OpenWhatIf>()
            .RunAsync(DemoProvince.All, question, new(WhatIfGroup.Households, false) { Take = int.MaxValue })).Value;
        var db = services.ServiceProvider.GetRequiredService<AniseDb>();
        var lines = await db.Set<DecidedHousehold>().Where(d => d.AssessmentId != null && d.HouseholdId != null && db.Set<CommuneReview>().Any(r => r.Id == d.ReviewId && r.Year == year))
            .Join(db.Set<Assessment>(), d => d.AssessmentId, f => f.Id, (d, f) => new { d.HouseholdId, d.ClassCode, f.On, f.AnswersJson }).ToListAsync();
        var law = new Dictionary<string, decimal>(Law, StringComparer.Ordinal);
        if (name is not null) Assert.True(law.ContainsKey(name[2..]) && (law[name[2..]] = decimal.Parse(value, CultureInfo.InvariantCulture)) >= 0);
        Dictionary<long, WhatIfRecord> records = found.Records.ToDictionary(r => r.Household!.Value);
        Assert.True(lines.Count > 50, $"{lines.Count}: the demo of the tests is small, and has such a number of forms each year.");
        Assert.Equal(lines.Count, records.Count);
        int certain = 0, possible = 0;
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line.AnswersJson);
            ByHand hand = ByHand.Of(json.RootElement, line.On, law);
            WhatIfRecord record = records[line.HouseholdId!.Value.Value];
            Assert.Equal(hand.Classes, record.Then.Possible);
            Assert.Equal((hand.Deprived, hand.MayBeDeprived), (record.Deprived.From, record.Deprived.To));
            Assert.Equal([line.ClassCode], record.Today.Possible);
            if (hand.Classes.Contains("poor")) possible++;
            if (hand.Classes is ["poor"]) certain++;
        }
        WhatIfOutcome outcome = (await services.ServiceProvider.GetRequiredService<RunWhatIf>().RunAsync(DemoProvince.All, question)).Value;
        Assert.Equal(new CountRange(certain, possible), outcome.Total[WhatIfGroup.Poor]);
    }

    // Decree 351/2025/ND-CP with the ages of Decree 07/2021; age of retirement on 1 January 2027, in months (Decree 135/2020/ND-CP).
    private static readonly Dictionary<string, decimal> Law = new(StringComparer.Ordinal)
    {
        ["income-line.rural"] = 2_200_000, ["income-line.urban"] = 2_800_000, ["deprivations-line"] = 3, ["dependents-limit"] = 50, ["child-until"] = 16, ["elderly-from"] = 60,
        ["insurance-from"] = 6, ["adult-education-from"] = 16, ["upper-secondary-age"] = 18, ["adult-education-to"] = 30, ["school-from"] = 3, ["primary-from"] = 6,
        ["lower-secondary-from"] = 12, ["school-to"] = 15, ["housing-area-limit"] = 8, ["working-age-from"] = 15, ["retirement-age.male"] = 60 * 12 + 21,
        ["retirement-age.female"] = 55 * 12 + 28, ["internet-from"] = 6,
    };

    /// <summary>One household by hand. Null is what its answers leave open.</summary>
    private sealed record ByHand(string[] Classes, int Deprived, int MayBeDeprived)
    {
        public static ByHand Of(JsonElement answers, DateOnly on, Dictionary<string, decimal> law)
        {
            JsonElement home = answers.GetProperty("household");
            Person[] people = [.. answers.GetProperty("members").EnumerateArray().Select(m => new Person(m, on))];
            string? area = answers.TryGetProperty("area", out JsonElement a) ? a.GetString() : null;
            int dependents = people.Count(p => p.IsDependent(law) == true), mayDepend = people.Count(p => p.IsDependent(law) != false);
            decimal limit = law["dependents-limit"] / 100 * people.Length;
            int notDurable = 0, durable = 0;
            foreach (string part in (string[])["pillars-durable", "roof-durable", "walls-durable"])
            {
                if (YesNo(home, part) == false) notDurable++;
                if (YesNo(home, part) == true) durable++;
            }
            bool? online = Any(people.Select(p => And(p.Age >= law["internet-from"], p.Is("internet-use"))));
            bool?[] deprived =
            [
                Any(people.Select(p => p.LacksJob(law))),
                dependents > limit ? true : mayDepend <= limit ? false : null,
                Any(people.Select(p => And(p.Age < law["child-until"], p.Is("undernourished")))),
                Any(people.Select(p => And(p.Age >= law["insurance-from"], Not(p.Is("health-insurance"))))),
                Any(people.Select(p => p.LacksDegree(law))),
                Any(people.Select(p => p.MissesSchool(law))),
                notDurable >= 2 ? true : durable >= 2 ? false : null,
                Number(home, "floor-area") is { } floor ? floor < law["housing-area-limit"] * people.Length : null,
                And(Not(online), Not(YesNo(home, "digital-services"))),
                Text(home, "water-source") is { } water ? water == "other" : null,
                Text(home, "toilet-kind") is { } toilet ? toilet is "unhygienic" or "none" : null,
                Text(home, "waste-handling") is { } waste ? waste == "untreated" : null,
            ];
            int certain = deprived.Count(d => d == true), possible = deprived.Count(d => d != false);
            bool? low = Number(home, "household-income") is { } income ? income <= law["income-line." + area] * people.Length : null;
            bool? many = certain >= law["deprivations-line"] ? true : possible < law["deprivations-line"] ? false : null;
            (string Class, bool? Holds)[] classes = [("poor", And(low, many)), ("near-poor", And(low, Not(many))), ("not-poor", Not(low))];
            return new([.. classes.Any(c => c.Holds == true) ? classes.Where(c => c.Holds == true).Select(c => c.Class) : classes.Where(c => c.Holds != false).Select(c => c.Class)], certain, possible);
        }
    }

    private sealed class Person(JsonElement member, DateOnly on)
    {
        private readonly JsonElement _answers = member.GetProperty("answers");

        private DateOnly Birth => member.TryGetProperty("birthDate", out JsonElement d) && d.ValueKind == JsonValueKind.String
            ? DateOnly.ParseExact(d.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : new DateOnly(member.GetProperty("birthYear").GetInt32(), 1, 1);

        private int Months
        {
            get
            {
                int birthday = Math.Min(Birth.Day, DateTime.DaysInMonth(on.Year, on.Month));
                return (on.Year - Birth.Year) * 12 + on.Month - Birth.Month - (on.Day < birthday ? 1 : 0);
            }
        }

        public int Age => Months / 12;

        private bool IsMan => member.GetProperty("sex").GetString() is "Male" or "male";

        public bool? Is(string question) => YesNo(_answers, question);

        public bool? IsDependent(Dictionary<string, decimal> law) =>
            Or(Age < law["child-until"], And(Or(Age >= law["elderly-from"], Is("disabled")), Is("social-assistance")));

        public bool? LacksJob(Dictionary<string, decimal> law)
        {
            bool working = Age >= law["working-age-from"] && Months < law[IsMan ? "retirement-age.male" : "retirement-age.female"];
            bool? wage = Text(_answers, "job-kind") is { } kind ? kind == "wage" : null;
            return And(And(working, Is("able-to-work")), Or(And(Not(Is("has-job")), Is("wants-job")), And(And(Is("has-job"), wage), Not(Is("labour-contract")))));
        }

        public bool? LacksDegree(Dictionary<string, decimal> law)
        {
            bool asked = Age >= law["adult-education-from"] && Age <= law["adult-education-to"];
            bool? away = Text(_answers, "school-level") is { } level ? level == "none" : null;
            bool? less = Text(_answers, "degree") is { } degree ? degree is "none" or "primary" || (degree == "lower-secondary" && Age >= law["upper-secondary-age"]) : null;
            return And(And(asked, away), less);
        }

        public bool? MissesSchool(Dictionary<string, decimal> law)
        {
            if (Age < law["school-from"] || Age > law["school-to"]) return false;
            if (Text(_answers, "school-level") is not { } level) return null;
            string[] right = Age < law["primary-from"] ? ["preschool", "primary"] : Age < law["lower-secondary-from"] ? ["primary", "lower-secondary"] : [];
            if (Age >= law["lower-secondary-from"]) right = [.. right, "lower-secondary", "upper-secondary", "vocational"];
            return !right.Contains(level);
        }
    }

    private static string? Text(JsonElement answers, string question) =>
        answers.TryGetProperty(question, out JsonElement value) && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool? YesNo(JsonElement answers, string question) => Text(answers, question) is { } text ? text == "yes" : null;

    private static decimal? Number(JsonElement answers, string question) => Text(answers, question) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private static bool? Not(bool? x) => !x;

    private static bool? And(bool? x, bool? y) => x & y;

    private static bool? Or(bool? x, bool? y) => x | y;

    private static bool? Any(IEnumerable<bool?> all) => all.Aggregate((bool?)false, Or);
}
