using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Reviews.Results;
using Anise.Rules.Answering;
using Anise.Rules.Assessing;
using Anise.Rules.Sets;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.InYear;

/// <summary>An application with what pages show beside it.</summary>
/// <param name="Case">The application.</param>
/// <param name="Code">The code of the household.</param>
/// <param name="Head">The head's name.</param>
/// <param name="Village">The village.</param>
public sealed record ApplicationLine(InYearCase Case, string? Code, string Head, string Village);

/// <summary>An application as the list shows it, with what it is found and ordered by.</summary>
public sealed class ListedApplication
{
    /// <summary>The application.</summary>
    public required InYearId Id { get; init; }

    /// <summary>The code of the household.</summary>
    public required string? Code { get; init; }

    /// <summary>The head's name.</summary>
    public required string Head { get; init; }

    /// <summary>The Vietnamese order of the head.</summary>
    public required string SortKey { get; init; }

    /// <summary>The code and the members' names, folded.</summary>
    public required string SearchText { get; init; }

    /// <summary>The village.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>What is applied for.</summary>
    public required InYearRequest Request { get; init; }

    /// <summary>The day it came.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The last day to decide.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The step at hand.</summary>
    public required InYearStep Step { get; init; }

    /// <summary>The day of the decision or refusal; null before.</summary>
    public required DateOnly? DecidedOn { get; init; }

    /// <summary>Whether it was granted; null before.</summary>
    public required bool? Granted { get; init; }
}

/// <summary>An application as it is worked on.</summary>
/// <param name="Line">The application.</param>
/// <param name="Steps">The steps taken and the ways back, in order.</param>
/// <param name="Rules">The standard it is reviewed by.</param>
/// <param name="Answers">The answers so far, with the members of the day of the form or of today.</param>
/// <param name="Computed">What the rules say to them.</param>
public sealed record ApplicationSheet(ApplicationLine Line, IReadOnlyList<InYearTaken> Steps, RuleSet Rules, Answers Answers, Rules.Assessing.Assessment Computed);

/// <summary>A month of reviews within the year, to be reported.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month.</param>
/// <param name="Due">The day the report is owed; null for a month that is not reported.</param>
/// <param name="Received">Applications that came in the month.</param>
/// <param name="Decided">Those decided, refused or withdrawn in it.</param>
/// <param name="Open">Those open at its end.</param>
public sealed record ApplicationMonth(int Year, int Month, DateOnly? Due, int Received, IReadOnlyList<ApplicationLine> Decided, int Open)
{
    /// <summary>Those granted with a result.</summary>
    public IReadOnlyList<ApplicationLine> With(ListResult result) => [.. Decided.Where(l => l.Case.Granted == true && ListResults.Of(l.Case.ClassCode, l.Case.Before) == result)];

    /// <summary>Those that the households withdrew.</summary>
    public IReadOnlyList<ApplicationLine> Withdrawn => [.. Decided.Where(l => l.Case.WithdrawnBecause is not null)];

    /// <summary>Those refused.</summary>
    public IReadOnlyList<ApplicationLine> Refused => [.. Decided.Where(l => l.Case.Granted == false)];
}

/// <summary>Reads the reviews within the year of a commune.</summary>
public sealed class ReadApplications(InYearWork work)
{
    /// <summary>The applications of a commune. Nothing is read yet.</summary>
    public async Task<IQueryable<ListedApplication>> OfCommuneAsync(Rights rights, PlaceId commune, CancellationToken cancel = default)
    {
        await DemandAsync(rights, commune, cancel);
        return work.Db.InYearCases.AsNoTracking().Where(c => c.CommuneId == commune).Join(work.Db.Households.AsNoTracking(), c => c.HouseholdId, h => h.Id, (c, h) => new ListedApplication
        {
            Id = c.Id, Code = h.Code, Head = h.HeadName, SortKey = h.SortKey, SearchText = h.SearchText, VillageId = c.VillageId,
            Request = c.Request, ReceivedOn = c.ReceivedOn, Due = c.Due, Step = c.Step, DecidedOn = c.DecidedOn, Granted = c.Granted,
        });
    }

    /// <summary>One application.</summary>
    /// <exception cref="KeyNotFoundException">The commune has no such application.</exception>
    public async Task<ApplicationSheet> SheetAsync(Rights rights, PlaceId commune, InYearId id, Answers? typed = null, CancellationToken cancel = default)
    {
        PlaceMap map = await DemandAsync(rights, commune, cancel);
        InYearCase one = await work.Db.InYearCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CommuneId == commune, cancel) ?? throw new KeyNotFoundException($"No application {id.Value}.");
        List<InYearTaken> steps = await work.Db.InYearSteps.AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        DateOnly on = one.AssessedOn ?? work.Today;
        var people = await Registry.PeopleAsync(work.Db, [one.HouseholdId], cancel);
        Answers answers = Registry.WithMembers(
            typed ?? (one.AnswersJson is { } json ? Answers.FromJson(json) : new Answers()), Registry.MembersOn(people.GetValueOrDefault(one.HouseholdId, []), one.HouseholdId, on),
            map[commune].IsUrban ? Registry.Urban : Registry.Rural);
        RuleSet rules = work.RulesOf(one);
        return new ApplicationSheet((await LinesAsync(map, [one], cancel))[0], steps, rules, answers, rules.Assess(answers, on));
    }

    /// <summary>A month of a commune.</summary>
    public async Task<ApplicationMonth> MonthAsync(Rights rights, PlaceId commune, int year, int month, CancellationToken cancel = default)
    {
        PlaceMap map = await DemandAsync(rights, commune, cancel);
        DateOnly first = new(year, month, 1), next = first.AddMonths(1);
        List<InYearCase> cases = await work.Db.InYearCases.AsNoTracking().Where(c => c.CommuneId == commune && c.ReceivedOn < next).OrderBy(c => c.Id).ToListAsync(cancel);
        return new ApplicationMonth(year, month, work.Terms.InYearReportDue(year, month), cases.Count(c => c.ReceivedOn >= first),
            await LinesAsync(map, [.. cases.Where(c => c.DecidedOn >= first && c.DecidedOn < next)], cancel), cases.Count(c => c.DecidedOn is null || c.DecidedOn >= next));
    }

    private async Task<PlaceMap> DemandAsync(Rights rights, PlaceId commune, CancellationToken cancel)
    {
        PlaceMap map = await work.MapAsync(cancel);
        rights.Demand(Permission.SeeHouseholds, map.ScopeOf(commune));
        return map;
    }

    private async Task<List<ApplicationLine>> LinesAsync(PlaceMap map, List<InYearCase> cases, CancellationToken cancel)
    {
        List<HouseholdId> ids = [.. cases.Select(c => c.HouseholdId)];
        var households = await work.Db.Households.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancel);
        return [.. cases.Select(c => new ApplicationLine(c, households[c.HouseholdId].Code, households[c.HouseholdId].HeadName, map.Find(c.VillageId)?.Name ?? ""))];
    }
}
