using Anise.Basics;
using Anise.Households;
using Anise.Lists;
using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Reviews.Results;
using Anise.Web.Components;

namespace Anise.Web.Reviews;

/// <summary>Values of a review as its pages write them.</summary>
internal static class ReviewShow
{
    /// <summary>How long there is to decide.</summary>
    public static string DaysLeft(int days) =>
        days > 0 ? Texts.Get("days-left", days) : days == 0 ? Texts.Get("days-today") : Texts.Get("days-over", -days);

    /// <summary>The steps of a board as the line of steps shows them; the last one is the province's.</summary>
    /// <param name="board">The board.</param>
    /// <param name="address">Its address.</param>
    /// <param name="mayDecide">Whether the reader decides: the step leads to where that is done.</param>
    /// <param name="seesProvince">Whether the reader sees the whole province: only then the last step leads there.</param>
    public static IReadOnlyList<StepMark> Marks(CommuneBoard board, string address, bool mayDecide, bool seesProvince) =>
    [
        .. board.Steps.Select((s, i) => new StepMark($"{i + 1} {ReviewNames.Of(s.Step)}", StateOf(s), NoteOf(s, board.Review.PostedUntil is not null), HrefOf(s, address, mayDecide), s is { Done: true, On: not null })),
        ApprovalMark(board.Year, $"{board.Steps.Count + 1} ") is var last && seesProvince ? last : last with { Href = null },
    ];

    /// <summary>The steps of a year in the province: the communes decide, the province approves.</summary>
    public static IReadOnlyList<StepMark> Marks(YearApproval year) =>
    [
        new($"1 {ReviewNames.Of(YearStep.Communes)}", year.Decided == year.Communes ? "done" : "now", Texts.Get("step-count", year.Decided, year.Communes)),
        ApprovalMark(year, "2 "),
    ];

    private static StepMark ApprovalMark(YearApproval year, string number) => new(
        number + ReviewNames.Of(YearStep.Approval), year.Approved is not null ? "done" : year.IsReady ? "now" : "", year.Approved is { } step ? Texts.Get("step-done-on", Show.Date(step.On)) : null,
        $"/reviews/{Show.Plain(year.Campaign.Year)}/approval", year.Approved is not null);

    private static string StateOf(StepState step) => (step.Done ? "done" : step.Current ? "now" : "") + (step.Late ? " late" : "");

    private static string? NoteOf(StepState step, bool posted)
    {
        var parts = new List<string>();
        if (step.Step == ReviewStep.Assessing && step is { Of: > 0, Done: false }) parts.Add(Texts.Get("step-percent", 100 * step.Count!.Value / step.Of!.Value));
        else if (step.Of is > 0) parts.Add(Texts.Get("step-count", step.Count, step.Of));
        if (step.Done && step.On is { } on) parts.Add(Texts.Get("step-done-on", Show.Date(on)));
        else if (step.Due is { } due) parts.Add(Texts.Get(step.Step == ReviewStep.Posting && posted ? "step-posted-until" : "step-until", Show.Date(due)));
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static string? HrefOf(StepState state, string address, bool mayDecide) => state.Step switch
    {
        ReviewStep.Listing or ReviewStep.Assessing => $"{address}/list",
        ReviewStep.Posting => $"{address}/posted",
        ReviewStep.Complaints => $"{address}/complaints",
        ReviewStep.Opinion => $"{address}/opinion",
        ReviewStep.Decision => state is { Current: true, Done: false } && mayDecide ? $"{address}/decide" : $"{address}/decision",
        ReviewStep.Meeting => $"{address}/list?agreed={(state.Done ? "yes" : "no")}",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The address of a household's form in a review.</summary>
    public static string FormOf(string board, HouseholdId household) => $"{board}/households/{household.Value}";

    /// <summary>Parts of a line with a dot between them; what is empty is left out.</summary>
    public static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>A relationship to the head in words.</summary>
    public static string Relationship(string code) => Relationships.Exists(code) ? Relationships.Label(code) : code;

    /// <summary>How many households are told where several fit.</summary>
    public const int Told = 8;

    /// <summary>Why a household is not known by what was typed: none fits, or several, which are told by code and village to choose from.</summary>
    public static string Which(ListPage<Household> found, string typed, Func<PlaceId?, string> village) => typed.Length == 0 || found.Total < 2 ? Texts.Get("complaint-code-found", typed.Length == 0 ? 0 : found.Total)
        : Texts.Get("household-which", found.Total, string.Join("; ", found.Rows.Select(h => Joined(h.HeadName, h.Code, village(h.VillageId)))) + (found.Total > found.Rows.Count ? "; …" : ""));
}
