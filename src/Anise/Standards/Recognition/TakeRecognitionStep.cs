using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Rules.Standards;
using Anise.Standards.Scorecards;
using Anise.Store;

namespace Anise.Standards.Recognition;

/// <summary>A step as somebody writes it down.</summary>
/// <param name="Act">What is done.</param>
/// <param name="Paper">Its day, document, person and note.</param>
/// <param name="VotesFor">How many of the council voted for it, of an appraisal.</param>
/// <param name="Votes">How many voted.</param>
public sealed record NewRecognitionStep(RecognitionAct? Act, StepPaper Paper, int? VotesFor = null, int? Votes = null);

/// <summary>Takes a step on the way of a commune to recognition, or after it; the scorecard of the day is kept with it.</summary>
public sealed class TakeRecognitionStep(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, ReadScorecards scorecards, ReadRecognition recognition, TimeProvider clock)
{
    /// <summary>
    /// Takes it. Self-assessment and dossier need <c>Permission.AssessStandards</c>, the rest <c>Permission.AppraiseStandards</c>. A commune is recognised only when every criterion that applies is met on the day, and the
    /// council has voted for it.
    /// </summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<RecognitionStepId>> RunAsync(Rights rights, PlaceId commune, NewRecognitionStep step, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        rights.Demand(Needs(step.Act), await maps.ScopeAsync(commune, clock.Today(), cancel: cancel));
        if (step.Act is not { } act) return Texts.Problem("no-act", "act");
        List<Problem> problems = [.. Faults(act, step)];
        if (problems.Count > 0) return Result<RecognitionStepId>.Refused(problems);
        PlaceMap map = await maps.OnAsync(step.Paper.On, cancel);
        if (map.Find(commune) is not { IsCommuneLevel: true } place) return Texts.Problem("place-not-then", "on", step.Paper.On);
        if (rules.StandardsOn(ReadScorecards.Family, step.Paper.On) is not { } set) return Texts.Problem("no-standards", "on", step.Paper.On);
        Scorecard card = (await scorecards.ReadAsync(set, map, place, step.Paper.On, long.MaxValue, cancel))[0];
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, StandardsActs.TakeRecognitionStep, null, cancel);
        // Read with the lock in hand: of two who take the same step at once, the second is told.
        if (Forbidden(await recognition.ReadAsync(commune, cancel), act, step, card) is { } forbidden) return forbidden;
        var id = new RecognitionStepId(await db.ReserveAsync("recognition-step", 1, cancel));
        db.Add(new RecognitionStep
        {
            Id = id,
            CommuneId = commune,
            Set = set.Name,
            Act = act,
            On = step.Paper.On,
            Document = Trimmed(step.Paper.Document),
            Person = Trimmed(step.Paper.Person) ?? rights.Actor.Name,
            Note = Trimmed(step.Paper.Note),
            VotesFor = act == RecognitionAct.Appraisal ? step.VotesFor : null,
            Votes = act == RecognitionAct.Appraisal ? step.Votes : null,
            Met = card.Met,
            Needed = card.Needed,
            Scorecard = Csv(card),
            Revision = write.Revision,
        });
        await write.CommitAsync(cancel);
        return id;
    }

    /// <summary>What it takes to do something.</summary>
    public static Permission Needs(RecognitionAct? act) => act is null or RecognitionAct.SelfAssessment or RecognitionAct.Dossier ? Permission.AssessStandards : Permission.AppraiseStandards;

    private const int MostVotes = 200;   // no council is larger

    private IEnumerable<Problem> Faults(RecognitionAct act, NewRecognitionStep step)
    {
        if (step.Paper.On > clock.Today()) yield return Texts.Problem("as-of-in-future", "on", step.Paper.On);
        if (TextLengths.Of(step.Paper) is { } longer) yield return longer;
        if (act is not (RecognitionAct.SelfAssessment or RecognitionAct.Watch) && TextLengths.Missing("document", step.Paper.Document) is { } document) yield return document;
        if (act is RecognitionAct.Warning or RecognitionAct.Withdrawal && TextLengths.Missing("note", step.Paper.Note) is { } reason) yield return reason;
        if (act == RecognitionAct.Appraisal && (step.VotesFor is not { } votesFor || step.Votes is not { } votes || votesFor < 0 || votes is <= 0 or > MostVotes || votesFor > votes)) yield return Texts.Problem("votes-wrong", "votes-for");
    }

    private static Problem? Forbidden(RecognitionPath path, RecognitionAct act, NewRecognitionStep step, Scorecard card)
    {
        if (!path.Next.Contains(act)) return Texts.Problem("step-not-next", "act", RecognitionWords.Of(act), string.Join(", ", path.Next.Select(RecognitionWords.Of)));
        if (path.Last is { } last && step.Paper.On < last.On) return Texts.Problem("step-before-last", "on", last.On);
        if (act != RecognitionAct.Decision) return null;
        if (path.Last is { VotesFor: { } votesFor, Votes: { } votes } && 100m * votesFor / votes < card.Set.VotesAtLeast) return Texts.Problem("votes-too-few", "act", votesFor, votes, card.Set.VotesAtLeast);
        return card.State == StandardState.Met ? null
            : Texts.Problem("criteria-not-met", "act", card.Met, card.Needed, string.Join(", ", card.Groups.Where(g => g.State is not (StandardState.Met or StandardState.NotApplicable)).Select(g => g.Criterion.Code)));
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Csv(Scorecard card) => string.Concat(ScoreRows.Of(card).Prepend([.. ScoreRows.Columns]).Select(row => string.Join(',', row.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture))) + "\n"));
}

/// <summary>What steps are called.</summary>
public static class RecognitionWords
{
    /// <summary>What a step is called.</summary>
    public static string Of(RecognitionAct act) => act switch
    {
        RecognitionAct.SelfAssessment => Texts.Get("step-self-assessment"),
        RecognitionAct.Dossier => Texts.Get("step-dossier"),
        RecognitionAct.Appraisal => Texts.Get("step-appraisal"),
        RecognitionAct.Decision => Texts.Get("step-decision"),
        RecognitionAct.Watch => Texts.Get("step-watch"),
        RecognitionAct.Warning => Texts.Get("step-warning"),
        _ => Texts.Get("step-withdrawal"),
    };
}
