using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Results;
using Anise.Rules.Answering;
using Anise.Rules.Entitling;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Owed;

/// <summary>Reads households with what policies ask of them: the registry, decided classes, answers of forms, recorded traits, the region of the commune.</summary>
public sealed class HouseholdCases(AniseDb db, PlaceMaps maps, ClassHistory classes, KeptReads kept)
{
    /// <summary>Those that live in some villages on a day, in the order of their ids.</summary>
    public async Task<IReadOnlyList<OwedHousehold>> InAsync(IReadOnlyList<PlaceId> villages, DateOnly day, CancellationToken cancel) =>
        await MakeAsync(await db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Ended == null && EF.Parameter(villages).Contains(f.VillageId)).ToListAsync(cancel), day, cancel);

    /// <summary>One household on a day; null where it does not live anywhere then.</summary>
    public async Task<OwedHousehold?> OneAsync(HouseholdId id, DateOnly day, CancellationToken cancel) =>
        (await MakeAsync(await db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Ended == null && f.HouseholdId == id).ToListAsync(cancel), day, cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<OwedHousehold>> MakeAsync(List<HouseholdFact> facts, DateOnly day, CancellationToken cancel)
    {
        if (facts.Count == 0) return [];
        List<HouseholdId> ids = [.. facts.Select(f => f.HouseholdId)];
        ILookup<HouseholdId, MemberFact> members = (await db.MemberFactsOn(day).AsNoTracking().Where(m => m.Left == null && EF.Parameter(ids).Contains(m.HouseholdId)).ToListAsync(cancel)).ToLookup(m => m.HouseholdId);
        var spells = await classes.OfAsync(ids, cancel);
        Dictionary<HouseholdId, Answers> forms = await FormsAsync(ids, day, cancel);
        Dictionary<HouseholdId, string> deprivations = await DeprivationsAsync(ids, day, cancel);
        ILookup<(TraitOf, long), SupportTrait> traits = await kept.GetAsync(db, (typeof(SupportTrait), day), () => TraitsAsync(day, cancel), cancel);
        Surroundings around = await kept.GetAsync(db, (typeof(Surroundings), day), () => AroundAsync(day, cancel), cancel);
        return [.. facts.OrderBy(f => f.HouseholdId.Value).Select(f => Make(f, [.. members[f.HouseholdId].OrderBy(m => m.Relationship != Relationships.Head).ThenBy(m => m.MemberNo)]))];

        OwedHousehold Make(HouseholdFact fact, List<MemberFact> living)
        {
            MappedPlace? village = around.Trail.Find(fact.VillageId), commune = village is null ? null : around.Map.CommuneOf(village.Id);
            var answers = new Answers { Area = commune is null ? null : commune.IsUrban ? "urban" : "rural" };
            if (around.AnyRegion && commune is not null) answers["commune-region"] = commune.Region ?? "none";
            if (deprivations.TryGetValue(fact.HouseholdId, out string? lacks)) answers["deprivations"] = lacks;
            foreach (SupportTrait trait in (village is null ? [] : traits[(TraitOf.Place, village.Id.Value)]).Concat(commune is null ? [] : traits[(TraitOf.Place, commune.Id.Value)]).Concat(traits[(TraitOf.Household, fact.HouseholdId.Value)]))
                answers[trait.Trait] = trait.Value;
            Answers? form = forms.GetValueOrDefault(fact.HouseholdId);
            foreach (MemberFact member in living)
            {
                string key = member.MemberId.Value.Key();
                var values = new Dictionary<string, string?>();
                if (form?.Members.FirstOrDefault(m => m.Key == key) is { } filled) foreach (var (trait, value) in FormTraits.Of(filled)) values[trait] = value;
                if (member.Ethnicity is { } group) values["ethnic-minority"] = EthnicGroups.IsMinority(group) ? "yes" : "no";
                foreach (SupportTrait trait in traits[(TraitOf.Member, member.MemberId.Value)]) values[trait.Trait] = trait.Value;
                answers.Members.Add(new()
                {
                    Key = member.MemberNo.ToString(System.Globalization.CultureInfo.InvariantCulture), Sex = member.Sex == Sex.Male ? MemberSex.Male : MemberSex.Female,
                    BirthDate = member.BirthDate, BirthYear = member.BirthYear, Relationship = member.Relationship, Values = values,
                });
            }
            return new(fact.HouseholdId, village?.Id ?? fact.VillageId, fact.Code, [.. living.Select(m => new OwedMember(m.MemberId, m.MemberNo, m.Name))],
                new EntitlementCase { Answers = answers, Classes = spells[fact.HouseholdId] });
        }
    }

    /// <summary>The answers of the last form before the day.</summary>
    private async Task<Dictionary<HouseholdId, Answers>> FormsAsync(List<HouseholdId> ids, DateOnly day, CancellationToken cancel)
    {
        var last = await db.Assessments.AsNoTracking().Where(a => a.On <= day && EF.Parameter(ids).Contains(a.HouseholdId)).GroupBy(a => a.HouseholdId).Select(g => new { Household = g.Key, Id = g.Max(a => a.Id) }).ToListAsync(cancel);
        List<AssessmentId> which = [.. last.Select(l => l.Id)];
        return await db.Assessments.AsNoTracking().Where(a => EF.Parameter(which).Contains(a.Id)).ToDictionaryAsync(a => a.HouseholdId, a => Answers.FromJson(a.AnswersJson), cancel);
    }

    /// <summary>What the last decided list before the day says a household lacks.</summary>
    private async Task<Dictionary<HouseholdId, string>> DeprivationsAsync(List<HouseholdId> ids, DateOnly day, CancellationToken cancel) =>
        (await db.DecidedHouseholds.AsNoTracking().Where(d => d.HouseholdId != null && d.Deprivations != null && EF.Parameter(ids).Contains(d.HouseholdId.Value))
            .Join(db.ReviewDecisions.AsNoTracking().Where(r => r.On <= day), d => d.ReviewId, r => r.ReviewId, (d, r) => new { d.HouseholdId, d.Deprivations, r.On }).ToListAsync(cancel))
            .GroupBy(d => d.HouseholdId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(d => d.On)!.Deprivations!);

    private async Task<ILookup<(TraitOf, long), SupportTrait>> TraitsAsync(DateOnly day, CancellationToken cancel) =>
        (await db.Set<SupportTrait>().AsNoTracking().Where(t => t.HoldsFrom <= day).ToListAsync(cancel)).OrderBy(t => t.HoldsFrom).ToLookup(t => (t.Of, t.OfId));

    private async Task<Surroundings> AroundAsync(DateOnly day, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        return new(map, await PlaceTrail.ReadAsync(db, map, cancel), map.Communes.Any(c => c.Region is not null));
    }

    private sealed record Surroundings(PlaceMap Map, PlaceTrail Trail, bool AnyRegion);
}
