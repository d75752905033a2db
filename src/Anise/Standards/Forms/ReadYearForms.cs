using Anise.Access;
using Anise.Basics;
using Anise.Places;
using Anise.Rules.Standards;
using Anise.Standards.Recognition;
using Anise.Standards.Scorecards;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Standards.Forms;

/// <summary>A sub-criterion of a commune at the three dates that the forms of a year ask for.</summary>
/// <param name="Line">By the standards of the year: its line in the middle of the year.</param>
/// <param name="Before">At the end of the year before, of the same sub-criterion or of the equal one of the older set; null where there is none.</param>
/// <param name="Plan">What is planned for the end of the year; null where nothing is.</param>
/// <param name="PlanState">Where it stands by the plan; by the middle of the year where nothing is planned.</param>
public sealed record FormLine(ScoreLine Line, ScoreLine? Before, StandardFact? Plan, StandardState PlanState)
{
    /// <summary>At the end of the year before, what the older set had of a part of it: another thing, so that no number of the two is compared.</summary>
    public IReadOnlyList<ScoreLine> Parts { get; init; } = [];

    /// <summary>Whether the older set had nothing of it.</summary>
    public bool IsNew { get; init; }
}

/// <summary>A commune at the three dates.</summary>
/// <param name="Card">In the middle of the year.</param>
/// <param name="Before">At the end of the year before; null where the commune did not exist.</param>
/// <param name="Lines">Its sub-criteria.</param>
/// <param name="Planned">Its criteria by the plan for the end of the year.</param>
/// <param name="Path">Its way to recognition up to the end of the year.</param>
public sealed record FormCommune(Scorecard Card, Scorecard? Before, IReadOnlyList<FormLine> Lines, IReadOnlyList<StandardState> Planned, RecognitionPath Path)
{
    /// <summary>The older set, where the end of the year before stands under another one than the middle of the year.</summary>
    public StandardSet? OtherSet => Before is not null && Before.Set != Card.Set ? Before.Set : null;
}

/// <summary>Reads what the forms of a year show of communes: the end of the year before, the middle of the year, the plan for its end.</summary>
public sealed class ReadYearForms(AniseDb db, ReadScorecards cards, ReadRecognition recognition, TimeProvider clock)
{
    /// <summary>The middle of a year, or today where it is yet to come.</summary>
    public DateOnly MiddleOf(int year) => new DateOnly(year, 6, 30) is var middle && middle < clock.Today() ? middle : clock.Today();

    /// <summary>The communes of a place. Needs <c>Permission.SeeStandards</c> for it.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<FormCommune>>> RunAsync(Rights rights, PlaceId place, int year, CancellationToken cancel = default)
    {
        DateOnly middle = MiddleOf(year), last = new(year, 12, 31);
        if (middle.Year != year) return Texts.Problem("no-standards", "year", last);
        Result<IReadOnlyList<Scorecard>> half = await cards.RunAsync(rights, place, middle, cancel: cancel);
        if (!half.Ok) return Result<IReadOnlyList<FormCommune>>.Refused(half.Problems);
        Result<IReadOnlyList<Scorecard>> read = await cards.RunAsync(rights, place, new DateOnly(year - 1, 12, 31), cancel: cancel);
        Dictionary<PlaceId, Scorecard> before = read.Ok ? read.Value.ToDictionary(c => c.Commune.Id) : [];
        List<PlaceId> ids = [.. half.Value.Select(c => c.Commune.Id)];
        ILookup<PlaceId, StandardFact> plans = (await db.Set<StandardFact>().AsNoTracking()
            .Where(f => f.Speaker == StandardSpeaker.Plan && f.AsOf > middle && f.AsOf <= last && EF.Parameter(ids).Contains(f.CommuneId)).ToListAsync(cancel)).ToLookup(f => f.CommuneId);
        IReadOnlyDictionary<PlaceId, RecognitionPath> paths = await recognition.RunAsync(rights, place, ids, cancel);
        return Result<IReadOnlyList<FormCommune>>.Of([.. half.Value.Select(c => Of(c, before.GetValueOrDefault(c.Commune.Id), plans[c.Commune.Id], (paths.GetValueOrDefault(c.Commune.Id) ?? new RecognitionPath([])).UpTo(last), last))]);
    }

    private static FormCommune Of(Scorecard card, Scorecard? before, IEnumerable<StandardFact> plans, RecognitionPath path, DateOnly last)
    {
        StandardSet set = card.Set;
        Dictionary<string, StandardFact> planned = plans.Where(p => p.Set == set.Name).GroupBy(p => p.Code).ToDictionary(g => g.Key, g => g.MaxBy(f => (f.AsOf, f.Revision))!);
        List<FormLine> lines = [.. card.Lines.Select(Line)];
        Dictionary<string, StandardState> states = lines.ToDictionary(l => l.Line.Code, l => l.PlanState);
        return new FormCommune(card, before, lines, [.. set.Criteria.Select(c => StandardStates.Of(c.SubCriteria.Select(s => states[s.Code])) is var state && (set.IsComplete || state == StandardState.NotMet) ? state : StandardState.NotAssessed)], path);

        FormLine Line(ScoreLine line)
        {
            StandardSubCriterion sub = line.Result.SubCriterion;
            StandardFact? plan = planned.GetValueOrDefault(sub.Code) is { } fact && ScoreLines.ValueOf(fact) is { } value && (value.Number ?? (object?)value.Judgement) is not null ? fact : null;
            ScoreLine? same = before?.Find(CodeBefore(sub.Code));
            StandardMove[] moves = before is null || same is not null || set.MovedFrom != before.Set.Name ? [] : [.. set.Moves.Where(m => m.To == sub.Code)];
            return new FormLine(line, same, plan, plan is null ? ScoreLines.Counted(line.State) : set.Evaluate(sub, ScoreLines.ValueOf(plan), set.DayIn(last), card.Group).State)
            {
                Parts = [.. moves.Select(m => before!.Find(m.From)).OfType<ScoreLine>()],
                IsNew = before is not null && same is null && moves.Length == 0,
            };
        }

        // Only what the move calls equal has a value of before; a part of it is another thing.
        string CodeBefore(string code) => before!.Set == set ? code : set.MovedFrom == before.Set.Name && set.Moves.Where(m => m.To == code && m.Kind == StandardMoveKind.Equal).ToList() is [var equal] ? equal.From : "";
    }
}
