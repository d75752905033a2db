using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>
/// Merges, splits and ends places inside an open write, for the use cases here and for those that move households along.
/// Changes are entered in the order of time: a place that changed on or after the day is refused.
/// </summary>
internal sealed class PlaceSteps(AniseDb db, JournaledWrite write)
{
    private readonly PlaceSpans _spans = new(db);

    /// <summary>The open write.</summary>
    public JournaledWrite Write => write;

    /// <summary>Makes one place out of several, which end. Villages of merged communes lie in the new one from the day on.</summary>
    public async Task<Result<PlaceId>> MergeAsync(IReadOnlyList<PlaceId> old, NewPlace made, DateOnly day, string reference, CancellationToken cancel)
    {
        old = [.. old.Distinct()];
        if (old.Count < 2) return Texts.Problem("too-few-places", null);
        if (await WhyNotAsync(old, made.Kind, day, cancel) is { } problem) return problem;
        if (await CodeProblemAsync(made, old, day, cancel) is { } code) return code;
        PlaceSpan pattern = (await _spans.OfAsync(old[0], cancel))[^1];
        string? region = pattern.Region;   // where all agree; else it is for a decision to say
        foreach (PlaceId other in old.Skip(1))
        {
            PlaceSpan last = (await _spans.OfAsync(other, cancel))[^1];
            if (last.Parent != pattern.Parent) return Texts.Problem("not-same-level", null);
            if (last.Region != region) region = null;
        }
        PlaceId id = await AddAsync(made, pattern, region, day, cancel);
        foreach (PlaceId place in old)
        {
            foreach (PlaceId village in await _spans.VillagesAsync(place, day, cancel))
            {
                if (await LaterProblemAsync(village, day, cancel) is { } later) return later;
                await _spans.ChangeAsync(village, day, s => s.Parent = id, cancel);
            }
            await _spans.EndAsync(place, day, cancel);
            await LinkAsync(PlaceChangeKind.Merge, day, place, id, main: true, reference, cancel);
        }
        return id;
    }

    /// <summary>
    /// Makes several places out of one, which ends. The first part is the main one. Each village of a split commune must go to one part.
    /// A problem of a part has the field <c>name-N</c> or <c>code-N</c>, N from 0.
    /// </summary>
    public async Task<Result<IReadOnlyList<PlaceId>>> SplitAsync(PlaceId old, IReadOnlyList<NewPart> parts, DateOnly day, string reference, CancellationToken cancel)
    {
        if (parts.Count < 2) return Texts.Problem("too-few-places", null);
        for (int i = 0; i < parts.Count; i++)
        {
            NewPlace part = parts[i].Place;
            if (await WhyNotAsync([old], part.Kind, day, cancel) is { } problem) return problem;
            if (await CodeProblemAsync(part, [old], day, cancel) is { } wrong) return OfPart(wrong, i);
            if (parts.Take(i).FirstOrDefault(p => p.Place.Code is { } code && code == part.Code) is { } twice)
                return OfPart(Texts.Problem("code-taken", "code", part.Code, twice.Place.Name), i);
        }
        List<PlaceId> villages = await _spans.VillagesAsync(old, day, cancel);
        List<PlaceId> named = [.. parts.SelectMany(p => p.Villages)];
        if (named.Count != villages.Count || villages.Except(named).Any())
        {
            var wrong = new List<string>();
            foreach (PlaceId village in villages.Where(v => named.Count(n => n == v) != 1)) wrong.Add((await _spans.OfAsync(village, cancel))[^1].Name);
            return Texts.Problem("parts-incomplete", "villages", string.Join(", ", wrong));
        }
        PlaceSpan pattern = (await _spans.OfAsync(old, cancel))[^1];
        var made = new List<PlaceId>();
        foreach (NewPart part in parts)
        {
            PlaceId id = await AddAsync(part.Place, pattern, pattern.Region, day, cancel);
            foreach (PlaceId village in part.Villages)
            {
                if (await LaterProblemAsync(village, day, cancel) is { } later) return later;
                await _spans.ChangeAsync(village, day, s => s.Parent = id, cancel);
            }
            await LinkAsync(PlaceChangeKind.Split, day, old, id, main: made.Count == 0, reference, cancel);
            made.Add(id);
        }
        await _spans.EndAsync(old, day, cancel);
        return made;
    }

    /// <summary>Ends a place that has no successor. A commune must have no village on the day.</summary>
    public async Task<Result<PlaceId>> EndAsync(PlaceId place, DateOnly day, CancellationToken cancel)
    {
        if (await _spans.WhyNotAsync(place, day, cancel) is { } problem) return problem;
        List<PlaceId> villages = await _spans.VillagesAsync(place, day, cancel);
        if (villages.Count > 0) return Texts.Problem("not-empty", null, (await _spans.OfAsync(place, cancel))[^1].Name, villages.Count);
        await _spans.EndAsync(place, day, cancel);
        return place;
    }

    /// <summary>Links an old place with what became of it; a second change of one kind on one day (a slip mended) keeps one link.</summary>
    public async Task LinkAsync(PlaceChangeKind kind, DateOnly day, PlaceId from, PlaceId to, bool main, string reference, CancellationToken cancel)
    {
        if (await db.Set<PlaceChange>().FindAsync([from, to, day, kind], cancel) is { } link) link.Reference = reference.Trim();
        else db.Add(new PlaceChange { Kind = kind, Date = day, From = from, To = to, Main = main, Reference = reference.Trim() });
    }

    private static Problem OfPart(Problem problem, int part) => problem with { Field = string.Create(CultureInfo.InvariantCulture, $"{problem.Field}-{part}") };

    private async Task<Problem?> WhyNotAsync(IReadOnlyList<PlaceId> places, PlaceKind made, DateOnly day, CancellationToken cancel)
    {
        foreach (PlaceId id in places)
        {
            if (await db.Set<Place>().FindAsync([id], cancel) is not { } place) return Texts.Problem("place-not-on-day", null, day);
            if (Level(place.Kind) != Level(made) || Level(made) == 0) return Texts.Problem("not-same-level", null);
            if (await _spans.WhyNotAsync(id, day, cancel) is { } problem) return problem;
        }
        return null;
    }

    /// <summary>A village that began on the very day may still change its parent; one that changed after it may not.</summary>
    private async Task<Problem?> LaterProblemAsync(PlaceId village, DateOnly day, CancellationToken cancel)
    {
        PlaceSpan last = (await _spans.OfAsync(village, cancel))[^1];
        return last.Until is not null || last.From > day ? Texts.Problem("place-changed-later", "date", last.Name, day) : null;
    }

    private async Task<Problem?> CodeProblemAsync(NewPlace made, IReadOnlyList<PlaceId> old, DateOnly day, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(made.Name)) return Texts.Problem("name-missing", "name");
        if (made.Code is not { } code) return null;
        if (made.Kind == PlaceKind.Village || code.Length != 5 || !code.All(char.IsAsciiDigit)) return Texts.Problem("code-form", "code");
        PlaceSpan? holder = await db.Set<PlaceSpan>().FirstOrDefaultAsync(s => s.Code == code && (s.Until == null || s.Until > day) && !old.Contains(s.PlaceId), cancel);
        return holder is null ? null : Texts.Problem("code-taken", "code", code, holder.Name);
    }

    private async Task<PlaceId> AddAsync(NewPlace made, PlaceSpan pattern, string? region, DateOnly day, CancellationToken cancel)
    {
        var place = new Place { Id = new PlaceId(await db.ReserveAsync("place", 1, cancel)), Kind = made.Kind };
        place.Spans.Add(new PlaceSpan
        {
            PlaceId = place.Id,
            From = day,
            Code = made.Code ?? (made.Kind == PlaceKind.Village
                ? await Villages.NextCodeAsync(db, (await _spans.OfAsync(pattern.Parent!.Value, cancel)).Last(s => s.From <= day).Code, cancel)
                : string.Create(CultureInfo.InvariantCulture, $"LS-{place.Id.Value:000}")),
            CodeIsOfficial = made.Code is not null,
            Name = made.Name.Trim().Normalize(),
            Parent = pattern.Parent,
            FormerDistrict = pattern.FormerDistrict,
            Region = region,
        });
        db.Add(place);
        return place.Id;
    }

    /// <summary>1 for villages, 2 for communes, wards and towns; 0 for what is neither merged nor split here.</summary>
    private static int Level(PlaceKind kind) => kind switch
    {
        PlaceKind.Village => 1,
        PlaceKind.Commune or PlaceKind.Ward or PlaceKind.Town => 2,
        _ => 0,
    };
}
