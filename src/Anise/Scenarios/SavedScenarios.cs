using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Places;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Scenarios;

/// <summary>A saved question with the place it was asked for.</summary>
/// <param name="Scenario">What was saved.</param>
/// <param name="Place">The place, on today's map.</param>
public sealed record SavedScenario(Scenario Scenario, MappedPlace Place);

/// <summary>Saves questions under a name, lists them, takes them off the list.</summary>
public sealed class SavedScenarios(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 120;

    private const int LongestQuery = 4000;

    /// <summary>Saves a question. Needs <c>Permission.SeeHouseholds</c> and <c>Permission.SaveScenarios</c> for its place.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<ScenarioId>> SaveAsync(Rights rights, WhatIfForm form, string? name, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        if (map.Find(form.Question.Place) is not { } place) return Texts.Problem("no-place", "place");
        rights.Demand(Permission.SeeHouseholds, map.ScopeOf(place.Id));
        rights.Demand(Permission.SaveScenarios, map.ScopeOf(place.Id));
        name = name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName) return Texts.Problem("scenario-name", "scenario-name", LongestName);
        if (form.Problems.Count > 0) return Result<ScenarioId>.Refused(form.Problems);
        string query = string.Join('&', form.ToAddress().Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
        if (query.Length > LongestQuery) return Texts.Problem("scenario-long", "scenario-name");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ScenariosActs.SaveScenario, null, cancel);
        var id = new ScenarioId(await db.ReserveAsync("scenario", 1, cancel));
        db.Add(new Scenario
        {
            Id = id, PlaceId = place.Id, Year = form.Question.Year, Name = name, Query = query, SavedBy = rights.Actor.Name, SavedAt = write.At,
        });
        await write.CommitAsync(cancel);
        return id;
    }

    /// <summary>Takes a scenario off the list. Needs <c>Permission.SeeHouseholds</c> for its place, and to have saved it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    /// <exception cref="KeyNotFoundException">There is no such scenario.</exception>
    public async Task<Result<ScenarioId>> RemoveAsync(Rights rights, ScenarioId id, CancellationToken cancel = default)
    {
        SavedScenario saved = await FindAsync(rights, id, cancel) ?? throw new KeyNotFoundException($"No scenario {id.Value}.");
        if (saved.Scenario.SavedBy != rights.Actor.Name && !rights.Console) throw new NoAccessException(Permission.SeeHouseholds);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ScenariosActs.RemoveScenario, null, cancel);
        IQueryable<Scenario> all = db.Set<Scenario>();
        (await all.SingleAsync(s => s.Id == id, cancel)).Removed = true;
        await write.CommitAsync(cancel);
        return id;
    }

    /// <summary>The scenarios of places that the reader may see. Nothing is read yet.</summary>
    public async Task<IQueryable<Scenario>> SeenAsync(Rights rights, CancellationToken cancel = default)
    {
        PlaceMap map = await maps.OnAsync(clock.Today(), cancel);
        List<PlaceId> seen = [.. map.All.Where(p => rights.May(Permission.SeeHouseholds, map.ScopeOf(p.Id))).Select(p => p.Id)];
        return db.Set<Scenario>().AsNoTracking().Where(s => !s.Removed && EF.Parameter(seen).Contains(s.PlaceId));
    }

    /// <summary>One of them with its place; null where there is none that the reader may see.</summary>
    public async Task<SavedScenario?> FindAsync(Rights rights, ScenarioId id, CancellationToken cancel = default) =>
        await (await SeenAsync(rights, cancel)).SingleOrDefaultAsync(s => s.Id == id, cancel) is { } found ? new SavedScenario(found, (await maps.OnAsync(clock.Today(), cancel))[found.PlaceId]) : null;

    /// <summary>The question of a scenario, read by the rules of today.</summary>
    public WhatIfForm Read(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var given = scenario.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[^1]), StringComparer.Ordinal);
        return WhatIfForm.Read(rules, clock.Today(), scenario.PlaceId, scenario.Year, given.GetValueOrDefault);
    }
}
