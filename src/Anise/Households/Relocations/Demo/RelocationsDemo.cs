using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tables.Values;
using Microsoft.EntityFrameworkCore;
using static Anise.Access.DemoPart;

namespace Anise.Households.Relocations.Demo;

/// <summary>Three households that go from one commune of the demo to another: one has arrived, one was sent back, one waits. All of it is invented.</summary>
internal sealed class RelocationsDemo(AniseDb db, PlaceMaps maps, AnnounceRelocation announce, AcceptRelocation accept, ReturnRelocation sendBack, TimeProvider clock) : IDemoPart
{
    private const string From = "06505", To = "06463";

    public async Task MakeAsync(Rights rights, CancellationToken cancel)
    {
        DateOnly today = clock.Today();
        PlaceMap map = await maps.OnAsync(today, cancel);
        if (map.FindByCode(From) is not { } from || map.FindByCode(To) is not { } to) return;
        Dictionary<string, string> data = YamlWords.Load<Dictionary<string, string>>("Anise.Households.Data.relocations-demo");
        Rights here = await OfficerAsync(From, cancel), there = await OfficerAsync(To, cancel);
        PlaceId[] villages = [.. map.VillagesIn(from.Id).Select(p => p.Id)];
        HouseholdId[] leaving = await db.Households.AsNoTracking().Where(h => villages.Contains(h.VillageId) && h.ClassCode == null).OrderBy(h => h.Id).Select(h => h.Id).Take(3).ToArrayAsync(cancel);
        if (leaving is not [var arrived, var returned, var waiting]) return;

        RelocationId first = Must(await announce.RunAsync(here, arrived, Of(today.AddDays(-9), "accepted"), cancel));
        PlaceId village = map.VillagesIn(to.Id)[0].Id;
        Must(await accept.RunAsync(there, first, new Arrival { Village = village }, cancel));
        RelocationId second = Must(await announce.RunAsync(here, returned, Of(today.AddDays(-2), "returned"), cancel));
        Must(await sendBack.RunAsync(there, second, data["sent-back"], cancel));
        Must(await announce.RunAsync(here, waiting, Of(today.AddDays(-1), "waiting"), cancel));

        NewRelocation Of(DateOnly day, string reason) => new(to.Id, day, [], [], data[reason], data["contact"]);
    }

    private async Task<Rights> OfficerAsync(string commune, CancellationToken cancel)
    {
        User officer = await db.Users.AsNoTracking().Include(u => u.Grants).SingleAsync(u => u.UserName == "canbo." + commune, cancel);
        return new Rights(new Actor(officer.UserName!, "demo", officer.Id) { SignsAs = officer.DisplayName }, officer.Grants);
    }
}
