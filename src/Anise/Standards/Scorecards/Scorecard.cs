using Anise.Places;
using Anise.Rules.Standards;

namespace Anise.Standards.Scorecards;

/// <summary>Where a sub-criterion stands on a scorecard: the states of the rules, and what becomes of one whose evidence does not hold.</summary>
public enum ScoreState
{
    /// <summary>Reached.</summary>
    Met,

    /// <summary>Nearly reached; does not count as met.</summary>
    BasicallyMet,

    /// <summary>Not reached.</summary>
    NotMet,

    /// <summary>Nobody has said yet, or the threshold is not known.</summary>
    NotAssessed,

    /// <summary>Judged as reached, without evidence.</summary>
    EvidenceMissing,

    /// <summary>Was reached; the evidence, or the year of the value, is over.</summary>
    EvidenceExpired,

    /// <summary>The law does not ask it of this commune.</summary>
    NotApplicable,
}

/// <summary>Where a number or judgement of a scorecard is from.</summary>
public enum ScoreSource
{
    /// <summary>Computed from records.</summary>
    Computed,

    /// <summary>The commune said it of itself.</summary>
    Commune,

    /// <summary>The province said it.</summary>
    Province,
}

/// <summary>A figure beside a sub-criterion.</summary>
/// <param name="Code">The figure.</param>
/// <param name="Period">Its year, or the day of the scorecard.</param>
/// <param name="Value">Its value, in the unit of the sub-criterion where it computes that; null where nothing is known.</param>
/// <param name="Numerator">What is divided, of a share.</param>
/// <param name="Denominator">By what.</param>
public sealed record ScoreFigure(string Code, Anise.Figures.Period Period, decimal? Value, decimal? Numerator, decimal? Denominator)
{
    /// <summary>Of how many it is known, where not of all.</summary>
    public decimal? Known { get; init; }

    /// <summary>How many there are.</summary>
    public decimal? Of { get; init; }

    /// <summary>Whether it is known of all: only then it decides.</summary>
    public bool Decides => Value is not null && (Known is null || Known >= Of);
}

/// <summary>A line of a scorecard.</summary>
/// <param name="Result">The sub-criterion with its threshold and what decides it.</param>
/// <param name="State">Where it stands.</param>
public sealed record ScoreLine(SubCriterionResult Result, ScoreState State)
{
    /// <summary>Its code.</summary>
    public string Code => Result.SubCriterion.Code;

    /// <summary>What decides it; null where nothing does.</summary>
    public ScoreSource? Source { get; init; }

    /// <summary>What the commune said last.</summary>
    public StandardFact? Commune { get; init; }

    /// <summary>What the province said last.</summary>
    public StandardFact? Province { get; init; }

    /// <summary>Where the sub-criterion stands by what the commune says; null where it says nothing.</summary>
    public StandardState? OwnState { get; init; }

    /// <summary>Whether commune and province see it otherwise.</summary>
    public bool Disagrees => Province is not null && OwnState is { } own && own != Result.State;

    /// <summary>What records say.</summary>
    public ScoreFigure? Computed { get; init; }

    /// <summary>What else records count of it.</summary>
    public IReadOnlyList<ScoreFigure> Hints { get; init; } = [];

    /// <summary>What was said that decides; null where records decide.</summary>
    public StandardFact? Ruling => Source switch { ScoreSource.Province => Province, ScoreSource.Commune => Commune, _ => null };

    /// <summary>The last day on which what decides holds; null where nothing does, and for what is computed.</summary>
    public DateOnly? HoldsUntil { get; init; }

    /// <summary>
    /// How many more (households, people, metres) must reach it, or fewer where a share is to be at most so much; null where parts of the number are not known, and where it is reached.
    /// </summary>
    public decimal? MissingCount
    {
        get
        {
            var (over, under) = Source == ScoreSource.Computed ? (Computed?.Numerator, Computed?.Denominator) : (Ruling?.Numerator, Ruling?.Denominator);
            if (Result.SubCriterion.Kind != StandardKind.Ratio || Result.Threshold is not { } line || Result.SubCriterion.Threshold is not { } threshold || over is not { } has || under is not { } of) return null;
            decimal missing = threshold.AtLeast ? decimal.Ceiling(of * line / 100) - has : has - decimal.Floor(of * line / 100);
            return missing > 0 ? missing : null;
        }
    }

    /// <summary>What closing the gap costs, in VND; null where the cost of one, or how many are missing, is not known.</summary>
    public decimal? MissingMoney => Result.SubCriterion.UnitCost is { } cost && (MissingCount ?? (Result.SubCriterion.Kind == StandardKind.Value && Result.Gap > 0 ? Result.Gap : null)) is { } missing ? missing * cost : null;

    /// <summary>How far the computed number lies from the one that was said; null where one of them is missing.</summary>
    public decimal? Difference => Source is ScoreSource.Commune or ScoreSource.Province && Result.Given.Number is { } said && Computed is { Decides: true, Value: { } computed } ? computed - said : null;
}

/// <summary>A criterion of a scorecard.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="State">Where it stands: lines without evidence that holds are not assessed.</param>
/// <param name="Lines">Its lines.</param>
public sealed record ScoreGroup(StandardCriterion Criterion, StandardState State, IReadOnlyList<ScoreLine> Lines);

/// <summary>Where a commune stands with the standards on a day.</summary>
/// <param name="Commune">The commune, as it was on the day.</param>
/// <param name="Day">The day.</param>
/// <param name="Set">The standards of the day.</param>
/// <param name="Group">The group of the commune; null where the set has none, or it is not known.</param>
/// <param name="State">Where it stands as a whole.</param>
/// <param name="Groups">The criteria.</param>
public sealed record Scorecard(MappedPlace Commune, DateOnly Day, StandardSet Set, string? Group, StandardState State, IReadOnlyList<ScoreGroup> Groups)
{
    /// <summary>All lines.</summary>
    public IEnumerable<ScoreLine> Lines => Groups.SelectMany(g => g.Lines);

    /// <summary>How many criteria are met.</summary>
    public int Met => Count(StandardState.Met);

    /// <summary>How many criteria apply.</summary>
    public int Needed => Groups.Count - Count(StandardState.NotApplicable);

    /// <summary>How many criteria are in a state.</summary>
    public int Count(StandardState state) => Groups.Count(g => g.State == state);

    /// <summary>How many lines are in a state.</summary>
    public int Count(ScoreState state) => Lines.Count(l => l.State == state);

    /// <summary>The criteria that apply and are not met.</summary>
    public IReadOnlyList<ScoreGroup> Open => [.. Groups.Where(g => g.State is not (StandardState.Met or StandardState.NotApplicable))];

    /// <summary>Whether poverty and income are all that stands in the way.</summary>
    public bool FailsOnlyByPoverty => Open.Count > 0 && Open.All(g => Set.PovertyCriteria.Contains(g.Criterion.Code));

    /// <summary>A line by its code; null where the set has none.</summary>
    public ScoreLine? Find(string code) => Lines.FirstOrDefault(l => l.Code == code);
}
