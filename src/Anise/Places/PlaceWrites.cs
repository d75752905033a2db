using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Places;

/// <summary>What every change of places does around its step: rights, reason, write, and a fresh map afterwards.</summary>
internal static class PlaceWrites
{
    /// <summary>Demands the right over all of <paramref name="places"/>, runs the step in a write with the reference as its reason, and commits when it went well.</summary>
    /// <exception cref="NoAccessException">The actor may not change one of the places.</exception>
    public static async Task<Result<T>> RunAsync<T>(
        AniseDb db, JournalBook journal, PlaceMaps maps, Rights rights, Act action, string reference, DateOnly day, IEnumerable<PlaceId> places,
        Func<PlaceSteps, Task<Result<T>>> step, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(day, cancel);
        rights.Demand(Permission.EditPlaces, Scope.Anywhere);
        foreach (PlaceId place in places) rights.Demand(Permission.EditPlaces, map.ScopeOf(place));
        if (string.IsNullOrWhiteSpace(reference)) return Texts.Problem("reference-missing", "reference");
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, action, reference.Trim(), cancel);
        Result<T> result = await step(new PlaceSteps(db, write));
        if (!result.Ok) return result;
        await write.CommitAsync(cancel);
        maps.Forget();
        return result;
    }
}
