using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Works;
using Anise.RuleTables;
using Anise.Tables.Values;
using Anise.Works.Days;
using static Anise.Access.DemoPart;

namespace Anise.Works.Demo;

/// <summary>
/// The works days of the demo province: those of 2023 in former Chi Lăng, on the map of that year, day by day; no total is stored. The same days come of it each time, whatever else the demo holds.
/// </summary>
internal sealed class WorksDemo(RecordWorksDay record, ChangeWorksDay change, PlaceMaps maps, RulesInForce rules, WorksDemoAssets assets) : IDemoPart
{
    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        var data = YamlWords.Load<DemoFile>("Anise.Works.Data.works-demo");
        PlaceMap map = await maps.OnAsync(new DateOnly(data.Year, 1, 1), cancel);
        if (map.FindByCode(data.District) is not { } district) return;
        MappedPlace[] communes = [.. map.Communes.Where(c => map.LiesIn(c.Id, district.Id))];
        var random = new Random(data.Year);
        DateOnly[] sundays = [.. Enumerable.Range(0, 365).Select(new DateOnly(data.Year, 1, 1).AddDays).Where(d => d.DayOfWeek == DayOfWeek.Sunday).Skip(3)];
        int each = (data.Days + communes.Length - 1) / communes.Length;
        foreach (var (commune, c) in communes.Select((commune, c) => (commune, c)))
        {
            PlaceId[] places = [commune.Id, .. map.VillagesIn(commune.Id).Select(v => v.Id)];
            NewWorksDay[] days = [.. Enumerable.Range(0, each).Select(k => Day(data, random, places[k % places.Length], sundays[(c + k * (sundays.Length / each)) % sundays.Length], c, k) with
            {
                Outputs = [.. Outputs(data, random, k), .. Counted(data.Tanks, communes.Length, c, k, 3, "pesticide-tank"), .. Counted(data.Landfills, communes.Length, c, k, 5, "landfill")],
            })];
            IReadOnlyList<WorksDayId> recorded = Must(await record.RunAsync(rights, days, cancel));
            // One was corrected, and waits for somebody to look that over.
            if (c == 0) Must(await change.RunAsync(rights, recorded[0], days[0] with { Materials = data.Materials[0], Confirmed = new HashSet<string>(StringComparer.Ordinal) { DayQuestions.SameDay, DayQuestions.SamePerson } }, data.Correction, cancel));
        }
        await assets.MakeAsync(rights, data.Year, data.Owner, cancel);
    }

    private static NewWorksDay Day(DemoFile data, Random random, PlaceId place, DateOnly date, int c, int k)
    {
        int people = random.Next(26, 42), first = random.Next(8, people - 8);
        string[] bodies = [data.Bodies[k % data.Bodies.Count], data.Bodies[(k + 3) % data.Bodies.Count]];
        // Now and then there is a signed list.
        NewNamed[] named = k % 6 != 1 ? [] : [.. Enumerable.Range(0, 4).Select(n => Named(data, c, (k / 6 + n) % data.Given.Count))];
        return new NewWorksDay(place, date, data.Organisers[k % data.Organisers.Count])
        {
            Campaign = data.Campaign,
            Participations = [new NewParticipation(bodies[0], first, named), new NewParticipation(bodies[1], people - first, [])],
            LabourDays = people / 2m,
            LandSquareMetres = k % 9 == 4 ? random.Next(20, 180) : null,
            CashVnd = k % 7 == 2 ? random.Next(5, 60) * 100_000L : null,
            Materials = k % 7 == 2 ? data.Materials[k % data.Materials.Count] : null,
            Note = data.Note,
        };
    }

    private IEnumerable<NewOutput> Outputs(DemoFile data, Random random, int k)
    {
        var kinds = data.Outputs.ToList();
        for (int n = 0; n < 1 + k % 3; n++)
        {
            var (kind, range) = kinds[(k * 3 + n * 2) % kinds.Count];
            int quantity = random.Next(range[0], range[1] + 1);
            yield return new NewOutput(kind, rules.Book.Works.Output(kind) is WorksOutputKind { Unit: "piece" } ? quantity : quantity / 5 * 5);
        }
    }

    /// <summary>One of what is counted in all, dealt out to the communes in turn, each time some days later.</summary>
    private static IEnumerable<NewOutput> Counted(int all, int communes, int c, int k, int day, string kind)
    {
        for (int n = c; n < all; n += communes)
            if (k == day + n / communes * 6) yield return new NewOutput(kind, 1);
    }

    private static NewNamed Named(DemoFile data, int c, int person) =>
        new($"{data.Families[c % data.Families.Count]} {data.Given[person]}", 1950 + (c * data.Given.Count + person) % 50);

    private sealed class DemoFile
    {
        public string District { get; set; } = "";

        public int Year { get; set; }

        public int Days { get; set; }

        public int Tanks { get; set; }

        public int Landfills { get; set; }

        public string Campaign { get; set; } = "";

        public string Note { get; set; } = "";

        public string Correction { get; set; } = "";

        public string Owner { get; set; } = "";

        public List<string> Organisers { get; set; } = [];

        public List<string> Bodies { get; set; } = [];

        public List<string> Families { get; set; } = [];

        public List<string> Given { get; set; } = [];

        public List<string> Materials { get; set; } = [];

        public Dictionary<string, List<int>> Outputs { get; set; } = [];
    }
}
