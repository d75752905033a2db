using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Pages.Tests.Setup;
using Anise.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Pages.Tests.Households;

/// <summary>A few households in two villages of commune 06505, recorded once for all tests of this area; invented people.</summary>
internal static class VanLinhHouseholds
{
    private static readonly SemaphoreSlim Once = new(1);
    private static HouseholdId? _first;

    public static readonly DateOnly Start = new(2025, 8, 1);

    /// <summary>The id of the household of Nông Văn Thắng.</summary>
    public static async Task<HouseholdId> OfThangAsync(Site site)
    {
        await Once.WaitAsync();
        try
        {
            if (_first is null) await site.DoAsync(RecordAsync);
            return _first!.Value;
        }
        finally
        {
            Once.Release();
        }
    }

    private static async Task RecordAsync(IServiceProvider services)
    {
        PlaceMap map = await services.GetRequiredService<PlaceMaps>().OnAsync(services.GetRequiredService<TimeProvider>().Today());
        List<PlaceId> villages = await VillagesAsync(services, map.FindByCode("06505")!.Id);
        var households = new List<NewHousehold>
        {
            new(villages[0], "06505 0417",
            [
                new("Nông Văn Thắng", Sex.Male, "head") { BirthDate = new DateOnly(1981, 3, 12), Ethnicity = "07", CitizenId = "000081000017" },
                new("Lý Thị Dịu", Sex.Female, "spouse") { BirthYear = 1984, Ethnicity = "07", CitizenId = "000184000052" },
                new("Nông Thị Sẵn", Sex.Female, "child") { BirthDate = new DateOnly(2007, 9, 5), Ethnicity = "07", CitizenId = "000307000008" },
            ]) { Address = "Xóm Trên", Phone = "0912345678" },
        };
        string[] names = ["Hoàng Văn Bảo", "Hứa Thị Cúc", "Lộc Văn Đại", "Triệu Thị Ân", "Vi Văn Ẩn", "Bế Thị Ánh"];
        for (int i = 0; i < 60; i++)
        {
            bool her = names[i % names.Length].Contains(" Thị ", StringComparison.Ordinal);
            households.Add(new(villages[i % 2], string.Create(CultureInfo.InvariantCulture, $"06505 {i + 500:0000}"),
                [new(names[i % names.Length], her ? Sex.Female : Sex.Male, "head") { BirthYear = 1950 + i, Ethnicity = i % 3 == 0 ? "02" : "07" }]));
        }
        var recorded = await services.GetRequiredService<RecordHouseholds>().RunAsync(Rights.ForConsole(), households, Start);
        Assert.True(recorded.Ok, string.Join('\n', recorded.Problems.Select(p => p.Message)));
        _first = recorded.Value[0];
    }

    private static async Task<List<PlaceId>> VillagesAsync(IServiceProvider services, PlaceId commune)
    {
        var villages = new List<PlaceId>();
        foreach (string name in (string[])["Thôn Cốc Phát", "Thôn Nà Lùng"])
            villages.Add((await services.GetRequiredService<AddVillage>().RunAsync(Rights.ForConsole(), commune, name, Start, "test")).Value);
        return villages;
    }
}
