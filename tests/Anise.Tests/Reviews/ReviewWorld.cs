using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Import.Values;
using Anise.Journal;
using Anise.Places;
using Anise.Procedures;
using Anise.Reviews;
using Anise.Reviews.Steps;
using Anise.Rules.Books;
using Anise.Store;
using Anise.Testing;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Assessment = Anise.Reviews.Assessment;
using ReviewStep = Anise.Reviews.ReviewStep;

namespace Anise.Tests.Reviews;

/// <summary>A province with one rural commune of two villages, three households in each, and the people of a review. The day is what the test says.</summary>
public sealed class ReviewWorld : IAsyncDisposable
{
    public static readonly PlaceId Province = new(1), Commune = new(2), Upper = new(3), Lower = new(4), Elsewhere = new(5), ElsewhereVillage = new(6);

    private readonly TestStore _store;
    private readonly ServiceProvider _services;
    private readonly StillClock _clock;

    private ReviewWorld(TestStore store, RuleBook rules)
    {
        (_store, _clock) = (store, store.Clock);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(rules).AddSingleton(new Anise.Reviews.Figures.FigureKinds(rules))
            .AddScoped(_ => store.Open())
            .AddAreas()
            .BuildServiceProvider(validateScopes: true);
    }

    public static Rights Officer { get; } = Someone(11, "officer", Role.CommuneOfficer, Commune);

    public static Rights Chair { get; } = Someone(12, "chair", Role.CommuneChair, Commune);

    public static Rights ProvinceOfficer { get; } = Someone(13, "province", Role.ProvinceOfficer, Province);

    public static Rights Enumerator { get; } = Someone(14, "enumerator", Role.Enumerator, Upper);

    public static Rights OfficerElsewhere { get; } = Someone(15, "officer-elsewhere", Role.CommuneOfficer, Elsewhere);

    /// <summary>Households 1 to 3 live in the upper village, 4 to 6 in the lower one, 7 elsewhere.</summary>
    public static HouseholdId H(long number) => new(number);

    public CommuneReviewId Review { get; private set; }

    /// <param name="rules">Other rules than those of this repository.</param>
    public static async Task<ReviewWorld> CreateAsync(RuleBook? rules = null)
    {
        var world = new ReviewWorld(await TestStore.CreateAsync(), rules ?? TestRules.Book);
        world.Today(2022, 1, 1);
        await world.WriteAsync(db =>
        {
            AddPlace(db, Province, PlaceKind.Province, "20", "Tỉnh Lạng Sơn", null);
            AddPlace(db, Commune, PlaceKind.Commune, "06505", "Xã Vạn Linh", Province);
            AddPlace(db, Upper, PlaceKind.Village, "06505-01", "Thôn Trên", Commune);
            AddPlace(db, Lower, PlaceKind.Village, "06505-02", "Thôn Dưới", Commune);
            AddPlace(db, Elsewhere, PlaceKind.Commune, "06502", "Xã Bằng Mạc", Province);
            AddPlace(db, ElsewhereVillage, PlaceKind.Village, "06502-01", "Thôn Khác", Elsewhere);
            for (int i = 1; i <= 7; i++) AddHousehold(db, i, i <= 3 ? Upper : i <= 6 ? Lower : ElsewhereVillage);
            foreach (Rights rights in (Rights[])[Officer, Chair, ProvinceOfficer, Enumerator, OfficerElsewhere])
            {
                var user = new User { Id = rights.Actor.UserId!.Value, UserName = rights.Actor.Name, NormalizedUserName = rights.Actor.Name.ToUpperInvariant(), DisplayName = rights.Actor.Name };
                user.Grants.AddRange(rights.Grants);
                db.Add(user);
            }
        });
        return world;
    }

    /// <summary>A world whose review of <paramref name="year"/> is open since 1 September.</summary>
    public static async Task<ReviewWorld> OpenAsync(int year = 2023, RuleBook? rules = null)
    {
        ReviewWorld world = await CreateAsync(rules);
        await world.OpenYearAsync(year);
        return world;
    }

    public async Task OpenYearAsync(int year)
    {
        Today(year, 9, 1);
        Good(await DoAsync<OpenCampaign, Result<Campaign>>(u => u.RunAsync(ProvinceOfficer, year, new StepPaper(new DateOnly(year, 9, 1)))));
        Review = await ReadAsync(db => db.CommuneReviews.Where(r => r.Year == year && r.CommuneId == Commune).Select(r => r.Id).SingleAsync());
    }

    public Task<CommuneReviewId> ReviewOfAsync(int year, PlaceId commune) =>
        ReadAsync(db => db.CommuneReviews.Where(r => r.Year == year && r.CommuneId == commune).Select(r => r.Id).SingleAsync());

    public void Today(int year, int month, int day) => _clock.Now = new DateTimeOffset(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));

    public void Today(DateOnly day) => Today(day.Year, day.Month, day.Day);

    public DateOnly Day => _clock.Day;

    public StepPaper Paper(string? document = null) => new(Day, document);

    public async Task<T> DoAsync<TUse, T>(Func<TUse, Task<T>> act) where TUse : notnull
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    public Task<T> ReadAsync<T>(Func<AniseDb, Task<T>> read) => DoAsync(read);

    public async Task WriteAsync(Action<AniseDb> change)
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        AniseDb db = scope.ServiceProvider.GetRequiredService<AniseDb>();
        await using JournaledWrite write = await scope.ServiceProvider.GetRequiredService<JournalBook>().BeginAsync(TestStore.Console.Actor, new Act("test"));
        change(db);
        await write.CommitAsync();
    }

    public static T Good<T>(Result<T> result)
    {
        Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => $"{p.Code} {p.Message}")));
        return result.Value;
    }

    public static void Refused<T>(string code, Result<T> result) => Assert.Contains(code, result.Problems.Select(p => p.Code));

    public async Task<CommuneReview> StateAsync() => await ReadAsync(db => db.CommuneReviews.AsNoTracking().SingleAsync(r => r.Id == Review));

    public Task<Result<ListedHousehold>> ApplyAsync(long household) =>
        DoAsync<ApplyForReview, Result<ListedHousehold>>(u => u.RunAsync(Officer, Review, H(household), Paper()));

    public Task<Result<ReviewList>> ListAsync() => DoAsync<MakeReviewList, Result<ReviewList>>(u => u.RunAsync(Officer, Review, Paper()));

    public Task<Result<SubmittedForm>> FillAsync(long household, string classCode, ComplaintId? complaint = null) =>
        DoAsync<SubmitAssessment, Result<SubmittedForm>>(u => u.RunAsync(Officer, Review, new FilledForm(H(household), Day, TestForms.Of(household, classCode), ComplaintId: complaint)));

    /// <summary>A meeting at which all present agree on every household, except where <paramref name="votes"/> says otherwise.</summary>
    public async Task<Result<VillageMeeting>> MeetAsync(PlaceId village, int represented = 60, params (long Household, int For)[] votes)
    {
        List<HouseholdId> table = await ReadAsync(db => db.ListedHouseholds
            .Where(l => l.ReviewId == Review && l.VillageId == village && l.RemovedOn == null && l.AgreedOn == null).Select(l => l.HouseholdId).ToListAsync());
        Dictionary<HouseholdId, int> all = table.ToDictionary(h => h, _ => represented);
        foreach (var (household, agreed) in votes) all[H(household)] = agreed;
        return await MeetWithVotesAsync(village, represented, all);
    }

    /// <summary>Who came, from half past seven to nine.</summary>
    public static MeetingAttendance Attendance { get; } = new(new TimeOnly(19, 30), new TimeOnly(21, 0), "Vi Văn D, La Thị E", new Dictionary<string, string> { ["party-cell"] = "Hoàng Văn G" });

    public Task<Result<VillageMeeting>> MeetWithVotesAsync(PlaceId village, int represented, IReadOnlyDictionary<HouseholdId, int> votes) =>
        DoAsync<HoldMeeting, Result<VillageMeeting>>(u => u.RunAsync(Officer, Review, new MeetingMinutes(
            village, Day, represented, represented, "Lộc Văn A", "Bế Thị B", "Họp bình xét.", votes, Attendance)));

    public Task<Result<Posting>> PostAsync() => DoAsync<PostList, Result<Posting>>(u => u.RunAsync(Officer, Review, Paper("12/TB-UBND"), "Nhà văn hóa thôn"));

    public Task<Result<Posting>> PostAgainAsync() => DoAsync<PostList, Result<Posting>>(u => u.CorrectedAsync(Officer, Review, Paper("14/TB-UBND"), "Nhà văn hóa thôn"));

    public Task<Result<Complaint>> ComplainAsync(long? household, PlaceId village) => DoAsync<ReceiveComplaint, Result<Complaint>>(
        u => u.RunAsync(Officer, Review, new NewComplaint(household is { } h ? H(h) : null, village, "Hứa Văn C", "Đề nghị xem lại.", Day)));

    public Task<Result<Complaint>> ResolveAsync(ComplaintId complaint, ComplaintOutcome outcome) =>
        DoAsync<ResolveComplaint, Result<Complaint>>(u => u.RunAsync(Officer, Review, complaint, outcome, "Đã phúc tra.", Paper()));

    public Task<Result<HigherOpinion>> AskAsync() => DoAsync<AskForOpinion, Result<HigherOpinion>>(u => u.RunAsync(Officer, Review, Paper("13/BC-UBND")));

    public Task<Result<HigherOpinion>> AgreeAsync() => DoAsync<GiveOpinion, Result<HigherOpinion>>(u => u.AgreeAsync(ProvinceOfficer, Review, Paper("90/SNNMT")));

    public Task<Result<ReviewDecision>> DecideAsync(string? number = "15/QĐ-UBND") =>
        DoAsync<DecideReview, Result<ReviewDecision>>(u => u.RunAsync(Chair, Review, Paper(number)));

    public Task<Result<CommuneReview>> ReturnAsync(ReviewStep to, string reason = "Sai sót.", params long[] households) => DoAsync<ReturnStep, Result<CommuneReview>>(
        u => u.RunAsync(Officer, Review, new ReviewReturn(to, reason, Paper(), Households: households.Length == 0 ? null : [.. households.Select(H)])));

    /// <summary>Lists households 1, 2 (upper village) and 4 (lower village) and fills their forms: poor, near-poor, not poor.</summary>
    public async Task ListAndFillAsync()
    {
        foreach (long household in (long[])[1, 2, 4]) Good(await ApplyAsync(household));
        Good(await ListAsync());
        Today(Day.AddDays(20));
        Good(await FillAsync(1, "poor"));
        Good(await FillAsync(2, "near-poor"));
        Good(await FillAsync(4, "not-poor"));
    }

    /// <summary>Goes on to the posted list, with every meeting held.</summary>
    public async Task PostedAsync()
    {
        await ListAndFillAsync();
        Today(Day.AddDays(10));
        Good(await MeetAsync(Upper));
        Good(await MeetAsync(Lower));
        Today(Day.AddDays(1));
        Good(await PostAsync());
    }

    /// <summary>Goes from the posted list to the decision.</summary>
    public async Task DecidedAsync()
    {
        Today(Day.AddDays(8));
        if (await ReadAsync(db => db.Complaints.AnyAsync(c => c.ReviewId == Review && c.Outcome == ComplaintOutcome.Upheld)) && (await PostAgainAsync()).Ok) Today(Day.AddDays(8));
        Good(await AskAsync());
        Today(Day.AddDays(4));
        Good(await AgreeAsync());
        Today(Day.AddDays(1));
        Good(await DecideAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static Rights Someone(long id, string name, Role role, PlaceId place) =>
        new(new Actor(name, "test", id) { SignsAs = $"Cán bộ {name}" }, [new Grant { UserId = id, Role = role, Place = place }]);

    private static void AddPlace(AniseDb db, PlaceId id, PlaceKind kind, string code, string name, PlaceId? parent) => db.Add(new Place
    {
        Id = id,
        Kind = kind,
        Spans = { new PlaceSpan { PlaceId = id, From = new DateOnly(2020, 1, 1), Code = code, CodeIsOfficial = kind != PlaceKind.Village, Name = name, Parent = parent } },
    });

    public static void AddHousehold(AniseDb db, long number, PlaceId village)
    {
        var from = new DateOnly(2021, 1, 1);
        db.Add(new HouseholdFact { HouseholdId = H(number), HoldsFrom = from, Revision = 1, VillageId = village, Code = $"06505{number:0000}" });
        db.Add(new Household { Id = H(number), VillageId = village, Code = $"06505{number:0000}", HeadName = $"Chủ hộ {number}", MemberCount = 2 });
        AddMember(db, number * 10 + 1, number, 1, $"Chủ hộ {number}", "head", Anise.Households.Sex.Male, 1980);
        AddMember(db, number * 10 + 2, number, 2, $"Vợ {number}", "spouse", Anise.Households.Sex.Female, 1982);
    }

    private static void AddMember(AniseDb db, long id, long household, int no, string name, string relationship, Anise.Households.Sex sex, int year) => db.Add(new MemberFact
    {
        MemberId = new MemberId(id),
        HouseholdId = H(household),
        HoldsFrom = new DateOnly(2021, 1, 1),
        Revision = 1,
        MemberNo = no,
        Name = name,
        Sex = sex,
        BirthDate = new DateOnly(year, 5, 1),
        BirthYear = year,
        Ethnicity = "07",
        Relationship = relationship,
    });
}
