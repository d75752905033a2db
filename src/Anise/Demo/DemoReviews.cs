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

/// <summary>
/// Lives through the yearly reviews of the demo: 2022 to 2025 to their decisions, 2026 as far as each commune has come. The communes that join in 2025 are
/// reviewed from then on.
/// </summary>
public sealed class DemoReviews(AniseDb db, DemoClock clock, PlaceMaps maps, OpenCampaign open, DemoCommuneReview commune, DemoUsers users, ApproveYear approve)
{
    /// <summary>How many years are reviewed, in all and since the other communes joined.</summary>
    internal const int Years = LastYear - FirstYear + 1, YearsAfterJoining = LastYear - JoiningYear + 1;

    private const int FirstYear = 2022, JoiningYear = 2025, LastYear = 2026;

    /// <summary>How far each commune of the district has come in the last year, and how many of its forms are filled.</summary>
    private static readonly Dictionary<string, DemoStage> Stages = new()
    {
        ["06463"] = new(ReviewStep.Meeting, FormsDone: 0.8),
        ["06475"] = new(ReviewStep.Meeting, FormsDone: 1),
        ["06481"] = new(ReviewStep.Complaints, FormsDone: 1),
        ["06496"] = new(ReviewStep.Opinion, FormsDone: 1),
        ["06505"] = DemoStage.Done,
        ["06517"] = new(ReviewStep.Assessing, FormsDone: 0.12),
    };

    /// <summary>How far the communes that joined have come in the last year, in turn.</summary>
    private static readonly DemoStage[] StagesOfJoined = [DemoStage.Done, new(ReviewStep.Opinion, FormsDone: 1), new(ReviewStep.Complaints, FormsDone: 1), new(ReviewStep.Meeting, FormsDone: 0.9)];

    /// <summary>The user name of who works at a commune.</summary>
    internal static string OfficerOf(MappedPlace commune) => $"canbo.{commune.Code}";

    /// <summary>Lives through the years; adds those who join to <paramref name="households"/>.</summary>
    /// <param name="households">Those of the district.</param>
    /// <param name="random">Chance in the district.</param>
    /// <param name="joiningRandom">Chance in the communes that join.</param>
    /// <param name="join">Settles the communes that join, in the year that it is given.</param>
    /// <param name="meter">Told what is done.</param>
    /// <param name="cancel">Cancels between two writes.</param>
    internal async Task RunAsync(
        List<DemoHousehold> households, DemoRandom random, DemoRandom joiningRandom, Func<int, Task<IReadOnlyList<DemoHousehold>>> join, DemoMeter meter,
        CancellationToken cancel)
    {
        var phrases = DemoNames.Read().Phrases;
        int inDistrict = households.Count;
        for (int year = FirstYear; year <= LastYear; year++)
        {
            if (year == JoiningYear)
            {
                clock.Go(new DateOnly(2025, 7, 1));
                maps.Forget();
                await users.LeaveAsync("huyen.chilang", phrases.DistrictsEnded, cancel);
                households.AddRange(await join(year));
            }
            var opened = new DateOnly(year, 9, 1);
            clock.Go(opened);
            PlaceMap map = await maps.OnAsync(opened, cancel);
            PlaceId district = map.All.Single(p => p.Kind == PlaceKind.District && p.Code == MakeDemo.District).Id;
            PlaceId? within = households.Count > inDistrict ? null : district;
            DemoPart.Must(await open.RunAsync(users["tinh"], year, new StepPaper(opened, string.Format(CultureInfo.InvariantCulture, phrases.Plan, year % 100)), within, cancel));
            for (int i = 0; i < households.Count; i++)
                households[i].Welfare += 0.17 + 0.28 * (i < inDistrict ? random : joiningRandom).Normal();
            ILookup<PlaceId, DemoHousehold> byCommune = households.ToLookup(h => year < JoiningYear ? h.OldCommune : map.FindByCode(h.TodaysCommune)!.Id);
            var reviews = await db.CommuneReviews.AsNoTracking().Where(r => r.Year == year).ToListAsync(cancel);
            DemoCommuneWork[] communes = [.. byCommune.Select((here, i) =>
            {
                MappedPlace place = map[here.Key];
                bool joined = !Stages.TryGetValue(place.Code, out DemoStage? stage) && year >= JoiningYear;
                if (joined) stage = StagesOfJoined[i % StagesOfJoined.Length];
                return new DemoCommuneWork(
                    reviews.Single(r => r.CommuneId == here.Key).Id, year, [.. here], year == LastYear ? stage! : DemoStage.Done, StaffOf(place, year, joined), phrases)
                {
                    First = year == (joined ? JoiningYear : FirstYear),
                    Random = joined ? joiningRandom : random,
                };
            })];
            foreach (var part in commune.Parts)
            {
                foreach (DemoCommuneWork work in communes)
                {
                    await part(work, work.Random, cancel);
                    meter.Add(year, work.Households.Count / (double)commune.Parts.Count);
                }
            }
            await ApproveAsync(year, string.Format(CultureInfo.InvariantCulture, phrases.Approval, year % 100), cancel);
        }
    }

    /// <summary>The province approves the totals of a year in which every commune has decided.</summary>
    private async Task ApproveAsync(int year, string document, CancellationToken cancel)
    {
        List<DateOnly?> decided = await db.CommuneReviews.Where(r => r.Year == year).Select(r => r.DecidedOn).ToListAsync(cancel);
        if (decided.Contains(null) || decided.Max() is not { } last) return;
        DateOnly day = last.AddDays(3) > clock.Today() ? last.AddDays(3) : clock.Today();
        clock.Go(day);
        DemoPart.Must(await approve.RunAsync(users["tinh"], year, new StepPaper(day, document), cancel: cancel));
    }

    private DemoStaff StaffOf(MappedPlace place, int year, bool joined) =>
        year < JoiningYear ? new DemoStaff(users["huyen.chilang"], users["huyen.chilang"], users["tinh"], null)
        : joined ? new DemoStaff(users[OfficerOf(place)], users[OfficerOf(place)], users["tinh"], null)
        : new DemoStaff(users[OfficerOf(place)], users[$"chutich.{place.Code}"], users["tinh"], users[$"dieutra.{place.Code}"]);
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

    /// <summary>Whether nobody was reviewed here before.</summary>
    public required bool First { get; init; }

    /// <summary>The chance of this commune.</summary>
    public required DemoRandom Random { get; init; }

    public List<ListedHousehold> Listed { get; set; } = [];

    public Dictionary<HouseholdId, string?> Classes { get; } = [];

    public List<(Complaint Complaint, DemoHousehold Household)> Complaints { get; } = [];

    public DateOnly AskedOn { get; set; }

    public DemoHousehold Find(HouseholdId id) => _byId[id];
}
