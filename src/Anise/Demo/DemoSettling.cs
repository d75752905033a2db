using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Demo;

/// <summary>What is to be settled in a commune.</summary>
/// <param name="Commune">The commune, as it is on the day.</param>
/// <param name="Today">The code of the commune of today that it is, or became.</param>
/// <param name="Households">How many households.</param>
/// <param name="Villages">In how many villages.</param>
/// <param name="VillagesFrom">The day from which the villages are.</param>
/// <param name="From">The day from which the households are known.</param>
internal sealed record DemoSettlement(MappedPlace Commune, string Today, int Households, int Villages, DateOnly VillagesFrom, DateOnly From);

/// <summary>Settles the communes of the demo: adds their villages, and records invented households in them.</summary>
public sealed class DemoSettling(AniseDb db, AddVillage addVillage, RecordHouseholds record)
{
    private const int Tries = 200;

    private readonly Dictionary<string, int> _serials = [];

    // Villages keep their names when communes merge: no two of one commune of today are called alike.
    private readonly Dictionary<string, HashSet<string>> _used = [];

    /// <summary>Settles one commune; the households are in the order of their ids.</summary>
    internal async Task<IReadOnlyList<DemoHousehold>> RunAsync(
        Rights rights, DemoSettlement here, DemoNames names, DemoPeople people, DemoRandom random, CancellationToken cancel)
    {
        List<PlaceId> villages = await AddVillagesAsync(here, names.Villages, random, cancel);
        string[] groups = [.. villages.Select(_ => people.VillageGroup())];
        var families = new List<DemoFamily>(here.Households);
        var rows = new List<NewHousehold>(here.Households);
        for (int i = 0; i < here.Households; i++)
        {
            cancel.ThrowIfCancellationRequested();
            int v = random.Between(0, villages.Count - 1);
            DemoFamily family = people.Family(groups[v]);
            int serial = _serials[here.Today] = _serials.GetValueOrDefault(here.Today) + 1;
            string code = here.Today + serial.ToString("0000", CultureInfo.InvariantCulture);
            families.Add(family);
            rows.Add(new NewHousehold(villages[v], code, [.. family.People.Select(ToMember)]));
        }
        IReadOnlyList<HouseholdId> ids = DemoPart.Must(await record.RunAsync(rights, rows, here.From, null, null, cancel));
        ILookup<HouseholdId, string> keys = (await db.MemberFacts.AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.HouseholdId))
            .OrderBy(m => m.MemberNo).Select(m => new { m.HouseholdId, m.MemberId }).ToListAsync(cancel))
            .ToLookup(m => m.HouseholdId, m => m.MemberId.Value.ToString(CultureInfo.InvariantCulture));
        string area = here.Commune.IsUrban ? "urban" : "rural";
        return [.. ids.Select((id, i) => new DemoHousehold(id, rows[i].VillageId, here.Commune.Id, here.Today, families[i], area) { MemberKeys = [.. keys[id]] })];
    }

    private static NewMember ToMember(DemoPerson person) => new(person.Name, person.Sex, person.Relationship)
    {
        BirthDate = person.YearOnly ? null : person.Birth,
        BirthYear = person.Birth.Year,
        Ethnicity = person.Ethnicity,
        CitizenId = person.CitizenId,
    };

    private async Task<List<PlaceId>> AddVillagesAsync(DemoSettlement here, DemoNames.VillageNames names, DemoRandom random, CancellationToken cancel)
    {
        if (!_used.TryGetValue(here.Today, out HashSet<string>? used)) _used.Add(here.Today, used = new HashSet<string>(StringComparer.Ordinal));
        var villages = new List<PlaceId>();
        while (villages.Count < here.Villages)
        {
            string name = NameOf(here.Commune, names, random);
            for (int tries = 1; !used.Add(name); tries++)
            {
                name = NameOf(here.Commune, names, random);
                // The names of the file run out: from then on they are numbered.
                if (tries >= Tries) name = string.Create(CultureInfo.InvariantCulture, $"{name} ({tries - Tries + 2})");
            }
            villages.Add(DemoPart.Must(await addVillage.RunAsync(Rights.ForConsole(), here.Commune.Id, name, here.VillagesFrom, names.Reference, cancel)));
        }
        return villages;
    }

    private static string NameOf(MappedPlace commune, DemoNames.VillageNames names, DemoRandom random) => commune.IsUrban
        ? random.Of(names.Town).Replace("*", random.Between(1, 9).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        : $"{names.Word} {random.Of(names.First)} {random.Of(names.Second)}";
}
