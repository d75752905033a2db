using Anise.Basics;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Places;

/// <summary>Changes the spans of places, inside an open write. Spans of a place follow each other without overlap or hole.</summary>
internal sealed class PlaceSpans(AniseDb db)
{
    /// <summary>The spans of a place, from the first on; tracked.</summary>
    public async Task<List<PlaceSpan>> OfAsync(PlaceId place, CancellationToken cancel)
    {
        await db.Set<PlaceSpan>().Where(s => s.PlaceId == place).LoadAsync(cancel);
        return [.. db.Set<PlaceSpan>().Local.Where(s => s.PlaceId == place).OrderBy(s => s.From)];
    }

    /// <summary>Why a place cannot change on <paramref name="day"/>, or null where it can: it exists since before the day, and nothing changed it on or after it.</summary>
    public async Task<Problem?> WhyNotAsync(PlaceId place, DateOnly day, CancellationToken cancel)
    {
        List<PlaceSpan> spans = await OfAsync(place, cancel);
        if (spans.Count == 0 || spans[0].From > day || (spans[^1].Until is { } until && until <= day)) return Texts.Problem("place-not-on-day", "date", day);
        if (spans[^1].Until is not null || spans[^1].From > day) return Texts.Problem("place-changed-later", "date", spans[^1].Name, day);
        return spans[0].From == day ? Texts.Problem("place-began-that-day", "date", spans[0].Name, day) : null;
    }

    /// <summary>Ends the last span on <paramref name="day"/>: removes it where it would begin on that day.</summary>
    public async Task EndAsync(PlaceId place, DateOnly day, CancellationToken cancel)
    {
        PlaceSpan last = (await OfAsync(place, cancel))[^1];
        if (last.From == day) db.Remove(last);
        else last.Until = day;
    }

    /// <summary>Gives the last span other contents from <paramref name="day"/> on.</summary>
    public async Task ChangeAsync(PlaceId place, DateOnly day, Action<PlaceSpan> change, CancellationToken cancel)
    {
        change(Divide((await OfAsync(place, cancel))[^1], day));
    }

    /// <summary>The part of a span from <paramref name="day"/> on, one of its days: itself where it begins then, else a new span after it.</summary>
    public PlaceSpan Divide(PlaceSpan span, DateOnly day)
    {
        if (span.From == day) return span;
        PlaceSpan rest = Copy(span, day, span.Until);
        span.Until = day;
        db.Add(rest);
        return rest;
    }

    /// <summary>The villages that lie in a commune on <paramref name="day"/>.</summary>
    public async Task<List<PlaceId>> VillagesAsync(PlaceId commune, DateOnly day, CancellationToken cancel)
    {
        await db.Set<PlaceSpan>().Where(s => s.Parent == commune).LoadAsync(cancel);
        return [.. db.Set<PlaceSpan>().Local.Where(s => s.Parent == commune && s.From <= day && (s.Until is null || s.Until > day)).OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => s.PlaceId)];
    }

    /// <summary>A commune and its main successors, each with the time in which it is the one: where a village of the commune lies from <paramref name="day"/> on.</summary>
    public async Task<List<(PlaceId Commune, DateOnly From, DateOnly? Until)>> LineAsync(PlaceId commune, DateOnly day, CancellationToken cancel)
    {
        var line = new List<(PlaceId, DateOnly, DateOnly?)>();
        for (PlaceId? next = commune; next is { } place;)
        {
            DateOnly? until = (await OfAsync(place, cancel))[^1].Until;
            line.Add((place, day, until));
            if (until is not { } end) break;
            day = end;
            next = (await db.Set<PlaceChange>().SingleOrDefaultAsync(
                c => c.From == place && c.Date == end && c.Main && (c.Kind == PlaceChangeKind.Merge || c.Kind == PlaceChangeKind.Split), cancel))?.To;
        }
        return line;
    }

    /// <summary>A span like another, for another time.</summary>
    public static PlaceSpan Copy(PlaceSpan span, DateOnly from, DateOnly? until) => new()
    {
        PlaceId = span.PlaceId,
        From = from,
        Until = until,
        Code = span.Code,
        CodeIsOfficial = span.CodeIsOfficial,
        Name = span.Name,
        Parent = span.Parent,
        FormerDistrict = span.FormerDistrict,
        Region = span.Region,
    };
}
