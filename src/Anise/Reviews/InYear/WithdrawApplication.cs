using Anise.Access;
using Anise.Basics;
using Anise.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>A household withdraws its application before it is decided, or was wrong to: then it goes on where it stood.</summary>
public sealed class WithdrawApplication(InYearWork work)
{
    /// <summary>Notes the withdrawal.</summary>
    /// <param name="rights">Who records it.</param>
    /// <param name="id">The application.</param>
    /// <param name="reason">Why the household withdraws it.</param>
    /// <param name="on">The day it said so.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<InYearCase>> RunAsync(Rights rights, InYearId id, string reason, DateOnly on, CancellationToken cancel = default)
    {
        await using InYearWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.WithdrawApplication, reason, cancel);
        if ((open.Closed ?? open.Days.Bad(on) ?? TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason))) is { } unfit) return unfit;
        (open.Case.DecidedOn, open.Case.WithdrawnBecause) = (on, reason.Trim());
        await open.CommitAsync(cancel);
        return open.Case;
    }

    /// <summary>Takes the withdrawal back.</summary>
    /// <param name="rights">Who records it.</param>
    /// <param name="id">The application.</param>
    /// <param name="reason">Why it goes on.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Result<InYearCase>> TakeBackAsync(Rights rights, InYearId id, string reason, CancellationToken cancel = default)
    {
        await using InYearWrite open = await work.BeginAsync(rights, Permission.RunReview, id, ReviewsActs.GoOnWithApplication, reason, cancel);
        InYearCase one = open.Case;
        if (one.WithdrawnBecause is null) return Texts.Problem("in-year-not-withdrawn");
        if ((TextLengths.Missing("reason", reason) ?? TextLengths.OfTexts(("reason", reason))) is { } unfit) return unfit;
        // A household's applications are decided in the order in which they came.
        List<InYearId> others = await work.Db.InYearCases.Where(c => c.HouseholdId == one.HouseholdId).Select(c => c.Id).ToListAsync(cancel);
        if (others.Exists(other => other.Value > id.Value)) return Texts.Problem("in-year-newer");
        (one.DecidedOn, one.WithdrawnBecause) = (null, null);
        await open.CommitAsync(cancel);
        return one;
    }
}
