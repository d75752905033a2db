using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Import.Reading;
using Anise.Journal;
using Anise.Places;
using Anise.Reviews.Figures;
using Anise.Reviews.Results;
using Anise.Rules.Sets;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Microsoft.EntityFrameworkCore;

namespace Anise.Reviews.Steps;

/// <summary>What an import of results did.</summary>
/// <param name="ReviewId">The decided review.</param>
/// <param name="Results">How many results it has.</param>
/// <param name="InRegistry">How many of them were found in the registry, by their code.</param>
/// <param name="Changed">False when the same results were there already.</param>
public sealed record ImportedResults(CommuneReviewId ReviewId, int Results, int InRegistry, bool Changed)
{
    /// <summary>The number of the write; null where nothing changed.</summary>
    public long? Revision { get; init; }
}

/// <summary>What an import of results would do.</summary>
/// <param name="Faults">What has to be corrected first.</param>
/// <param name="Changes">False when the same results are there already.</param>
/// <param name="Registry">The households of the registry that the results name, by their codes.</param>
public sealed record ResultsPreview(IReadOnlyList<ImportFault> Faults, bool Changes, IReadOnlyDictionary<string, Household> Registry);

/// <summary>
/// Takes over the results of a year from a file of the ministry's program, as a decided review of the commune. The file gives no number and no
/// signature; the day of the last result stands for the day of the decision.
/// </summary>
public sealed class ImportReviewResults(AniseDb db, JournalBook journal, PlaceMaps maps, ReviewWork work, CloseFigures close)
{
    /// <summary>Tells what an import would do.</summary>
    /// <returns>What speaks against it; else what it would make, with the households of the registry by their codes.</returns>
    public async Task<ResultsPreview> PreviewAsync(Rights rights, PlaceId commune, int year, ReviewResultFile file, CancellationToken cancel = default)
    {
        Asked asked = await CheckAsync(rights, commune, year, file, cancel);
        if (asked.Faults.Count > 0 || asked.Problems.Count > 0) return Refused([.. asked.Faults, .. asked.Problems.Select(AsFault)]);
        CommuneReview? review = await db.CommuneReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.CommuneId == commune, cancel);
        if (review?.DecidedOn is not null)
        {
            Result<ImportedResults> same = await CompareAsync(review, file.Results, cancel);
            if (!same.Ok) return Refused([.. same.Problems.Select(AsFault)]);
        }
        else if (review is not null && await IsRunningAsync(review, cancel))
        {
            return Refused([AsFault(Texts.Problem("results-review-running", "year", year))]);
        }
        if (review?.DecidedOn is null && await ReadYearApproval.InForceAsync(db, year, cancel) is { } approved)
            return Refused([AsFault(Texts.Problem("year-approved", "year", year, approved.On, approved.Document))]);
        return new ResultsPreview([], review?.DecidedOn is null, await RegistryAsync(asked.Map, commune, file.Results, cancel));
    }

    /// <summary>Imports all results or none; the same results again change nothing.</summary>
    public async Task<Result<ImportedResults>> RunAsync(Rights rights, PlaceId commune, int year, ReviewResultFile file, CancellationToken cancel = default)
    {
        Asked asked = await CheckAsync(rights, commune, year, file, cancel);
        List<Problem> problems = [.. asked.Faults.Select(f => new Problem(f.Problem, Texts.Get("results-row", f.Sheet, f.Row, f.Message), f.Column)), .. asked.Problems];
        if (problems.Count > 0) return Result<ImportedResults>.Refused(problems);
        PlaceMap map = asked.Map;

        await using JournaledWrite write = await journal.BeginAsync(rights.Actor, ReviewsActs.ImportReviewResults, null, cancel);
        CommuneReview? review = await db.CommuneReviews.SingleOrDefaultAsync(r => r.Year == year && r.CommuneId == commune, cancel);
        if (review?.DecidedOn is not null) return await CompareAsync(review, file.Results, cancel);
        if (review is not null && await IsRunningAsync(review, cancel)) return Texts.Problem("results-review-running", "year", year);
        if (await ReadYearApproval.InForceAsync(db, year, cancel) is { } approved) return Texts.Problem("year-approved", "year", year, approved.On, approved.Document);
        if (!await db.Campaigns.AnyAsync(c => c.Year == year, cancel)) db.Add(OpenCampaign.Make(work, asked.Rules!, year, map.Province.Id, asked.Opens, null));
        DateOnly decidedOn = file.Results.Max(r => r.Date!.Value);
        if (review is null)
        {
            review = new CommuneReview { Id = new(await db.ReserveAsync("review", 1, cancel)), Year = year, CommuneId = commune, Step = ReviewStep.Decision };
            db.Add(review);
        }
        review.Step = ReviewStep.Decision;
        review.DecidedOn = decidedOn;
        db.Add(new ReviewDecision
        {
            ReviewId = review.Id, Number = "", On = decidedOn, SignedBy = "", Revision = write.Revision, Origin = DecisionOrigin.Import,
            Region = await maps.RegionAsync(commune, decidedOn, cancel),
        });
        Dictionary<string, Household> registry = await RegistryAsync(map, commune, file.Results, cancel);
        List<DecidedHousehold> decided = [.. file.Results.Select((row, i) => Decided(review.Id, i + 1, row, registry.GetValueOrDefault(row.HouseholdCode), map))];
        db.AddRange(decided);
        await DecideReview.GiveClassesAsync(db, review, map, decided, cancel);
        CommuneReviewId id = review.Id;
        await close.RunAsync(write, id, cancel);
        await write.CommitAsync(cancel);
        return new ImportedResults(id, decided.Count, decided.Count(d => d.HouseholdId is not null), Changed: true) { Revision = write.Revision };
    }

    /// <summary>What holds of the year, and what speaks against the file before the store is asked.</summary>
    private async Task<Asked> CheckAsync(Rights rights, PlaceId commune, int year, ReviewResultFile file, CancellationToken cancel)
    {
        PlaceMap today = await work.TodaysMapAsync(cancel);
        if (!work.Terms.Knows(year)) return Against(today, Texts.Problem("no-rule-set", "year", new DateOnly(year, 12, 31)));
        DateOnly opens = work.Terms.Opens(year);
        PlaceMap map = await maps.OnAsync(opens, cancel);
        rights.Demand(Permission.ImportHouseholds, today.ScopeOf(commune, map));
        if (map.Find(commune) is not { IsCommuneLevel: true } place) return Against(map, Texts.Problem("results-no-commune", "commune", opens));
        if (!work.Rules.TryFind(ReviewTerms.Standard, opens, out RuleSet? rules)) return Against(map, Texts.Problem("no-rule-set", "year", opens));
        List<Problem> problems = [.. CheckCommune(file, map, place)];
        if (file.Year is { } titled && titled != year) problems.Insert(0, Texts.Problem("results-other-year", "year", titled, year));
        return new Asked(map, opens, rules, [.. file.Faults, .. CheckRows(file, year)], problems);
    }

    private static ResultsPreview Refused(IReadOnlyList<ImportFault> faults) => new(faults, Changes: true, new Dictionary<string, Household>());

    private static Asked Against(PlaceMap map, Problem problem) => new(map, default, null, [], [problem]);

    private static ImportFault AsFault(Problem problem) => ImportFault.OfFile("refused-by-store", problem.Message);

    private static IEnumerable<ImportFault> CheckRows(ReviewResultFile file, int year)
    {
        foreach (ReviewResultRow row in file.Results)
        {
            ImportFault Of(TableField field, string problem, params object?[] found) => file.FaultOf(row, field, problem, found);
            if (row.Members is null or <= 0 && !file.HasFault(row, ResultTable.Members)) yield return Of(ResultTable.Members, "results-no-members");
            if (row.Date is null && !file.HasFault(row, ResultTable.Date)) yield return Of(ResultTable.Date, "missing");
            else if (row.Date is { } day && day.Year != year) yield return Of(ResultTable.Date, "results-other-year", day.Year, year);
        }
    }

    /// <summary>A file tells whose it is by its title and by its codes, which begin with the official code of the commune.</summary>
    private static IEnumerable<Problem> CheckCommune(ReviewResultFile file, PlaceMap map, MappedPlace commune)
    {
        if (TitledCommune(file.Titles, map, commune) is { } titled)
        {
            yield return Texts.Problem("commune-differs", "commune", titled.Name, commune.Name);
            yield break;
        }
        Dictionary<string, MappedPlace> others = map.Communes.Where(c => c.CodeIsOfficial && c.Id != commune.Id && c.Code != commune.Code).DistinctBy(c => c.Code).ToDictionary(c => c.Code);
        List<MappedPlace?> owners = [.. file.Results.Select(r => r.HouseholdCode.Length > commune.Code.Length ? others.GetValueOrDefault(r.HouseholdCode[..commune.Code.Length]) : null)];
        if (owners is [{ } first, ..] && owners.TrueForAll(o => o is not null)) yield return Texts.Problem("commune-differs", "commune", first.Name, commune.Name);
    }

    private static MappedPlace? TitledCommune(IReadOnlyList<string> titles, PlaceMap map, MappedPlace commune)
    {
        string[] folded = [.. titles.Select(t => $" {string.Join(' ', Folding.Fold(t).Split([' ', ',', '.', ';', ':', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries))} ")];
        bool Named(MappedPlace place) => Array.Exists(folded, t => t.Contains($" {Folding.Fold(place.Name)} ", StringComparison.Ordinal));
        return Named(commune) ? null : map.Communes.FirstOrDefault(Named);
    }

    private async Task<Result<ImportedResults>> CompareAsync(CommuneReview review, IReadOnlyList<ReviewResultRow> rows, CancellationToken cancel)
    {
        List<DecidedHousehold> there = await db.DecidedHouseholds.AsNoTracking().Where(d => d.ReviewId == review.Id).OrderBy(d => d.Line).ToListAsync(cancel);
        bool same = there.Select(d => (d.Code ?? "", d.Head, d.B1, d.B2, d.ClassCode, (DateOnly?)d.AssessedOn))
            .SequenceEqual(rows.Select(r => (r.HouseholdCode, r.Head, (decimal?)r.B1, (decimal?)r.B2, r.Class!, r.Date)));
        return same ? new ImportedResults(review.Id, there.Count, there.Count(d => d.HouseholdId is not null), Changed: false)
            : Texts.Problem("review-decided", "year", review.DecidedOn);
    }

    private async Task<bool> IsRunningAsync(CommuneReview review, CancellationToken cancel) =>
        review.Step != ReviewStep.Listing || await db.ListedHouseholds.AnyAsync(l => l.ReviewId == review.Id, cancel);

    /// <summary>The households of the commune by their codes: the same code elsewhere is another household.</summary>
    private async Task<Dictionary<string, Household>> RegistryAsync(PlaceMap map, PlaceId commune, IReadOnlyList<ReviewResultRow> rows, CancellationToken cancel)
    {
        List<string> codes = [.. rows.Select(r => r.HouseholdCode).Distinct()];
        List<Household> found = await db.Households.AsNoTracking().Where(h => h.Code != null && EF.Parameter(codes).Contains(h.Code)).ToListAsync(cancel);
        PlaceMap today = await work.TodaysMapAsync(cancel);
        PlaceId? communeToday = (await PlaceTrail.ReadAsync(db, today, cancel)).Find(commune)?.Id;
        return found.Where(h => map.Find(h.VillageId) is { } then ? map.CommuneOf(then.Id).Id == commune : today.CommuneOf(h.VillageId).Id == communeToday)
            .GroupBy(h => h.Code!).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single());
    }

    private static DecidedHousehold Decided(CommuneReviewId review, int line, ReviewResultRow row, Household? household, PlaceMap map) => new()
    {
        ReviewId = review,
        Line = line,
        HouseholdId = household?.Id,
        VillageId = household is not null && map.Find(household.VillageId) is not null ? household.VillageId : null,
        Code = row.HouseholdCode.Length == 0 ? null : row.HouseholdCode,
        Head = row.Head,
        HeadSex = row.HeadSex,
        Members = row.Members!.Value,
        EthnicMinority = row.EthnicMinority,
        AssessedOn = row.Date!.Value,
        Enumerator = row.Reviewer,
        B1 = row.B1,
        B2 = row.B2,
        ClassCode = row.Class!,
    };

    /// <summary>What holds of the year asked for, and what speaks against the file.</summary>
    private sealed record Asked(PlaceMap Map, DateOnly Opens, RuleSet? Rules, IReadOnlyList<ImportFault> Faults, IReadOnlyList<Problem> Problems);
}
