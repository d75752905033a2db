using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Rules.Books;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>Classes a commune, ward or town into a region, or into none, from a day on.</summary>
public sealed class SetRegion(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules)
{
    /// <summary>Classes it; the region holds until the next decision on the place that is known. The reference is the number of the decision.</summary>
    /// <exception cref="NoAccessException">The actor may not change the place.</exception>
    public Task<Result<PlaceId>> RunAsync(Rights rights, PlaceId place, string? region, DateOnly from, string reference, CancellationToken cancel = default) =>
        PlaceWrites.RunAsync(db, journal, maps, rights, PlacesActs.SetRegion, reference, from, [place], steps => SetAsync(db, steps, rules, place, region, from, reference, cancel), cancel);

    /// <summary>Classes it inside an open write.</summary>
    internal static async Task<Result<PlaceId>> SetAsync(
        AniseDb db, PlaceSteps steps, RuleBook rules, PlaceId place, string? region, DateOnly from, string reference, CancellationToken cancel)
    {
        if (Unknown(rules, region) is { } unknown) return unknown;
        if (await db.Set<Place>().FindAsync([place], cancel) is not { Kind: PlaceKind.Commune or PlaceKind.Ward or PlaceKind.Town }) return Texts.Problem("region-not-commune", "region");
        var book = new PlaceSpans(db);
        List<PlaceSpan> spans = await book.OfAsync(place, cancel);
        if (spans.Find(s => s.From <= from && (s.Until is null || s.Until > from)) is not { } at) return Texts.Problem("place-not-on-day", "date", from);
        // A span of its own, also where the region stays: what is entered later for an earlier day ends here.
        book.Divide(at, from).Region = region;
        await db.Set<PlaceChange>().Where(c => c.From == place && c.Kind == PlaceChangeKind.Region).LoadAsync(cancel);
        HashSet<DateOnly> decisions = [.. db.Set<PlaceChange>().Local.Where(c => c.From == place && c.Kind == PlaceChangeKind.Region).Select(c => c.Date)];
        foreach (PlaceSpan later in spans.Where(s => s.From > from).TakeWhile(s => !decisions.Contains(s.From))) later.Region = region;
        await steps.LinkAsync(PlaceChangeKind.Region, from, place, place, main: false, reference, cancel);
        return place;
    }

    /// <summary>The problem of a region that the rules do not know; null for one they know, and for none.</summary>
    internal static Problem? Unknown(RuleBook rules, string? region) => region is null || rules.Regions.Any(r => r.Code == region)
        ? null : Texts.Problem("region-unknown", "region", region, string.Join(", ", rules.Regions.Select(r => r.Code)));
}
