using System.Globalization;
using Anise.Basics;
using Anise.Facts;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Households;

/// <summary>One value that became another.</summary>
/// <param name="Member">The member's name; null for the household itself.</param>
/// <param name="Field">Kebab-case code of the field.</param>
/// <param name="Before">What was held before, as shown; null for nothing.</param>
/// <param name="After">What is held now, as shown; null for nothing.</param>
public sealed record ValueChange(string? Member, string Field, string? Before, string? After)
{
    /// <summary>The field in the language of the user.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Label => Texts.Get("field-" + Field);
}

/// <summary>What one write said about the household from a day on.</summary>
/// <param name="HoldsFrom">The day from which it holds.</param>
/// <param name="Revision">The write.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="UserName">Who recorded it.</param>
/// <param name="Action">By which act, kebab-case.</param>
/// <param name="Reason">Why.</param>
/// <param name="Changes">What became other; everything, for the first.</param>
public sealed record HouseholdEvent(
    DateOnly HoldsFrom, long Revision, DateTimeOffset? At, string? UserName, string? Action, string? Reason, IReadOnlyList<ValueChange> Changes);

/// <summary>Tells the history of a household from its facts and the journal. Citizen IDs stay masked.</summary>
internal static class HouseholdHistory
{
    public static async Task<IReadOnlyList<HouseholdEvent>> ReadAsync(AniseDb db, PlaceMaps maps, HouseholdId id, long known, CancellationToken cancel)
    {
        IQueryable<MemberFact> all = db.MemberFacts.AsNoTracking();
        List<HouseholdFact> household = await db.HouseholdFacts.AsNoTracking().Where(f => f.HouseholdId == id && f.Revision <= known).ToListAsync(cancel);
        // Who ever lived here is found by the index of households, their facts by the key: asked fact by fact, every fact of the store would be looked at.
        IQueryable<MemberId> here = all.Where(f => f.HouseholdId == id && f.Revision <= known).Select(f => f.MemberId);
        List<MemberFact> members = await all.Where(f => f.Revision <= known && here.Contains(f.MemberId)).ToListAsync(cancel);
        var changes = new List<(DateOnly Day, long Revision, ValueChange Change)>();
        Dictionary<PlaceId, string> villages = await VillageNamesAsync(db, household, cancel);
        Dictionary<HouseholdId, string> others = await HouseholdNamesAsync(db, members, known, cancel);
        Walk(FactFields.Household, household, _ => null, villages, others, changes, _ => true);
        foreach (IGrouping<MemberId, MemberFact> one in members.GroupBy(f => f.MemberId))
            Walk(FactFields.Member, [.. one], f => f.Name, villages, others, changes, f => f.HouseholdId == id);

        long[] revisions = [.. changes.Select(c => c.Revision).Distinct()];
        var writes = (await db.Set<JournalEntry>().AsNoTracking().Where(e => EF.Parameter(revisions).Contains(e.Number)).ToListAsync(cancel)).ToDictionary(e => e.Revision);
        return [.. changes.GroupBy(c => (c.Day, c.Revision)).OrderByDescending(g => g.Key.Revision).ThenBy(g => g.Key.Day).Select(g =>
        {
            JournalEntry? write = writes.GetValueOrDefault(g.Key.Revision);
            DateTimeOffset? at = write is null ? null : DateTimeOffset.Parse(write.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            return new HouseholdEvent(g.Key.Day, g.Key.Revision, at, write?.UserName, write?.Action, write?.Reason, [.. g.Select(c => c.Change)]);
        })];
    }

    /// <summary>Replays the facts in the order in which they were recorded; each is compared with what was held on its day before it.</summary>
    private static void Walk<T>(
        IReadOnlyList<FactField<T>> fields, IReadOnlyList<T> facts, Func<T, string?> name, Dictionary<PlaceId, string> villages, Dictionary<HouseholdId, string> others,
        List<(DateOnly, long, ValueChange)> changes, Func<T, bool> here) where T : class, IFact<T>
    {
        var known = new Timeline<T>(fields);
        foreach (T fact in facts.OrderBy(f => f.Revision).ThenBy(f => f.HoldsFrom))
        {
            T? before = known.On(fact.HoldsFrom);
            known.Read(fact);
            if (!here(fact) && (before is null || !here(before))) continue;
            foreach (FactField<T> field in fields)
            {
                if (before is not null && field.Same(before, fact)) continue;
                string? was = before is null ? null : Show(field.Code, field.Get(before), villages, others);
                string? now = Show(field.Code, field.Get(fact), villages, others);
                if (was is not null || now is not null)
                    changes.Add((fact.HoldsFrom, fact.Revision, new ValueChange(name(fact), field.Code, was, now)));
            }
        }
    }

    /// <summary>A value as pages show it.</summary>
    internal static string? Show(string field, object? value, IReadOnlyDictionary<PlaceId, string> villages, IReadOnlyDictionary<HouseholdId, string>? households = null) => value switch
    {
        null => null,
        PlaceId place => villages.GetValueOrDefault(place) ?? place.ToString(),
        HouseholdId household when households?.GetValueOrDefault(household) is { } name => name,
        HouseholdId household => household.Value.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        Sex sex => Texts.Get(sex == Sex.Male ? "male" : "female"),
        string code when field == "relationship" && Relationships.Exists(code) => Relationships.Label(code),
        string code when field == "ethnicity" && EthnicGroups.Exists(code) => EthnicGroups.NameOf(code),
        string digits when field == "citizen-id" => ReadHousehold.Masked(digits),
        string kind when field is "ended" or "left" => Texts.Get(kind),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Households that members came from or went to, by head and code as known then, so that the history says where to look further.</summary>
    private static async Task<Dictionary<HouseholdId, string>> HouseholdNamesAsync(AniseDb db, List<MemberFact> facts, long known, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. facts.Select(f => f.HouseholdId).Distinct()];
        var heads = await db.MemberFacts.AsNoTracking()
            .Where(f => EF.Parameter(ids).Contains(f.HouseholdId) && f.Relationship == Relationships.Head && f.Left == null && f.Revision <= known)
            .Select(f => new { f.HouseholdId, f.HoldsFrom, f.Revision, f.Name }).ToListAsync(cancel);
        var codes = (await db.HouseholdFacts.AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.HouseholdId) && f.Revision <= known)
            .Select(f => new { f.HouseholdId, f.HoldsFrom, f.Revision, f.Code }).ToListAsync(cancel)).ToLookup(f => f.HouseholdId);
        return heads.GroupBy(f => f.HouseholdId).ToDictionary(g => g.Key, g =>
        {
            string head = g.OrderBy(f => f.HoldsFrom).ThenBy(f => f.Revision).Last().Name;
            return codes[g.Key].OrderBy(f => f.HoldsFrom).ThenBy(f => f.Revision).LastOrDefault()?.Code is { } code ? $"{head} ({code})" : head;
        });
    }

    private static async Task<Dictionary<PlaceId, string>> VillageNamesAsync(AniseDb db, List<HouseholdFact> facts, CancellationToken cancel)
    {
        List<PlaceId> ids = [.. facts.Select(f => f.VillageId).Distinct()];
        List<PlaceSpan> spans = await db.Set<PlaceSpan>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.PlaceId)).ToListAsync(cancel);
        return spans.GroupBy(s => s.PlaceId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.From)!.Name);
    }
}
