using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Anise.Store;
using Microsoft.EntityFrameworkCore;

namespace Anise.Demo;

/// <summary>Lives through the yearly reviews of the demo: 2022 to 2025 to their decisions, 2026 as far as each commune has come.</summary>
public sealed class DemoReviews(AniseDb db, DemoClock clock, PlaceMaps maps, OpenCampaign open, DemoCommuneReview commune, DemoUsers users)
{
    internal const int FirstYear = 2022, LastYear = 2026;

    /// <summary>How far each commune of today has come in the last year, and how many of its forms are filled.</summary>
    private static readonly Dictionary<string, DemoStage> Stages = new()
    {
        ["06463"] = new(ReviewStep.Meeting, FormsDone: 0.8),
        ["06475"] = new(ReviewStep.Meeting, FormsDone: 1),
        ["06481"] = new(ReviewStep.Complaints, FormsDone: 1),
        ["06496"] = new(ReviewStep.Opinion, FormsDone: 1),
        ["06505"] = DemoStage.Done,
        ["06517"] = new(ReviewStep.Assessing, FormsDone: 0.12),
    };

    internal async Task RunAsync(IReadOnlyList<DemoHousehold> households, DemoRandom random, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        var phrases = DemoNames.Read().Phrases;
        for (int year = FirstYear; year <= LastYear; year++)
        {
            if (year == 2025)
            {
                clock.Go(new DateOnly(2025, 7, 1));
                maps.Forget();
                await users.LeaveAsync("huyen.chilang", phrases.DistrictsEnded, cancel);
            }
            var opened = new DateOnly(year, 9, 1);
            clock.Go(opened);
            PlaceMap map = await maps.OnAsync(opened, cancel);
            PlaceId district = map.All.Single(p => p.Kind == PlaceKind.District && p.Code == MakeDemo.District).Id;
            DemoUsers.Must(await open.RunAsync(users["tinh"], year, new StepPaper(opened, string.Format(CultureInfo.InvariantCulture, phrases.Plan, year % 100)), district, cancel));
            foreach (DemoHousehold household in households)
                household.Welfare += 0.17 + 0.28 * random.Normal();
            ILookup<PlaceId, DemoHousehold> byCommune = households.ToLookup(h => year < 2025 ? h.OldCommune : map.FindByCode(h.TodaysCommune)!.Id);
            var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year).ToListAsync(cancel);
            DemoCommuneWork[] communes = [.. byCommune.Select(here => new DemoCommuneWork(
                reviews.Single(r => r.CommuneId == here.Key).Id, year, [.. here],
                year == LastYear ? Stages[map[here.Key].Code] : DemoStage.Done, StaffOf(map[here.Key], year), phrases))];
            for (int part = 0; part < commune.Parts.Count; part++)
            {
                progress?.Report(new DemoProgress(year, (year - FirstYear + part / (double)commune.Parts.Count) / (LastYear - FirstYear + 1)));
                foreach (DemoCommuneWork work in communes) await commune.Parts[part](work, random, cancel);
            }
        }
    }

    private DemoStaff StaffOf(MappedPlace place, int year) => year < 2025
        ? new DemoStaff(users["huyen.chilang"], users["huyen.chilang"], users["tinh"], null)
        : new DemoStaff(users[$"canbo.{place.Code}"], users[$"chutich.{place.Code}"], users["tinh"], users[$"dieutra.{place.Code}"]);
}

/// <summary>How far a commune's review has come.</summary>
internal sealed record DemoStage(ReviewStep Reached, double FormsDone, bool Decided = false)
{
    public static DemoStage Done => new(ReviewStep.Decision, 1, Decided: true);
}

/// <summary>Who works on a commune's review.</summary>
internal sealed record DemoStaff(Rights Officer, Rights Chair, Rights Province, Rights? Enumerator);

/// <summary>One commune's review in one year, and what has come of it so far.</summary>
internal sealed record DemoCommuneWork(
    CommuneReviewId Review, int Year, IReadOnlyList<DemoHousehold> Households, DemoStage Stage, DemoStaff Staff, DemoNames.DemoPhrases Phrases)
{
    private readonly Dictionary<HouseholdId, DemoHousehold> _byId = Households.ToDictionary(h => h.Id);

    public List<ListedHousehold> Listed { get; set; } = [];

    public Dictionary<HouseholdId, string?> Classes { get; } = [];

    public List<(Complaint Complaint, DemoHousehold Household)> Complaints { get; } = [];

    public DateOnly AskedOn { get; set; }

    public DemoHousehold Find(HouseholdId id) => _byId[id];
}
