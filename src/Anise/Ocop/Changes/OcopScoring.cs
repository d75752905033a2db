using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Rules.Answering;
using Anise.Store;
using Anise.Works;
using Microsoft.EntityFrameworkCore;

namespace Anise.Ocop.Changes;

/// <summary>Points of the three parts.</summary>
/// <param name="A">Product and strength of the community.</param>
/// <param name="B">Marketing.</param>
/// <param name="C">Quality.</param>
public sealed record OcopPoints(decimal? A, decimal? B, decimal? C);

/// <summary>An examiner scores a dossier.</summary>
public sealed class ScoreDossier(AniseDb db, JournalBook journal, WorksPlaces places, OcopRules rules)
{
    /// <summary>Records the points, of the parts or item by item. Needs <c>Permission.EditOcop</c> for the commune.</summary>
    /// <param name="rights">Who records.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="examiner">Who scored.</param>
    /// <param name="points">The points of the parts; of one whose items are given it may be left out.</param>
    /// <param name="date">When.</param>
    /// <param name="items">Points of items, by the code of the rules; of a part all or none.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OcopScoreId>> RunAsync(Rights rights, OcopDossierId id, string? examiner, OcopPoints points, DateOnly? date, IReadOnlyDictionary<string, decimal>? items = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        OcopDossier? dossier = await db.Set<OcopDossier>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        rights.Demand(Permission.EditOcop, dossier is null ? Scope.Anywhere : await places.ScopeAsync(dossier.PlaceId, places.Today, cancel));
        if (dossier is null) return Texts.Problem("dossier-none", null);
        if (OcopWords.Clean(examiner) is not { } who) return Texts.Problem("score-no-examiner", "examiner");
        if (TextLengths.OfLines(("examiner", who)) is { } line) return line;
        if (date is not { } day) return Texts.Problem("ocop-no-day", "score-date");
        if (day > places.Today) return Texts.Problem("ocop-day-future", "score-date", day);
        if (day < dossier.ReceivedOn) return Texts.Problem("ocop-before-dossier", "score-date", dossier.ReceivedOn);
        if (ItemPoints.Fault(rules, dossier.ReceivedOn, items ?? ItemPoints.None, ref points) is { } item) return item;
        if (PointFaults.Of(rules, points, dossier.ReceivedOn) is { } fault) return fault;
        if (KeyOf(who) is not { } key) return Texts.Problem("score-examiner-letters", "examiner", who);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, OcopActs.ScoreDossier, null, cancel);
        if (await db.Set<OcopDossier>().AnyAsync(d => d.Id == id && d.MinutesOn != null, cancel)) return Texts.Problem("score-after-minutes", "examiner");
        if ((await db.Set<OcopScore>().AsNoTracking().Where(s => s.DossierId == id).ToListAsync(cancel)).FirstOrDefault(s => IsSame(s.ExaminerKey, key)) is { } same) return Texts.Problem("score-twice", "examiner", same.Examiner);
        if (await MissingAsync(dossier, cancel) is { } missing) return missing;
        var score = new OcopScore
        {
            Id = new OcopScoreId(await db.ReserveAsync("ocop-score", 1, cancel)),
            DossierId = id,
            ProductId = dossier.ProductId,
            Examiner = who,
            ExaminerKey = key,
            Date = day,
            A = points.A!.Value,
            B = points.B!.Value,
            C = points.C!.Value,
        };
        db.Add(score);
        db.AddRange((items ?? ItemPoints.None).Select(i => new OcopItemScore { ScoreId = score.Id, Item = i.Key, ProductId = dossier.ProductId, Points = i.Value }));
        await write.CommitAsync(cancel);
        return score.Id;
    }

    /// <summary>The letters of a name, folded; null where one is of another alphabet, which reads like ours and is not, or where there is none.</summary>
    private static string? KeyOf(string name)
    {
        string folded = Folding.Fold(name);
        if (folded.Any(c => char.IsLetter(c) && !char.IsAsciiLetter(c))) return null;
        string key = string.Join(' ', new string([.. folded.Select(c => char.IsAsciiLetter(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return key.Length == 0 ? null : key;
    }

    /// <summary>Whether two names are of one person: the one is the other with a word of address or a degree before it.</summary>
    private static bool IsSame(string one, string other) => (" " + one).EndsWith(" " + other, StringComparison.Ordinal) || (" " + other).EndsWith(" " + one, StringComparison.Ordinal);

    private async Task<Problem?> MissingAsync(OcopDossier dossier, CancellationToken cancel)
    {
        string[] missing = [.. rules.Missing(await db.Set<OcopDocument>().Where(d => d.DossierId == dossier.Id).Select(d => d.Code).ToListAsync(cancel), dossier.ReceivedOn)];
        return missing.Length > 0 ? Texts.Problem("dossier-incomplete", "document", string.Join(", ", missing)) : null;
    }
}

/// <summary>The council meets on the examiners' points and agrees on those of the dossier.</summary>
public sealed class RecordMinutes(AniseDb db, JournalBook journal, WorksPlaces places, OcopRules rules)
{
    /// <summary>Records the minutes. Needs <c>Permission.EditOcop</c> for the commune.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OcopDossierId>> RunAsync(Rights rights, OcopDossierId id, string? number, DateOnly? date, OcopPoints points, string? onDifferences, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        OcopDossier? seen = await db.Set<OcopDossier>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        rights.Demand(Permission.EditOcop, seen is null ? Scope.Anywhere : await places.ScopeAsync(seen.PlaceId, places.Today, cancel));
        if (seen is null) return Texts.Problem("dossier-none", null);
        if (OcopWords.Clean(number) is not { } title) return Texts.Problem("minutes-no-number", "minutes-number");
        if (TextLengths.OfLines(("minutes-number", title)) is { } line) return line;
        if (TextLengths.OfTexts(("differences", onDifferences)) is { } text) return text;
        if (date is not { } day) return Texts.Problem("ocop-no-day", "minutes-date");
        if (day > places.Today) return Texts.Problem("ocop-day-future", "minutes-date", day);
        if (PointFaults.Of(rules, points, seen.ReceivedOn) is { } fault) return fault;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, OcopActs.RecordMinutes, null, cancel);
        OcopDossier dossier = await db.Set<OcopDossier>().SingleAsync(d => d.Id == id, cancel);
        if (dossier.MinutesOn is { } met) return Texts.Problem("minutes-known", "minutes-number", met);
        List<OcopScore> scores = await db.Set<OcopScore>().AsNoTracking().Where(s => s.DossierId == id).ToListAsync(cancel);
        int least = (int)rules.Of("least-examiners", day);
        if (scores.Count < least) return Texts.Problem("minutes-few-examiners", "minutes-number", scores.Count, least);
        if (scores.Max(s => s.Date) is var last && day < last) return Texts.Problem("minutes-before-scores", "minutes-date", last);
        foreach (var (field, value, part) in ((string, decimal, Func<OcopScore, decimal>)[])[("a", points.A!.Value, s => s.A), ("b", points.B!.Value, s => s.B), ("c", points.C!.Value, s => s.C)])
            if (value < scores.Min(part) || value > scores.Max(part)) return Texts.Problem("minutes-beyond-scores", "minutes-" + field, value, scores.Min(part), scores.Max(part));
        decimal apart = scores.Max(s => s.Total) - scores.Min(s => s.Total), allowed = rules.Of("examiner-difference", day);
        string? said = OcopWords.Clean(onDifferences);
        if (apart > allowed && said is null) return Texts.Problem("minutes-differences", "differences", apart, allowed);
        (dossier.MinutesNumber, dossier.MinutesOn, dossier.A, dossier.B, dossier.C, dossier.OnDifferences) = (title, day, points.A, points.B, points.C, said);
        await write.CommitAsync(cancel);
        return id;
    }
}

/// <summary>Gives a product its stars: not without the council's points, not above what they are worth, not above what the level may give on that day.</summary>
public sealed class GiveStars(AniseDb db, JournalBook journal, WorksPlaces places, OcopRules rules)
{
    /// <summary>Gives them. Needs <c>Permission.GiveStars</c> for the commune of the product.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<OcopRatingId>> RunAsync(Rights rights, OcopDossierId id, int? stars, OcopLevel? level, string? number, DateOnly? date, CancellationToken cancel = default)
    {
        OcopDossier? seen = await db.Set<OcopDossier>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        rights.Demand(Permission.GiveStars, seen is null ? Scope.Anywhere : await places.ScopeAsync(seen.PlaceId, places.Today, cancel));
        if (seen is null) return Texts.Problem("dossier-none", null);
        if (level is not { } by) return Texts.Problem("rating-no-level", "level");
        if (stars is not { } given) return Texts.Problem("rating-no-stars", "stars");
        if (OcopWords.Clean(number) is not { } decision) return Texts.Problem("rating-no-number", "decision");
        if (TextLengths.OfLines(("decision", decision)) is { } line) return line;
        if (date is not { } day) return Texts.Problem("ocop-no-day", "decision-date");
        if (day > places.Today) return Texts.Problem("ocop-day-future", "decision-date", day);
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, OcopActs.GiveStars, decision, cancel);
        OcopDossier dossier = await db.Set<OcopDossier>().SingleAsync(d => d.Id == id, cancel);
        if (dossier is not { MinutesOn: { } met, A: { } a, B: { } b, C: { } c }) return Texts.Problem("rating-no-score", "stars");
        if (day < met) return Texts.Problem("rating-before-minutes", "decision-date", met);
        if ((await db.Set<OcopRating>().AsNoTracking().Where(r => r.DossierId == id).ToListAsync(cancel)).Find(r => r.Level >= by) is { } known) return Texts.Problem("rating-known", "level", known.Number, OcopWords.Of(known.Level));
        int most = rules.MostStars(by, day), worth = rules.Stars(a, b, c, dossier.ReceivedOn);
        if (!rules.IsRecognised(a, b, c, dossier.ReceivedOn) || given < 1) return Texts.Problem("rating-nobody", "stars", a + b + c);
        if (most == 0) return Texts.Problem("rating-level-none", "level", OcopWords.Of(by), day);
        if (given > worth) return Texts.Problem("rating-above-score", "stars", given, a + b + c, worth);
        if (given > most) return Texts.Problem("rating-above-level", "stars", given, OcopWords.Of(by), day, most);
        if (given < Math.Min(worth, most)) return Texts.Problem("rating-below-score", "stars", given, a + b + c, Math.Min(worth, most));
        var rating = new OcopRating
        {
            Id = new OcopRatingId(await db.ReserveAsync("ocop-rating", 1, cancel)),
            DossierId = id,
            ProductId = dossier.ProductId,
            PlaceId = dossier.PlaceId,
            Stars = given,
            Level = by,
            Number = decision,
            From = day,
            To = rules.LastDay(day),
        };
        db.Add(rating);
        await write.CommitAsync(cancel);
        return rating.Id;
    }
}

/// <summary>Points of single items: of a part all or none, and they are what the part has.</summary>
internal static class ItemPoints
{
    private static readonly string[] Parts = ["a", "b", "c"];

    /// <summary>No items at all.</summary>
    public static readonly IReadOnlyDictionary<string, decimal> None = new Dictionary<string, decimal>();

    /// <summary>What is wrong with items; where nothing is, the points of a part that was left out are those of its items.</summary>
    public static Problem? Fault(OcopRules rules, DateOnly on, IReadOnlyDictionary<string, decimal> items, ref OcopPoints points)
    {
        if (items.Count == 0) return null;
        var known = rules.Items(on);
        if (items.Keys.FirstOrDefault(k => known.All(i => i.Code != k)) is { } other) return Texts.Problem("item-unknown", "item-" + other, other);
        decimal?[] parts = [points.A, points.B, points.C];
        for (int p = 0; p < Parts.Length; p++)
        {
            var own = known.Where(i => i.Code.StartsWith(Parts[p] + "-", StringComparison.Ordinal)).ToList();
            if (!own.Any(i => items.ContainsKey(i.Code))) continue;
            if (own.FirstOrDefault(i => !items.ContainsKey(i.Code)) is { } missing) return Texts.Problem("item-missing", "item-" + missing.Code, missing.Label, Parts[p].ToUpperInvariant());
            if (own.FirstOrDefault(i => items[i.Code] < 0) is { } negative) return Texts.Problem("item-negative", "item-" + negative.Code, negative.Label);
            decimal sum = own.Sum(i => items[i.Code]);
            if (parts[p] is { } said && said != sum) return Texts.Problem("items-sum", Parts[p], Parts[p].ToUpperInvariant(), sum, said);
            parts[p] = sum;
        }
        points = new OcopPoints(parts[0], parts[1], parts[2]);
        return null;
    }
}

/// <summary>Points that cannot be.</summary>
internal static class PointFaults
{
    public static Problem? Of(OcopRules rules, OcopPoints points, DateOnly on)
    {
        foreach (var (field, value) in ((string, decimal?)[])[("a", points.A), ("b", points.B), ("c", points.C)])
            if (value is null) return Texts.Problem("points-missing", field, field.ToUpperInvariant());
        return rules.Faults(points.A!.Value, points.B!.Value, points.C!.Value, on) is [AnswerFault first, ..] ? new Problem("points-wrong", first.Message.ToString(), first.QuestionCode) : null;
    }
}
