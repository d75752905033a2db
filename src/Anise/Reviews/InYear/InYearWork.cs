using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>What every act on a review within the year needs: the right is demanded, the write opened, the application loaded.</summary>
public sealed class InYearWork(AniseDb db, JournalBook journal, PlaceMaps maps, RuleBook rules, TimeProvider clock)
{
    internal AniseDb Db => db;

    internal ReviewTerms Terms { get; } = new(rules);

    internal DateOnly Today => clock.Today();

    internal RuleBook Rules => rules;

    internal Task<PlaceMap> MapAsync(CancellationToken cancel) => maps.OnAsync(Today, cancel);

    internal RuleSet RulesOf(InYearCase one) => rules.Sets.First(s => s.Family == ReviewTerms.Standard && s.Name == one.RuleSet);

    internal async Task<JournaledWrite> OpenAsync(Rights rights, Permission permission, PlaceId commune, Act action, string? reason, CancellationToken cancel)
    {
        rights.Demand(permission, (await MapAsync(cancel)).ScopeOf(commune));
        return await journal.BeginAsync(rights.Actor, action, reason, cancel);
    }

    /// <exception cref="KeyNotFoundException">There is no such application.</exception>
    internal async Task<InYearWrite> BeginAsync(Rights rights, Permission permission, InYearId id, Act action, string? reason, CancellationToken cancel)
    {
        PlaceId commune = (await db.InYearCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) ?? throw new KeyNotFoundException($"No application {id.Value}.")).CommuneId;
        JournaledWrite write = await OpenAsync(rights, permission, commune, action, reason, cancel);
        InYearCase one = await db.InYearCases.SingleAsync(c => c.Id == id, cancel);
        List<InYearTaken> steps = await db.InYearSteps.AsNoTracking().Where(s => s.CaseId == id).ToListAsync(cancel);
        var days = new StepDays(Today, one.ReceivedOn, steps.Where(s => s.ReturnedBecause is not null).Max(s => (DateOnly?)s.On));
        return new InYearWrite(db, write, rights, one, days, steps.Count);
    }
}

/// <summary>An open write on one application.</summary>
internal sealed class InYearWrite(AniseDb db, JournaledWrite write, Rights rights, InYearCase one, StepDays days, int steps) : IAsyncDisposable
{
    private int _steps = steps;

    public InYearCase Case => one;

    public StepDays Days => days;

    /// <summary>Refuses what comes too late or too early.</summary>
    public Problem? NotAt(InYearStep step) => Closed ?? (one.Step == step ? null : Texts.Problem("wrong-step", null, InYearNames.Of(one.Step), InYearNames.Of(step)));

    /// <summary>Says that nothing is open any more; null while something is.</summary>
    public Problem? Closed => one.DecidedOn is not { } on ? null : Texts.Problem(one.WithdrawnBecause is null ? "in-year-decided" : "in-year-withdrawn", null, on);

    public string PersonOf(string? given) => string.IsNullOrWhiteSpace(given) ? rights.Actor.SignsAs : given.Trim();

    public void Record(InYearStep step, StepPaper paper, string? returnedBecause = null) => db.Add(new InYearTaken
    {
        CaseId = one.Id, HouseholdId = one.HouseholdId, Number = ++_steps, Step = step, On = paper.On, Person = PersonOf(paper.Person), Document = paper.Document, Note = paper.Note,
        ReturnedBecause = returnedBecause,
    });

    public Task CommitAsync(CancellationToken cancel) => write.CommitAsync(cancel);

    public ValueTask DisposeAsync() => write.DisposeAsync();
}

/// <summary>What the words of a review within the year are called in the user's language.</summary>
public static class InYearNames
{
    /// <summary>The name of a step.</summary>
    public static string Of(InYearStep step) => Texts.Get("in-year-step-" + step);

    /// <summary>What is applied for.</summary>
    public static string Of(InYearRequest request) => Texts.Get("in-year-request-" + request);
}
