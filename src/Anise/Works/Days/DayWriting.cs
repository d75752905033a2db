using Anise.Basics;
using Anise.Store;

namespace Anise.Works.Days;

/// <summary>Puts a works day into the store, within an open write.</summary>
public sealed class DayWriting(AniseDb db, KnownWords words, WorksPlaces places)
{
    /// <summary>Adds a day that was checked.</summary>
    /// <param name="given">The day.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="newVillageIn">The commune of a village that this write makes, and that is on no map yet.</param>
    internal async Task<WorksDay> AddAsync(NewWorksDay given, CancellationToken cancel, PlaceId? newVillageIn = null)
    {
        string organiser = words.Body(given.Organiser!);
        var day = new WorksDay
        {
            Id = new WorksDayId(await db.ReserveAsync("works-day", 1, cancel)),
            PlaceId = given.Place!.Value,
            CommuneId = given.Place.Value,
            Date = given.Date!.Value,
            Organiser = organiser,
            OrganiserKey = KnownWords.KeyOf(organiser),
        };
        db.Add(day);
        await FillAsync(day, given, cancel, newVillageIn);
        return day;
    }

    /// <summary>Makes a stored day what is given: what is the same stays the row that it is.</summary>
    internal async Task FillAsync(WorksDay day, NewWorksDay given, CancellationToken cancel, PlaceId? newVillageIn = null)
    {
        (day.PlaceId, day.Date) = (given.Place!.Value, given.Date!.Value);
        day.CommuneId = newVillageIn ?? (await places.OnAsync(day.Date, cancel)).CommuneOf(day.PlaceId).Id;
        day.Organiser = words.Body(given.Organiser!);
        day.OrganiserKey = KnownWords.KeyOf(day.Organiser);
        day.Campaign = await words.CampaignAsync(given.Campaign, cancel);
        (day.LabourDays, day.LandSquareMetres, day.CashVnd) = (given.LabourDays, given.LandSquareMetres, given.CashVnd);
        (day.Materials, day.Note) = (KnownWords.Clean(given.Materials), string.IsNullOrWhiteSpace(given.Note) ? null : given.Note.Trim());
        await BodiesAsync(day, given, cancel);
        await OutputsAsync(day, given, cancel);
    }

    private async Task BodiesAsync(WorksDay day, NewWorksDay given, CancellationToken cancel)
    {
        var bodies = given.Participations.Select(p => (Body: words.Body(KnownWords.Clean(p.Body) ?? day.Organiser), People: Math.Max(p.People ?? 0, p.Names.Count), p.Names)).ToList();
        HashSet<string> keys = [.. bodies.Select(b => KnownWords.KeyOf(b.Body))];
        foreach (Participation gone in day.Participations.Where(p => !keys.Contains(p.BodyKey)).ToList()) Remove(day.Participations, gone);
        var named = new HashSet<(string Body, string Name, int? Year)>();
        foreach (var (body, people, names) in bodies)
        {
            string key = KnownWords.KeyOf(body);
            if (day.Participations.Find(p => p.BodyKey == key) is { } known) (known.Body, known.People) = (body, people);
            else day.Participations.Add(new Participation { Id = new ParticipationId(await db.ReserveAsync("works-participation", 1, cancel)), DayId = day.Id, Body = body, BodyKey = key, People = people });
            foreach (NewNamed person in names)
            {
                string name = KnownWords.Clean(person.Name)!, nameKey = PersonKeys.NameKey(name);
                named.Add((key, nameKey, person.BirthYear));
                if (day.Named.Find(n => n.BodyKey == key && n.NameKey == nameKey && n.BirthYear == person.BirthYear) is { } same) same.Name = name;
                else day.Named.Add(new NamedParticipant { Id = new NamedParticipantId(await db.ReserveAsync("works-person", 1, cancel)), DayId = day.Id, BodyKey = key, Name = name, NameKey = nameKey, BirthYear = person.BirthYear });
            }
        }
        day.People = day.Participations.Sum(p => p.People);
        foreach (NamedParticipant gone in day.Named.Where(n => !named.Contains((n.BodyKey, n.NameKey, n.BirthYear))).ToList()) Remove(day.Named, gone);
    }

    private async Task OutputsAsync(WorksDay day, NewWorksDay given, CancellationToken cancel)
    {
        foreach (WorksOutput gone in day.Outputs.Where(o => given.Outputs.All(g => g.Kind != o.Kind)).ToList()) Remove(day.Outputs, gone);
        foreach (NewOutput output in given.Outputs)
        {
            if (day.Outputs.Find(o => o.Kind == output.Kind) is { } known) known.Quantity = output.Quantity;
            else day.Outputs.Add(new WorksOutput { Id = new WorksOutputId(await db.ReserveAsync("works-output", 1, cancel)), DayId = day.Id, Kind = output.Kind, Quantity = output.Quantity });
        }
    }

    private void Remove<T>(List<T> from, T what) where T : class
    {
        from.Remove(what);
        db.Remove(what);
    }
}
