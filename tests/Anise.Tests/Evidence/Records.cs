using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Evidence.Changes;
using Anise.Evidence.Files;
using Anise.Journal;
using Anise.Modules;
using Anise.Tests.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Evidence;

/// <summary>A store with the places of Lang Son and records of an area that evidence knows nothing of: tanks, each by the code of its commune and a number.</summary>
internal sealed class Records : IEvidencedRecords
{
    public const string Tank = "tank";

    public Dictionary<string, EvidencedRecord> All { get; } = [];

    public SubjectKind Kind { get; } = new(Tank);

    public Permission See { get; } = new("SeeTanks", Role.Enumerator, Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    public Permission Change { get; } = new("EditTanks", Role.CommuneOfficer);

    public Task<IReadOnlyDictionary<string, EvidencedRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, EvidencedRecord>>(ids.Where(All.ContainsKey).ToDictionary(id => id, id => All[id]));

    /// <summary>A store with two tanks in Vạn Linh (06505) and one in Chi Lăng (06463).</summary>
    public static async Task<(TestServices Store, Records Tanks)> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var tanks = new Records();
        TestServices store = await TestServices.LangSonAsync(services =>
        {
            services.AddScoped<IEvidencedRecords>(_ => tanks);
            more?.Invoke(services);
        });
        foreach (var (id, commune) in ((string, string)[])[("1", "06505"), ("2", "06505"), ("3", "06463")])
            tanks.All[id] = new EvidencedRecord(await store.CommuneAsync(commune), "Tank " + id, "/tanks/" + id);
        return (store, tanks);
    }
}

internal static class EvidenceSteps
{
    public static async Task<PlaceId> CommuneAsync(this TestServices store, string code) => (await store.MapAsync(store.Clock.Day)).FindByCode(code)!.Id;

    public static async Task<Rights> RightsAsync(this TestServices store, string user, Role role, string place) =>
        new(new Actor(user, "test", user.Sum(c => c)), [new Grant { UserId = user.Sum(c => c), Role = role, Place = await store.CommuneAsync(place) }]);

    public static Task<Result<EvidenceId>> SendAsync(this TestServices store, Rights rights, string record, byte[] content, string name = "a.jpg", DateOnly? stated = null, string kind = Records.Tank) =>
        store.DoAsync<AddEvidence, Result<EvidenceId>>(add => add.RunAsync(rights, kind, record, new SentFile(name, content, stated), TestContext.Current.CancellationToken));

    public static async Task<EvidenceId> AddAsync(this TestServices store, string record, byte[] content, string name = "a.jpg", DateOnly? stated = null, Rights? rights = null)
    {
        Result<EvidenceId> added = await store.SendAsync(rights ?? TestStore.Console, record, content, name, stated);
        Assert.True(added.Ok, string.Join("; ", added.Problems.Select(p => $"{p.Code}: {p.Message}")));
        return added.Value;
    }

    /// <summary>The files of the store's evidence, without the folder.</summary>
    public static string[] Files(this TestServices store)
    {
        string folder = EvidenceFolder.Of(new Anise.Store.StorePlace(store.File));
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)] : [];
    }

    public static string FileOf(this TestServices store, string hash) => Path.Combine(EvidenceFolder.Of(new Anise.Store.StorePlace(store.File)), hash[..2], hash[2..]);
}
