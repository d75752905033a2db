using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Modules;
using Anise.Places;
using Anise.Plans;
using Anise.Plans.Following;
using Anise.Plans.Import;
using Anise.Plans.Targets;
using Anise.Store;
using Anise.Tests.Store;
using Anise.Tests.Works;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Plans;

/// <summary>A store with the directive of 2023 of the province, over the works of commune 06505 and of a second commune of former Chi Lăng. The clock stands on 25 November 2026.</summary>
internal sealed class PlansWorld : IAsyncDisposable
{
    public static readonly DateOnly Issued = new(2023, 1, 12), Sent = new(2023, 1, 20), YearEnd = new(2023, 12, 31);

    private PlansWorld(WorksWorld works) => Works = works;

    public WorksWorld Works { get; }

    public TestServices Store => Works.Store;

    public Rights Console => Works.Console;

    public PlaceId Province { get; private set; }

    public PlaceId District { get; private set; }

    public DirectiveId Directive { get; private set; }

    public static async Task<PlansWorld> CreateAsync()
    {
        var world = new PlansWorld(await WorksWorld.CreateAsync());
        PlaceMap then = await world.Store.MapAsync(Issued);
        (world.Province, world.District) = (then.Province.Id, then.FindByCode("187")!.Id);
        world.Directive = await world.RecordAsync("01/CT-UBND", 2023, Issued);
        return world;
    }

    public Task<DirectiveId> RecordAsync(string number, int year, DateOnly on) =>
        Store.RunAsync<RecordDirective, DirectiveId>(r => r.RunAsync(Console, new NewDirective(number, year, on, "UBND tỉnh", "Nhiệm vụ trong năm", Province)));

    /// <summary>Tanks that works of a day make.</summary>
    public Task<WorksDayId> TanksAsync(DateOnly date, decimal tanks, PlaceId? at = null) => Works.RecordAsync(Works.Day(at ?? Works.CommuneId, date, 10, ("pesticide-tank", tanks)));

    public static NewTarget Tanks(PlaceId place, decimal value) => new("pesticide-tanks", place, null, value);

    public Task<(SetOfTargets? Done, IReadOnlyList<TargetFault> Faults)> SetAsync(IReadOnlyList<NewTarget> targets, Revision? revision = null, Rights? rights = null, DirectiveId? directive = null) =>
        Store.DoAsync<SetTargets, (SetOfTargets?, IReadOnlyList<TargetFault>)>(s => s.RunAsync(rights ?? Console, directive ?? Directive, targets, revision));

    public async Task MustSetAsync(params NewTarget[] targets) => Assert.Empty((await SetAsync(targets)).Faults);

    /// <summary>The code of the one problem with a target.</summary>
    public async Task<string> FaultAsync(NewTarget target, Revision? revision = null) => Assert.Single((await SetAsync([target], revision)).Faults).Problem.Code;

    public Task<DirectiveId> SendAsync(string? reason = null) => Store.RunAsync<SendDirective, DirectiveId>(s => s.RunAsync(Console, Directive, Sent, reason));

    public async Task ReviseAsync(NewTarget target, DateOnly from, string reason = "Điều chỉnh") => Assert.Empty((await SetAsync([target], new Revision(from, reason, "96/QĐ-UBND"))).Faults);

    public Task<IReadOnlyList<FollowedTarget>> FollowAsync(FollowQuery query, Rights? rights = null) => Store.DoAsync<FollowTargets, IReadOnlyList<FollowedTarget>>(f => f.RunAsync(rights ?? Console, query));

    public async Task<FollowedTarget> OneAsync(DateOnly? on = null, PlaceId? place = null) => Assert.Single(await FollowAsync(new FollowQuery { Directive = Directive, On = on }), t => place is null || t.Target.PlaceId == place);

    public async Task<IReadOnlyList<Cascade>> CascadesAsync(DirectiveId? of = null)
    {
        DirectiveId id = of ?? Directive;
        Directive directive = await Store.DoAsync<AniseDb, Directive>(db => db.Set<Directive>().AsNoTracking().SingleAsync(d => d.Id == id));
        return await Store.DoAsync<ReadCascades, IReadOnlyList<Cascade>>(r => r.RunAsync(directive));
    }

    public async Task<TargetsImported> ImportAsync(string file, Revision? revision = null, Rights? rights = null)
    {
        Directive directive = await Store.DoAsync<AniseDb, Directive>(db => db.Set<Directive>().AsNoTracking().SingleAsync(d => d.Id == Directive));
        return await Store.DoAsync<ImportTargets, TargetsImported>(i => i.RunAsync(rights ?? Console, directive, new MemoryStream(Encoding.UTF8.GetBytes(file)), "chi-tieu.csv", revision));
    }

    public static Rights Someone(Role role, PlaceId place) => new(new Actor("somebody", "test", 7), [new Grant { UserId = 7, Role = role, Place = place }]);

    public Task<long> SeenAsync() => Store.DoAsync<AniseDb, long>(db => db.Set<JournalHead>().Select(h => h.Count).SingleAsync());

    /// <summary>Does something as somebody whose form was made when the journal stood so far.</summary>
    public Task<TResult> AsSeenAsync<TService, TResult>(long seen, Func<TService, Task<TResult>> act) where TService : notnull => Store.DoAsync<IServiceProvider, TResult>(services =>
    {
        ((ReadAt)services.GetService(typeof(ReadAt))!).Entry = seen;
        return act((TService)services.GetService(typeof(TService))!);
    });

    public ValueTask DisposeAsync() => Works.DisposeAsync();
}
