using System.Collections.Concurrent;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Places;
using Anise.Reviews;
using Anise.Reviews.Figures;
using Anise.Rules.Answering;
using Anise.Rules.Sets;
using Anise.Rules.Tables;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Assessment = Anise.Reviews.Assessment;

namespace Anise.Scenarios;

/// <summary>Keeps the packed households of reviews, by set of rules, while their review does not change. One for the whole program; safe for many threads.</summary>
public sealed class ScenarioCache
{
    private const int Most = 1_000;   // reviews times sets; the oldest leave first
    private readonly ConcurrentDictionary<string, (ScenarioPart Part, long Version, long Used)> _parts = new(StringComparer.Ordinal);
    private long _clock;

    internal async Task<ScenarioPart> GetAsync(string key, RuleSet rules, long version, Func<Task<ScenarioPart>> make)
    {
        long now = Interlocked.Increment(ref _clock);
        if (_parts.TryGetValue(key, out var kept) && kept.Version == version && kept.Part.Rules == rules)   // a replaced score table makes another set
        {
            _parts[key] = kept with { Used = now };
            return kept.Part;
        }
        ScenarioPart part = await make();
        _parts[key] = (part, version, now);
        if (_parts.Count > Most)
            foreach (var old in _parts.OrderBy(p => p.Value.Used).Take(Most / 10)) _parts.TryRemove(old.Key, out _);
        return part;
    }
}

/// <summary>Reads the households of a year's reviews that have answers: of decided reviews those decided on, else those whose form is filled so far.</summary>
internal sealed class ScenarioParts(AniseDb db, PlaceMaps maps, RecordChanges changes, RecordKind lists, ScenarioCache cache)
{
    /// <summary>The parts of the reviews that <paramref name="concerns"/> picks by their commune and its villages.</summary>
    public async Task<IReadOnlyList<ScenarioPart>> ReadAsync(int year, RuleSet rules, IReadOnlyList<Assumption> assumptions, Func<IEnumerable<PlaceId>, bool> concerns, CancellationToken cancel)
    {
        var parts = new List<ScenarioPart>();
        IReadOnlyList<RecordPart> reviews = await ReviewParts.ReadAsync(db, maps, changes, lists, year, cancel);
        if (reviews.Count == 0) return parts;
        PlaceMap map = await ReviewParts.MapAsync(db, maps, year, cancel);
        foreach (RecordPart review in reviews)
        {
            PlaceId commune = review.Commune!.Value;
            if (!concerns([commune, .. map.Find(commune) is null ? [] : map.VillagesIn(commune).Select(v => v.Id)])) continue;
            parts.Add(await cache.GetAsync($"{rules.Name}|{string.Join(';', assumptions)}|{year}|{review.Key}", rules, review.Version, () => MakeAsync(year, commune, rules, assumptions, cancel)));
        }
        return parts;
    }

    private async Task<ScenarioPart> MakeAsync(int year, PlaceId commune, RuleSet rules, IReadOnlyList<Assumption> assumptions, CancellationToken cancel)
    {
        CommuneReview review = await db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Year == year && r.CommuneId == commune, cancel);
        Dictionary<AssessmentId, Assessment> forms = await db.Assessments.AsNoTracking().Where(a => a.ReviewId == review.Id).ToDictionaryAsync(a => a.Id, cancel);
        var rows = review.DecidedOn is null ? await SoFarAsync(review, forms, cancel) : await DecidedAsync(review, cancel);
        var answered = new List<AnsweredHousehold>();
        var answers = new List<(Answers, DateOnly)>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var without = new List<PlaceId>();
        foreach (var (household, id) in rows)
        {
            if (id is not { } form)
            {
                without.Add(household.Place);
                continue;
            }
            Answers given = Answers.FromJson(forms[form].AnswersJson);
            answered.Add(household with { People = given.Members.Count });
            answers.Add((given, forms[form].On));   // ages of that day; parameters of the nearest day of the set
            asked.UnionWith(given.Household.Keys);
            foreach (MemberAnswers member in given.Members) asked.UnionWith(member.Values.Keys);
        }
        foreach (Assumption assumed in assumptions.Where(a => !asked.Contains(a.Question)))   // what was asked and not answered stays open
            for (int i = 0; i < answers.Count; i++) assumed.Fill(answers[i].Item1, answered[i].Household?.Value ?? i);
        return new ScenarioPart(answered, rules.Tabulate(answers), rules, without, asked);
    }

    private async Task<List<(AnsweredHousehold, AssessmentId?)>> DecidedAsync(CommuneReview review, CancellationToken cancel)
    {
        List<DecidedHousehold> rows = await db.DecidedHouseholds.AsNoTracking().Where(d => d.ReviewId == review.Id).OrderBy(d => d.Line).ToListAsync(cancel);
        return [.. rows.Select(d => (
            new AnsweredHousehold(d.HouseholdId, d.Code, d.Head, d.HeadSex, d.Ethnicity, d.Members, d.VillageId ?? review.CommuneId, ClassSet.Of(d.ClassCode)), d.AssessmentId))];
    }

    private async Task<List<(AnsweredHousehold, AssessmentId?)>> SoFarAsync(CommuneReview review, Dictionary<AssessmentId, Assessment> forms, CancellationToken cancel)
    {
        List<ListedHousehold> listed = await db.ListedHouseholds.AsNoTracking().Where(l => l.ReviewId == review.Id && l.RemovedOn == null).OrderBy(l => l.HouseholdId).ToListAsync(cancel);
        List<HouseholdId> ids = [.. listed.Select(l => l.HouseholdId)];
        Dictionary<HouseholdId, Household> known = await db.Households.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancel);
        return [.. listed.Select(l =>
        {
            Household h = known[l.HouseholdId];
            string? today = l.AssessmentId is { } form ? forms[form].ClassCode : null;
            return (new AnsweredHousehold(l.HouseholdId, h.Code, h.HeadName, h.HeadSex, h.Ethnicity, h.MemberCount, l.VillageId, ClassSet.Of(today)), l.AssessmentId);
        })];
    }
}
