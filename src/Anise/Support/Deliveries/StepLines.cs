using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Sets;
using Anise.Store;
using Anise.Support.Owed;
using Microsoft.EntityFrameworkCore;

namespace Anise.Support.Deliveries;

/// <summary>A step of lines of a list.</summary>
public enum LineStep
{
    /// <summary>They are approved.</summary>
    Approve,
    /// <summary>They were paid or handed out, and signed for.</summary>
    Deliver,
    /// <summary>They are refused.</summary>
    Refuse,
    /// <summary>They were given back.</summary>
    Return,
    /// <summary>They leave the list.</summary>
    LeaveOut,
}

/// <summary>A step as somebody writes it down.</summary>
/// <param name="Step">Which.</param>
/// <param name="Lines">The lines; null for all that can take it.</param>
/// <param name="On">The day.</param>
/// <param name="SignedBy">Who signed, where somebody else than the person did; null for the person.</param>
/// <param name="Reason">Why; needed to refuse, give back and leave out, and to pay what is like something that was paid.</param>
/// <param name="Source">Where the money of what is delivered comes from; null for what was chosen for the list before.</param>
/// <param name="Component">What the money is given for.</param>
public sealed record NewLineStep(LineStep? Step, IReadOnlyCollection<SupportLineId>? Lines, DateOnly? On, string? SignedBy = null, string? Reason = null, string? Source = null, string? Component = null);

/// <summary>A line that did not take a step.</summary>
/// <param name="Line">Which.</param>
/// <param name="Problem">Why.</param>
public sealed record LeftLine(SupportLineId Line, Problem Problem);

/// <summary>What a step did.</summary>
/// <param name="Taken">How many lines took it.</param>
/// <param name="Left">Those that did not.</param>
public sealed record StepDone(int Taken, IReadOnlyList<LeftLine> Left);

/// <summary>
/// Takes a step with lines of a list: what cannot take it stays, the rest goes on. What is delivered is paid in the same write; who was paid the same already leaves the list.
/// </summary>
public sealed class StepLines(AniseDb db, JournalBook journal, PlaceMaps maps, ReadOwed read, PayLines pay, TimeProvider clock)
{
    /// <summary>Takes it. Approving and refusing needs <c>Permission.ApproveSupport</c>, all else <c>Permission.EditSupport</c>.</summary>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<StepDone>> RunAsync(Rights rights, SupportListId id, NewLineStep given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        DateOnly today = clock.Today();
        if (await db.Set<SupportList>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } list) return Texts.Problem("list-none", null);
        if (given.Step is not { } step) return Texts.Problem("step-none", "step");
        rights.Demand(step is LineStep.Approve or LineStep.Refuse ? Permission.ApproveSupport : Permission.EditSupport, await maps.ScopeAsync(list.CommuneId, today, cancel: cancel));
        if (given.On is not { } on) return Texts.Problem("step-no-day", "on");
        if (on > today) return Texts.Problem("step-day-future", "on", on);
        if (on < list.MadeFor && on < list.MadeOn) return Texts.Problem("step-before-list", "on", list.MadeOn);
        if (step is LineStep.Refuse or LineStep.Return or LineStep.LeaveOut && string.IsNullOrWhiteSpace(given.Reason)) return Texts.Problem("step-no-reason", "reason");
        if ((TextLengths.OfLines(("signed-by", given.SignedBy)) ?? TextLengths.OfTexts(("reason", given.Reason))) is { } tooLong) return tooLong;
        Policy? paid = step == LineStep.Deliver && pay.PolicyOf(list) is { } policy && PayLines.IsPaid(policy) ? policy : null;
        var from = new PaidFrom(Filled(given.Source) ?? list.Source ?? "", Filled(given.Component) ?? list.Component ?? "");
        if (paid is not null && pay.WhyNot(from.Source, from.Component, on) is { } noMoney) return noMoney;
        HashSet<string>? owed = step == LineStep.Approve ? await OwedNowAsync(list, cancel) : null;
        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ActOf(step), given.Reason, cancel);
        List<SupportLine> lines = await db.Set<SupportLine>().Where(l => l.ListId == id).OrderBy(l => l.Id).ToListAsync(cancel);
        HashSet<SupportLineId>? chosen = given.Lines is null ? null : [.. given.Lines];
        if (chosen is { Count: 0 } || chosen?.Except(lines.Select(l => l.Id)).Any() == true) return Texts.Problem("step-no-lines", "lines");
        var left = new List<LeftLine>();
        var fit = new List<SupportLine>();
        IReadOnlySet<SupportLineId> outOfOrder = step is LineStep.Deliver or LineStep.Return ? await Instalments.OutOfOrderAsync(db, lines, back: step == LineStep.Return, cancel) : new HashSet<SupportLineId>();
        foreach (SupportLine line in lines.Where(l => chosen is null ? From(step).Contains(l.State) : chosen.Contains(l.Id)))
        {
            if (!From(step).Contains(line.State)) left.Add(new(line.Id, Texts.Problem("line-state", null, SupportWords.Of(line.State))));
            else if (on < line.On && step != LineStep.Approve) left.Add(new(line.Id, Texts.Problem("line-before", null, line.On)));
            else if (owed is not null && SupportPeriods.InstalmentNo(line.ClaimedAs) == 1 && !owed.Contains(line.ClaimedAs)) left.Add(new(line.Id, Texts.Problem("line-not-owed", null, list.MadeFor)));
            else if (outOfOrder.Contains(line.Id)) left.Add(new(line.Id, Texts.Problem(step == LineStep.Return ? "line-later-paid" : "line-earlier-unpaid", null)));
            else fit.Add(line);
        }
        IReadOnlyDictionary<SupportLineId, Problem> unpaid = paid is not null ? await pay.PayAsync(rights, list, paid, from, fit, on, given.Reason, cancel)
            : step == LineStep.Return ? await pay.TakeBackAsync(rights, fit, on, given.Reason!, cancel) : new Dictionary<SupportLineId, Problem>();
        bool changed = unpaid.Count < fit.Count;
        if (paid is not null && changed)
        {
            SupportList stored = await db.Set<SupportList>().SingleAsync(l => l.Id == id, cancel);
            (stored.Source, stored.Component) = (from.Source, from.Component);
        }
        foreach (SupportLine line in fit)
        {
            if (!unpaid.TryGetValue(line.Id, out Problem? problem))
            {
                Take(line, step, on, given);
                continue;
            }
            left.Add(new(line.Id, problem));
            if (!PayLines.IsPaidAlready(problem)) continue;
            Take(line, LineStep.LeaveOut, on, given with { Reason = problem.Message });
            changed = true;
        }
        if (changed) await write.CommitAsync(cancel);
        return new StepDone(fit.Count - unpaid.Count, left);
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void Take(SupportLine line, LineStep step, DateOnly on, NewLineStep given)
    {
        line.On = on;
        (line.State, line.ApprovedOn, line.DeliveredOn) = step switch
        {
            LineStep.Approve => (LineState.Approved, on, line.DeliveredOn),
            LineStep.Deliver => (LineState.Delivered, line.ApprovedOn, on),
            LineStep.Refuse => (LineState.Refused, line.ApprovedOn, line.DeliveredOn),
            LineStep.Return => (LineState.Returned, line.ApprovedOn, line.DeliveredOn),
            _ => (LineState.LeftOut, line.ApprovedOn, line.DeliveredOn),
        };
        if (step == LineStep.Deliver) line.SignedBy = string.IsNullOrWhiteSpace(given.SignedBy) ? null : given.SignedBy.Trim();
        if (step is LineStep.Approve or LineStep.Deliver) return;
        line.Reason = given.Reason!.Trim();
        line.Claim = null;
    }

    /// <summary>The claims of the policy that still stand by what is known now: a class that was amended since no longer counts.</summary>
    private async Task<HashSet<string>> OwedNowAsync(SupportList list, CancellationToken cancel)
    {
        PlaceMap map = await maps.OnAsync(list.MadeFor, cancel) is var then && then.Find(list.CommuneId) is not null ? then : await maps.OnAsync(clock.Today(), cancel);
        Result<IReadOnlyList<OwedLine>> owed = await read.OfPlacesAsync(map, [list.CommuneId], list.MadeFor, since: false, cancel);
        return owed.Ok ? [.. owed.Value.Where(l => l.Owed.Policy.Code == list.Policy).Select(l => SupportPeriods.ClaimOf(l.Owed.Policy, l.Household.Id, l.Member?.Id, list.MadeFor))] : [];
    }

    private static LineState[] From(LineStep step) => step switch
    {
        LineStep.Approve => [LineState.Listed],
        LineStep.Deliver => [LineState.Approved],
        LineStep.Refuse => [LineState.Listed, LineState.Approved],
        LineStep.Return => [LineState.Delivered],
        _ => [LineState.Listed, LineState.Approved],
    };

    private static Act ActOf(LineStep step) => step switch
    {
        LineStep.Approve => SupportActs.ApproveLines,
        LineStep.Deliver => SupportActs.DeliverLines,
        LineStep.Refuse => SupportActs.RefuseLines,
        LineStep.Return => SupportActs.ReturnLines,
        _ => SupportActs.LeaveOutLines,
    };
}
