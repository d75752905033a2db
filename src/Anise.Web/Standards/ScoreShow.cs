using System.Globalization;
using Anise.Rules.Standards;
using Anise.Standards.Scorecards;
using Anise.Web.Components;

namespace Anise.Web.Standards;

/// <summary>Lines of scorecards as people read them.</summary>
internal static class ScoreShow
{
    private const int Places = 2;

    /// <summary>The value with its unit; null where there is none.</summary>
    public static string? Value(ScoreLine line) => line.Result.Given.Judgement is { } judgement ? ScoreWords.Of(judgement) : Number(line, line.Result.Given.Number);

    /// <summary>What is divided by what; null where that is not known.</summary>
    public static string? Parts(ScoreLine line)
    {
        var (over, under) = Divided(line);
        return over is null || under is null ? null : Texts.Get("parts", Show.Number(over), Show.Number(under), UnitNames.Of(line.Result.SubCriterion.CountedIn ?? ""));
    }

    /// <summary>What is divided, and by what.</summary>
    public static (decimal? Over, decimal? Under) Divided(ScoreLine line) => line.Source == ScoreSource.Computed ? (line.Computed?.Numerator, line.Computed?.Denominator) : (line.Ruling?.Numerator, line.Ruling?.Denominator);

    /// <summary>What closing the gap costs where that is known; null else.</summary>
    public static string? Money(ScoreLine line) => line.MissingMoney is { } money ? Texts.Get("gap-money", Show.Number(money)) : null;

    /// <summary>What must be reached.</summary>
    public static string? Threshold(ScoreLine line) => line.Result.SubCriterion.Threshold is not { } threshold
        ? line.Result.SubCriterion.Kind == StandardKind.Judgement ? ScoreWords.Of(StandardState.Met) : null
        : line.Result.Threshold is { } number ? $"{(threshold.AtLeast ? "≥" : "≤")} {Number(line, number)}" : null;

    /// <summary>What is missing: in the unit of the number and, where that is known, in households, people, metres.</summary>
    public static string? Gap(ScoreLine line) => line.Result.Gap is not { } gap || gap == 0 ? null
        : line.MissingCount is { } count ? Texts.Get("gap-counted", Number(line, gap), Show.Number(count), UnitNames.Of(line.Result.SubCriterion.CountedIn ?? ""))
        : Number(line, gap);

    /// <summary>A number of a line with its unit: enough decimals to tell it from its threshold.</summary>
    public static string? Number(ScoreLine line, decimal? number)
    {
        if (number is not { } known) return null;
        decimal shown = decimal.Round(known, Places);
        if (line.Result.Threshold is { } threshold && shown == threshold && known != threshold) shown = decimal.Round(known, 6);
        return line.Result.SubCriterion.Unit == "%" ? Show.Number(shown) + " %" : $"{Show.Number(shown)} {UnitNames.Of(line.Result.SubCriterion.Unit)}";
    }

    /// <summary>The kind of tag that a state has.</summary>
    public static string Tag(ScoreState state) => state switch
    {
        ScoreState.Met => "other",
        ScoreState.NotMet => "bad",
        ScoreState.BasicallyMet or ScoreState.EvidenceMissing or ScoreState.EvidenceExpired => "near",
        _ => "plain",
    };

    /// <summary>The kind of tag that a state of a criterion has.</summary>
    public static string Tag(StandardState state) => state switch { StandardState.Met => "other", StandardState.NotMet => "bad", StandardState.BasicallyMet => "near", _ => "plain" };

    /// <summary>The address of a scorecard.</summary>
    public static string Address(Scorecard card) => string.Create(CultureInfo.InvariantCulture, $"/standards/communes/{card.Commune.Id.Value}?on={card.Day:yyyy-MM-dd}");
}
