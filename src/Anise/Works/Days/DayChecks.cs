using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Works.Days;

/// <summary>What can be wrong with a works day, the same for the page, the import and whoever comes later.</summary>
public sealed class DayChecks(AniseDb db, WorksPlaces places, RuleBook rules)
{
    private const decimal MostQuantity = 10_000_000, MostLabour = 1_000_000;
    private const long MostCash = 1_000_000_000_000;
    private const int MostPeople = 100_000;
    private static readonly DateOnly First = new(2000, 1, 1);

    /// <summary>What the writer has to mend: every problem with its field.</summary>
    public async Task<IReadOnlyList<Problem>> FaultsAsync(NewWorksDay day, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        if (day.Date is not { } date) problems.Add(Texts.Problem("works-no-date", "date"));
        else if (date > places.Today) problems.Add(Texts.Problem("works-date-in-future", "date", date));
        else if (date < First) problems.Add(Texts.Problem("works-date-too-early", "date", date));
        else if (day.Place is not { } at) problems.Add(Texts.Problem("works-no-place", "place"));
        else if ((await places.OnAsync(date, cancel)).Find(at) is not { Kind: not (PlaceKind.Province or PlaceKind.District) })
            problems.Add(Texts.Problem("works-place-not-then", "place", (await places.NamesAsync([at], cancel)).GetValueOrDefault(at)?.Name ?? "?", date));
        if (KnownWords.Clean(day.Organiser) is null) problems.Add(Texts.Problem("works-no-organiser", "organiser"));
        if (TextLengths.OfLines(("organiser", day.Organiser), ("campaign", day.Campaign), ("materials", day.Materials)) is { } line) problems.Add(line);
        if (TextLengths.OfTexts(("note", day.Note)) is { } text) problems.Add(text);
        Number("labour-days", day.LabourDays, MostLabour);
        Number("land", day.LandSquareMetres, MostQuantity);
        if (day.CashVnd is < 0 or > MostCash) problems.Add(Texts.Problem("works-number-wrong", "cash", day.CashVnd));
        problems.AddRange(OfBodies(day));
        problems.AddRange(OfOutputs(day));
        return problems;

        void Number(string field, decimal? value, decimal most)
        {
            if (value is { } number && !IsSound(number, most)) problems.Add(Texts.Problem("works-number-wrong", field, number));
        }
    }

    /// <summary>What is asked, each under its code; what was answered is left out.</summary>
    /// <param name="day">A day without faults.</param>
    /// <param name="own">The day itself, where it is corrected.</param>
    /// <param name="rights">Who writes: names of places that they may not see are not told.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<Problem>> QuestionsAsync(NewWorksDay day, WorksDayId? own, Rights rights, CancellationToken cancel)
    {
        var asked = new List<Problem>();
        (PlaceId place, DateOnly date) = (day.Place!.Value, day.Date!.Value);
        string organiser = KnownWords.KeyOf(KnownWords.Clean(day.Organiser)!);
        if (!day.Confirmed.Contains(DayQuestions.SameDay)
            && await db.Set<WorksDay>().AsNoTracking().AnyAsync(d => d.PlaceId == place && d.Date == date && d.OrganiserKey == organiser && !d.Withdrawn && d.Id != own, cancel))
            asked.Add(Texts.Problem(DayQuestions.SameDay, "confirm-" + DayQuestions.SameDay, KnownWords.Clean(day.Organiser), (await places.NamesAsync([place], cancel))[place].Name, date));
        NewNamed[] named = [.. day.Participations.SelectMany(p => p.Names)];
        if (named.Length == 0 || day.Confirmed.Contains(DayQuestions.SamePerson)) return asked;
        string[] keys = [.. named.Select(n => PersonKeys.NameKey(n.Name)).Distinct()];
        var elsewhere = await db.Set<WorksDay>().AsNoTracking().Where(d => d.Date == date && d.PlaceId != place && !d.Withdrawn && d.Id != own)
            .SelectMany(d => d.Named, (d, n) => new { d.PlaceId, n.NameKey, n.BirthYear, n.Name }).Where(n => EF.Parameter(keys).Contains(n.NameKey)).ToListAsync(cancel);
        foreach (var person in elsewhere.Where(e => named.Any(n => PersonKeys.NameKey(n.Name) == e.NameKey && (n.BirthYear is null || e.BirthYear is null || n.BirthYear == e.BirthYear))))
        {
            if (!rights.May(Permission.SeeWorks, await places.ScopeAsync(person.PlaceId, date, cancel))) continue;
            string where = (await places.NamesAsync([person.PlaceId], cancel)).GetValueOrDefault(person.PlaceId)?.Name ?? "?";
            asked.Add(Texts.Problem(DayQuestions.SamePerson, "confirm-" + DayQuestions.SamePerson, person.Name, where, date));
        }
        return asked;
    }

    private static IEnumerable<Problem> OfBodies(NewWorksDay day)
    {
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<(string, int?)>();
        foreach (var (part, i) in day.Participations.Select((p, i) => (p, i + 1)))
        {
            string field = FormattableString.Invariant($"people-{i}");
            string body = KnownWords.Clean(part.Body) ?? KnownWords.Clean(day.Organiser) ?? "";
            if (TextLengths.OfLines(($"body-{i}", part.Body)) is { } line) yield return line;
            if (!bodies.Add(KnownWords.KeyOf(body))) yield return Texts.Problem("works-body-twice", FormattableString.Invariant($"body-{i}"), body);
            if (part.People is null && part.Names.Count == 0) yield return Texts.Problem("works-no-people", field, body);
            else if (part.People is < 1 or > MostPeople) yield return Texts.Problem("works-people-wrong", field, part.People);
            else if (part.People < part.Names.Count) yield return Texts.Problem("works-people-fewer", field, body, part.People, part.Names.Count);
            foreach (NewNamed named in part.Names)
            {
                if (TextLengths.OfLines(($"names-{i}", named.Name)) is { } longer) yield return longer;
                if (named.BirthYear is { } year && (year < 1900 || year > day.Date?.Year)) yield return Texts.Problem("works-birth-year-wrong", FormattableString.Invariant($"names-{i}"), named.Name, year);
                if (!names.Add((PersonKeys.NameKey(named.Name), named.BirthYear))) yield return Texts.Problem("works-person-twice", FormattableString.Invariant($"names-{i}"), named.Name);
            }
        }
    }

    private IEnumerable<Problem> OfOutputs(NewWorksDay day)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (NewOutput output in day.Outputs)
        {
            string field = "output-" + output.Kind;
            if (rules.Works.Output(output.Kind) is not { } kind) yield return Texts.Problem("works-output-unknown", field, output.Kind);
            else if (!kinds.Add(output.Kind)) yield return Texts.Problem("works-output-twice", field, kind.Label);
            else if (output.Quantity is { } quantity && (quantity == 0 || !IsSound(quantity, MostQuantity))) yield return Texts.Problem("works-quantity-wrong", field, kind.Label, quantity);
            else if (output.Quantity is { } pieces && kind.Unit == "piece" && pieces != Math.Floor(pieces)) yield return Texts.Problem("works-quantity-whole", field, kind.Label, pieces);
        }
    }

    /// <summary>No number of people, metres or days is below zero, beyond reason, or finer than a hundredth.</summary>
    private static bool IsSound(decimal number, decimal most) => number >= 0 && number <= most && decimal.Round(number, 2) == number;
}

/// <summary>By what named participants are told apart.</summary>
internal static class PersonKeys
{
    /// <summary>A name for comparing: small letters, one blank between words, marks kept.</summary>
    public static string NameKey(string name) => (KnownWords.Clean(name) ?? "").ToLowerInvariant();
}
