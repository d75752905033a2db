using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Import;
using Anise.Households.Lists;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households;

/// <summary>A store with a province, the commune 06505 and two villages, and the use cases on it.</summary>
internal sealed class VanLinh : IAsyncDisposable
{
    public static readonly PlaceId Province = new(1);
    public static readonly PlaceId Commune = new(2);
    public static readonly PlaceId NaLung = new(3);
    public static readonly PlaceId LanBong = new(4);
    public static readonly PlaceId OtherCommune = new(5);
    public static readonly DateOnly Start = new(2024, 1, 1);

    private readonly TestStore _store;

    private VanLinh(TestStore store) => _store = store;

    public static async Task<VanLinh> CreateAsync()
    {
        TestStore store = await TestStore.CreateAsync();
        await using AniseDb db = store.Open();
        await using JournaledWrite write = await store.Journal(db).BeginAsync(TestStore.Console.Actor, new Act("test-places"));
        await db.ReserveAsync("place", 5);
        db.AddRange(
            Place(Province, PlaceKind.Province, "20", "Tỉnh Lạng Sơn", null),
            Place(Commune, PlaceKind.Commune, "06505", "Xã Vạn Linh", Province),
            Place(OtherCommune, PlaceKind.Commune, "06463", "Xã Chi Lăng", Province),
            Place(NaLung, PlaceKind.Village, "06505-01", "Nà Lùng", Commune),
            Place(LanBong, PlaceKind.Village, "06505-02", "Lân Bông", Commune));
        await write.CommitAsync();
        return new VanLinh(store);
    }

    public static Rights Officer(PlaceId place, Role role = Role.CommuneOfficer) =>
        new(new Actor("lan", "test", 7), [new Grant { UserId = 7, Role = role, Place = place }]);

    public StillClock Clock => _store.Clock;

    public AniseDb Open() => _store.Open();

    /// <summary>Runs something with a store object of its own, as a request would.</summary>
    public async Task<T> With<T>(Func<Cases, Task<T>> run)
    {
        await using AniseDb db = _store.Open();
        return await run(new Cases(db, _store.Journal(db), new PlaceMaps(db), _store.Clock));
    }

    public Task<HouseholdView> ReadAsync(HouseholdId id, DateOnly? day = null, long? known = null) =>
        With(async c => (await c.Read.RunAsync(TestStore.Console, id, day, known)).Value);

    public async Task<HouseholdId> RecordAsync(NewHousehold household, DateOnly? from = null) =>
        (await With(c => c.Record.RunAsync(TestStore.Console, household, from ?? Start))).Value;

    /// <summary>Merges both communes into a new one from the day on.</summary>
    public async Task<PlaceId> MergeAsync(DateOnly day)
    {
        await using AniseDb db = Open();
        Result<PlaceId> merged = await new MergePlaces(db, _store.Journal(db), new PlaceMaps(db)).RunAsync(
            TestStore.Console, [Commune, OtherCommune], new NewPlace(PlaceKind.Commune, "Xã Mới", "06999"), day, "1672/NQ-UBTVQH15");
        Assert.True(merged.Ok, string.Join("; ", merged.Problems.Select(p => p.Message)));
        return merged.Value;
    }

    public async Task<int> JournalCountAsync()
    {
        await using AniseDb db = Open();
        return await db.Set<JournalEntry>().CountAsync();
    }

    public static NewHousehold Family(string? code = null, PlaceId? village = null) => new(village ?? NaLung, code,
    [
        new NewMember("Hoàng Văn Khánh", Sex.Male, "head") { BirthYear = 1970, Ethnicity = "07" },
        new NewMember("Nông Thị Hạnh", Sex.Female, "spouse") { BirthDate = new DateOnly(1972, 5, 4), Ethnicity = "02" },
        new NewMember("Hoàng Văn Đạt", Sex.Male, "child") { BirthDate = new DateOnly(1995, 1, 9), Ethnicity = "07" },
    ]);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static Place Place(PlaceId id, PlaceKind kind, string code, string name, PlaceId? parent) => new()
    {
        Id = id,
        Kind = kind,
        Spans = { new PlaceSpan { PlaceId = id, From = new DateOnly(2004, 1, 1), Code = code, CodeIsOfficial = kind != PlaceKind.Village, Name = name, Parent = parent } },
    };
}

/// <summary>The use cases over one store object.</summary>
internal sealed class Cases(AniseDb db, JournalBook journal, PlaceMaps maps, TimeProvider clock)
{
    private readonly HouseholdWrites _writes = new(db, journal, maps, clock);

    public AniseDb Db => db;

    public RecordHouseholds RecordMany => new(db, journal, maps, clock);

    public RecordHousehold Record => new(RecordMany);

    public ChangeHousehold Change => new(_writes);

    public EndHousehold End => new(_writes);

    public ChangeMembers ChangeMembers => new(_writes);

    public AddMember Add => new(db, _writes);

    public RemoveMember Remove => new(_writes);

    public BringBackMember BringBack => new(db, _writes);

    public MoveMember Move => new(_writes);

    public SplitHousehold Split => new(db, _writes);

    public ReadHouseholds List => new(db, maps, clock, Reviews.TestRules.Book, new Anise.Journal.KeptReads());

    public ReadHousehold Read => new(db, maps, clock);

    public FindByCitizenId FindId => new(db, journal, maps, clock);

    public SeeCitizenId SeeId => new(db, journal, maps, clock);

    public ImportHouseholds Import => new(db, journal, maps, clock);

    public ExportHouseholds Export => new(db, journal, maps, clock);
}
