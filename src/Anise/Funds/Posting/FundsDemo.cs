using System.Globalization;
using Anise.Access;
using Anise.Places;

namespace Anise.Funds.Posting;

/// <summary>The money of the demo: invented, and each entry says so. Both programmes 2023-2025, the one of 2026, of the province and the communes of former Chi Lăng.</summary>
internal sealed class FundsDemo(PostEntries post, PlaceMaps maps) : IDemoPart
{
    private const string District = "187";
    private const long Million = 1_000_000;

    private static readonly (int Year, string Roads, string Models, string Environment)[] Years =
        [(2023, "nrd-2", "spr-2", "nrd-6"), (2024, "nrd-2", "spr-3-1", "nrd-6"), (2025, "nrd-2", "spr-2", "nrd-6"), (2026, "ntp-1-2", "ntp-1-5", "ntp-2-1")];

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        List<FundRow> rows = [];
        void Add(DateOnly day, string source, string component, string place, int year, string kind, string item, string amount) =>
            rows.Add(new FundRow(rows.Count + 1, string.Create(CultureInfo.InvariantCulture, $"DEMO-{rows.Count + 1:0000}"), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source, component, place,
                year.ToString(CultureInfo.InvariantCulture), kind, item, amount, FundWords.Invented));
        foreach (var (year, roads, models, environment) in Years)
        {
            PlaceMap map = await maps.OnAsync(new DateOnly(year, 3, 1), cancel);
            MappedPlace district = map.FindByCode(District)!;
            MappedPlace[] communes = [.. map.Communes.Where(c => map.LiesIn(c.Id, district.Id))];
            string province = map.Province.Code;
            foreach (string component in (string[])[roads, models, environment])
                Add(new(year, 1, 10), "central-investment", component, province, year, "allocation", "", Whole(communes.Length * 900 * Million + 2_000 * Million));
            Add(new(year, 1, 12), "province-budget", roads, province, year, "allocation", "", Whole(communes.Length * 400 * Million));
            foreach (var (commune, i) in communes.Select((c, i) => (c, i)))
            {
                string road = string.Create(CultureInfo.InvariantCulture, $"road-{commune.Code}-{year}/0-{300 + 50 * (i % 5)}/surface/{year}"), model = $"model-{commune.Code}/*/whole/{year}";
                long cost = (700 + 5 * (i % 7)) * Million;
                string of = $"{road}={Whole(cost)}";
                Add(new(year, 1, 20), "central-investment", roads, commune.Code, year, "allocation", "", Whole(500 * Million));
                Add(new(year, 1, 20), "central-investment", models, commune.Code, year, "allocation", "", Whole(300 * Million));
                Add(new(year, 1, 21), "province-budget", roads, commune.Code, year, "allocation", "", Whole(200 * Million));
                Add(new(year, 1, 25), "commune-budget", roads, commune.Code, year, "allocation", "", Whole(60 * Million));
                Add(new(year, 2, 20), "people-labour", roads, commune.Code, year, "contribution", of, Days(80 + 5 * (i % 9)));
                Add(new(year, 3, 10), "central-investment", roads, commune.Code, year, "commitment", road, Whole(450 * Million));
                Add(new(year, 3, 10), "province-budget", roads, commune.Code, year, "commitment", road, Whole(cost - 530 * Million));
                Add(new(year, 5, 15), "central-investment", roads, commune.Code, year, "disbursement", road, Whole((i % 3 == 0 ? 300 : 450) * Million));
                Add(new(year, 4, 5), "central-investment", models, commune.Code, year, "disbursement", model, Whole((180 + 10 * (i % 6)) * Million));
                if (i % 4 == 1) Add(new(year, 6, 20), "central-investment", models, commune.Code, year, "return", "", Whole(20 * Million));
                if (i % 2 == 0) Add(new(year, 6, 1), "enterprises", environment, commune.Code, year, "contribution", "", Whole(35 * Million));
                if (year == 2025 && i % 3 == 0) Add(new(2025, 6, 25), "central-investment", models, commune.Code, year, "carry-over", "", Whole(30 * Million));
            }
        }
        PostedEntries posted = await post.RunAsync(rights, rows, cancel: cancel);
        if (!posted.Ok) throw new InvalidOperationException("The demo was refused: " + string.Join("; ", posted.Faults.Select(f => $"{f.Row}: {f.Problem.Message}")));
    }

    private static string Whole(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} working-day");
}
