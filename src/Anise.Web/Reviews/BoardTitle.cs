using Anise.Reviews;
using Anise.Reviews.Boards;
using Anise.Web.Components;

namespace Anise.Web.Reviews;

/// <summary>The answer at the top of a board: what is left at the step at hand, and how long there is.</summary>
/// <param name="Text">As plain text.</param>
/// <param name="Parts">Before and after the figure; empty where none opens.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Href">The list it counts.</param>
internal sealed record BoardTitle(string Text, IReadOnlyList<string> Parts, long Figure, string Href)
{
    private const string Here = "\u0001";

    /// <summary>The title of a board.</summary>
    public static BoardTitle Of(CommuneBoard board, string address)
    {
        if (board.Review.DecidedOn is not null) return Make(board, "board-decided", board.Whole.Poor, $"{address}/decision?class=poor", board.Whole.NearPoor);
        StepState Step(ReviewStep step) => board.Steps.Single(s => s.Step == step);
        StepState meetings = Step(ReviewStep.Meeting), complaints = Step(ReviewStep.Complaints);
        int openComplaints = complaints.Of!.Value - complaints.Count!.Value;
        return board.Step switch
        {
            ReviewStep.Listing => Make(board, "board-Listing", null, ""),
            ReviewStep.Assessing => Make(board, "board-Assessing", board.Listed - board.Assessed, $"{address}/list?form=open", board.Listed),
            ReviewStep.Meeting => Make(board, "board-Meeting", meetings.Of!.Value - meetings.Count!.Value, $"{address}/list?agreed=no", meetings.Of!.Value),
            ReviewStep.Posting when board.Review.PostedUntil is null && board.Listed == 0 => Make(board, "board-Empty", null, ""),
            ReviewStep.Posting when board.Review.PostedUntil is null => Make(board, "board-Post", board.Listed, $"{address}/list"),
            ReviewStep.Posting => Make(board, "board-Posting", board.Listed, $"{address}/posted", Show.Date(board.Review.PostedUntil)),
            ReviewStep.Complaints when openComplaints > 0 => Make(board, "board-Complaints", openComplaints, $"{address}/complaints", complaints.Of!.Value),
            ReviewStep.Complaints when board.Waiting.Any(w => w.Kind == WaitingKind.ReadyToPostAgain) => Make(board, "board-PostAgain", null, ""),
            ReviewStep.Complaints => Make(board, "board-Send", null, ""),
            ReviewStep.Opinion => Make(board, "board-Opinion", board.Listed, $"{address}/list"),
            ReviewStep.Decision => Make(board, "board-Decision", board.Listed, $"{address}/list"),
            _ => throw new InvalidOperationException($"Unknown step {board.Step}."),
        };
    }

    private static BoardTitle Make(CommuneBoard board, string key, long? figure, string href, object? second = null)
    {
        object? shown = second is int number ? Show.Number(number) : second;
        string end = board.DaysLeft is { } days ? "; " + ReviewShow.DaysLeft(days) : "";
        if (figure is not { } value) return new BoardTitle(Texts.Get(key) + end, [], 0, href);
        string text = Texts.Get(key, Show.Number(value), shown) + end;
        // Words after the figure may depend on it, those before it do not.
        string before = Texts.Get(key, Here, shown).Split(Here)[0];
        return new BoardTitle(text, [before, text[(before.Length + Show.Number(value).Length)..]], value, href);
    }
}
