using Anise.Access;
using Anise.Basics;
using Anise.Funds;
using Anise.Funds.Posting;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Modules;
using Anise.Places;
using Anise.Store;
using Anise.Support;
using Anise.Support.Deliveries;
using Anise.Support.Owed;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Support;

/// <summary>A store with the places of Lang Son, a village in Vạn Linh (06505), and old people there without a pension: what they are owed needs no review.</summary>
internal sealed class SupportWorld : IAsyncDisposable
{
    public static readonly DateOnly March = new(2026, 3, 1), April = new(2026, 4, 1);

    private SupportWorld(TestServices store) => Store = store;

    public TestServices Store { get; }

    public PlaceId Commune { get; private set; }

    public PlaceId Village { get; private set; }

    public Rights Console { get; } = Rights.ForConsole();

    public static async Task<SupportWorld> CreateAsync()
    {
        var world = new SupportWorld(await TestServices.LangSonAsync());
        PlaceMap map = await world.Store.MapAsync(March);
        world.Commune = map.FindByCode("06505")!.Id;
        world.Village = await world.AddVillageAsync(world.Commune, "Thôn Nà Lùng");
        await world.AllocateAsync("06505", 100_000_000);
        await world.AllocateAsync("06517", 100_000_000);
        return world;
    }

    /// <summary>Money for allowances of 2026.</summary>
    public Task AllocateAsync(string commune, long amount) => PostAsync($"A-{commune},2026-01-10,central-recurrent,social-allowance,{commune},2026,allocation,,{amount},");

    /// <summary>An entry as in a file: <c>entry,date,source,component,place,year,kind,item,amount,note</c>; the codes of what is wrong with it.</summary>
    public async Task<IReadOnlyList<string>> PostAsync(string line) => [.. (await Store.DoAsync<PostEntries, PostedEntries>(post => post.RunAsync(Console, [FundRow.Of(2, line.Split(','))]))).Faults.Select(f => f.Problem.Code)];

    public Task<IReadOnlyList<FundEntry>> PaymentsAsync() => ReadAsync(async db =>
        (IReadOnlyList<FundEntry>)await db.Set<FundEntry>().AsNoTracking().Where(e => e.Kind == EntryKind.Disbursement || e.Kind == EntryKind.Reversal).OrderBy(e => e.Id).ToListAsync());

    public Task<PlaceId> AddVillageAsync(PlaceId commune, string name) => Store.RunAsync<AddVillage, PlaceId>(add => add.RunAsync(Console, commune, name, new DateOnly(2025, 7, 2), "test"));

    /// <summary>A household of an old woman and an old man without a pension, and their child.</summary>
    public async Task<HouseholdId> FamilyAsync(string code, PlaceId? village = null)
    {
        HouseholdId id = await Store.RunAsync<RecordHousehold, HouseholdId>(r => r.RunAsync(Console, new NewHousehold(village ?? Village, code,
        [
            new NewMember("Hoàng Thị Lan", Sex.Female, "head") { BirthDate = new DateOnly(1945, 1, 2), Ethnicity = "02" },
            new NewMember("Nông Văn Hải", Sex.Male, "spouse") { BirthDate = new DateOnly(1944, 1, 2), Ethnicity = "02" },
            new NewMember("Nông Văn Minh", Sex.Male, "child") { BirthDate = new DateOnly(1980, 1, 2), Ethnicity = "02" },
        ]), new DateOnly(2025, 8, 1)));
        IReadOnlyList<MemberId> members = await MembersAsync(id);
        _ = await Store.RunAsync<RecordTraits, int>(r => r.RunAsync(Console, [.. members.Take(2).Select(m => new NewTrait(TraitOf.Member, m.Value, "pension", "no", new DateOnly(2025, 8, 1)))]));
        return id;
    }

    public Task<IReadOnlyList<MemberId>> MembersAsync(HouseholdId id) => ReadAsync(async db =>
        (IReadOnlyList<MemberId>)await db.MemberFactsOn(March).Where(m => m.HouseholdId == id).OrderBy(m => m.MemberNo).Select(m => m.MemberId).ToListAsync());

    public Task<MadeList> MakeAsync(DateOnly day, PlaceId? commune = null, string policy = "social-pension") => Store.RunAsync<MakeSupportList, MadeList>(m => m.RunAsync(Console, commune ?? Commune, policy, day));

    public Task<StepDone> StepAsync(SupportListId list, LineStep step, DateOnly on, IReadOnlyCollection<SupportLineId>? lines = null, string? reason = null) =>
        Store.RunAsync<StepLines, StepDone>(s => s.RunAsync(Console, list, new NewLineStep(step, lines, on, Reason: reason, Source: step == LineStep.Deliver ? "central-recurrent" : null, Component: step == LineStep.Deliver ? "social-allowance" : null)));

    public Task<IReadOnlyList<SupportLine>> LinesAsync() => ReadAsync(async db => (IReadOnlyList<SupportLine>)await db.Set<SupportLine>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());

    /// <summary>Who is owed the pension on a day, and how far it is.</summary>
    public async Task<IReadOnlyList<(string Name, OwedState State)>> PensionsAsync(DateOnly day, PlaceId? commune = null) =>
        [.. (await Store.RunAsync<ReadOwed, IReadOnlyList<OwedLine>>(r => r.OfPlaceAsync(Console, commune ?? Commune, day))).Where(l => l.Owed.Policy.Code == "social-pension").Select(l => (l.Member!.Name, l.State))];

    public Task<T> ReadAsync<T>(Func<AniseDb, Task<T>> read) => Store.DoAsync(read);

    public static Rights Someone(Role role, PlaceId place) => new(new Actor("somebody", "test", 7), [new Grant { UserId = 7, Role = role, Place = place }]);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
