using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Lists;
using Anise.Places;
using Anise.Store;
using Anise.Works;
using Anise.Works.Days;
using Anise.Works.Lists;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Works;

public sealed class WorksDayTests
{
    [Fact]
    public async Task A_day_is_recorded_with_who_came_and_what_was_done_and_the_journal_tells_it()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        WorksDayId id = await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 25, ("road-cleaned", 350)) with
        {
            Participations = [new(null, 25, []), new("Hội Phụ nữ", 12, [new("Nông Thị Hiền", 1990)])],
        });
        SeenWorksDay seen = (await world.Store.DoAsync<ReadWorksDay, SeenWorksDay?>(read => read.RunAsync(WorksWorld.Officer(world.CommuneId), id)))!;
        Assert.Equal(37, seen.Day.People);
        Assert.Equal(world.CommuneId, seen.Day.CommuneId);
        Assert.Equal(350, Assert.Single(seen.Day.Outputs).Quantity);
        Assert.Equal("record-works-day", Assert.Single(seen.History).Action);
    }

    [Fact]
    public async Task The_same_day_place_and_organiser_is_asked_about_and_recorded_only_after_a_yes()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay day = world.Day(world.NaLung, WorksWorld.Sunday, 25);
        await world.RecordAsync(day);
        Assert.Equal(DayQuestions.SameDay, await world.Store.RefusedAsync<RecordWorksDay, WorksDayId>(r => r.RunAsync(world.Console, day with { Organiser = "ĐOÀN  thanh niên" })));
        await world.RecordAsync(day with { Date = WorksWorld.Sunday.AddDays(7) });
        await world.RecordAsync(day with { Place = world.CocCut });
        await world.RecordAsync(day with { Confirmed = new HashSet<string> { DayQuestions.SameDay } });
        Assert.Equal(4, await world.FigureAsync("works-days"));
    }

    [Fact]
    public async Task Somebody_named_at_two_places_on_one_day_is_asked_about_but_not_one_of_another_year_of_birth()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay With(PlaceId place, DateOnly date, NewNamed person) => world.Day(place, date, 1) with { Participations = [new(null, 10, [person])] };
        await world.RecordAsync(With(world.NaLung, WorksWorld.Sunday, new("Nông Văn Hải", 1985)));
        Assert.Equal(DayQuestions.SamePerson, await world.Store.RefusedAsync<RecordWorksDay, WorksDayId>(r => r.RunAsync(world.Console, With(world.CocCut, WorksWorld.Sunday, new("nông văn  Hải", null)))));
        await world.RecordAsync(With(world.CocCut, WorksWorld.Sunday, new("Nông Văn Hải", 1990)));
        await world.RecordAsync(With(world.CocCut, WorksWorld.Sunday.AddDays(7), new("Nông Văn Hải", 1985)));
    }

    [Theory]
    [InlineData("organiser")]
    [InlineData("future")]
    [InlineData("place")]
    [InlineData("people")]
    [InlineData("names")]
    [InlineData("twice")]
    [InlineData("output")]
    [InlineData("fraction")]
    [InlineData("hundredth")]
    public async Task What_cannot_be_is_refused_with_its_field_and_nothing_is_stored(string what)
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay day = world.Day(world.NaLung, WorksWorld.Sunday, 25, ("road-cleaned", 350));
        (NewWorksDay wrong, string code, string field) = what switch
        {
            "organiser" => (day with { Organiser = " " }, "works-no-organiser", "organiser"),
            "future" => (day with { Date = new DateOnly(2026, 11, 26) }, "works-date-in-future", "date"),
            "place" => (day with { Date = new DateOnly(2019, 5, 5) }, "works-place-not-then", "place"),
            "people" => (day with { Participations = [new(null, 0, [])] }, "works-people-wrong", "people-1"),
            "names" => (day with { Participations = [new(null, 1, [new("Vi Văn A", null), new("Vi Văn B", null)])] }, "works-people-fewer", "people-1"),
            "twice" => (day with { Participations = [new(null, 5, []), new("đoàn thanh niên", 6, [])] }, "works-body-twice", "body-2"),
            "output" => (day with { Outputs = [new("castle", 1)] }, "works-output-unknown", "output-castle"),
            "fraction" => (day with { Outputs = [new("bridge", 1.5m)] }, "works-quantity-whole", "output-bridge"),
            _ => (day with { Outputs = [new("road-built", 1.125m)] }, "works-quantity-wrong", "output-road-built"),
        };
        Result<WorksDayId> refused = await world.Store.DoAsync<RecordWorksDay, Result<WorksDayId>>(r => r.RunAsync(world.Console, wrong));
        Assert.Equal((code, field), Assert.Single(refused.Problems.Select(p => (p.Code, p.Field))));
        Assert.Equal(0, await world.Store.DoAsync<AniseDb, int>(db => db.Set<WorksDay>().CountAsync()));
    }

    [Fact]
    public async Task An_officer_records_in_the_own_commune_only_also_in_one_that_went_into_it()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        PlaceMap today = await world.Store.MapAsync(new DateOnly(2026, 11, 25));
        Rights now = WorksWorld.Officer(today.FindByCode(WorksWorld.Commune)!.Id);
        await world.Store.RunAsync<RecordWorksDay, WorksDayId>(r => r.RunAsync(now, world.Day(world.NaLung, WorksWorld.Sunday, 25)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<RecordWorksDay, Result<WorksDayId>>(r => r.RunAsync(WorksWorld.Officer(world.OtherCommune), world.Day(world.NaLung, WorksWorld.Sunday, 25))));
    }

    [Fact]
    public async Task A_correction_takes_a_reason_and_keeps_what_stood_before_in_the_journal()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay day = world.Day(world.NaLung, WorksWorld.Sunday, 25, ("pesticide-tank", 3), ("road-cleaned", 350));
        WorksDayId id = await world.RecordAsync(day);
        NewWorksDay corrected = day with { Outputs = [new("pesticide-tank", 2), new("road-cleaned", 350)] };
        Assert.Equal("works-no-reason", await world.Store.RefusedAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(world.Console, id, corrected, " ")));
        await world.Store.RunAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(world.Console, id, corrected, "Đếm lại"));
        List<JournalEntry> entries = await world.Store.DoAsync<AniseDb, List<JournalEntry>>(db => db.Set<JournalEntry>().Where(e => e.Subject == "works-day").OrderBy(e => e.Number).ToListAsync());
        Assert.Equal(["record-works-day", "change-works-day"], entries.Select(e => e.Action));
        Assert.Contains("\"Quantity\":3", entries[1].Before, StringComparison.Ordinal);
        Assert.Contains("\"Quantity\":2", entries[1].After, StringComparison.Ordinal);
        Assert.Equal("Đếm lại", entries[1].Reason);
    }

    [Fact]
    public async Task Of_two_who_correct_one_day_at_once_the_second_is_asked()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay day = world.Day(world.NaLung, WorksWorld.Sunday, 25, ("road-cleaned", 350));
        WorksDayId id = await world.RecordAsync(day);
        long seen = await world.Store.DoAsync<AniseDb, long>(db => db.Set<JournalHead>().Select(h => h.Count).SingleAsync());
        await world.Store.RunAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(world.Console, id, day with { Outputs = [new("road-cleaned", 300)] }, "first"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => world.Store.DoAsync<IServiceProvider, Result<WorksDayId>>(services =>
        {
            ((ReadAt)services.GetService(typeof(ReadAt))!).Entry = seen;
            return ((ChangeWorksDay)services.GetService(typeof(ChangeWorksDay))!).RunAsync(world.Console, id, day with { Outputs = [new("road-cleaned", 310)] }, "second");
        }));
        Assert.Equal(300, await world.FigureAsync("road-metres-cleaned"));
    }

    [Fact]
    public async Task Of_two_who_record_the_same_day_at_once_one_is_asked()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay day = world.Day(world.NaLung, WorksWorld.Sunday, 25);
        Result<WorksDayId>[] both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => world.Store.DoAsync<RecordWorksDay, Result<WorksDayId>>(r => r.RunAsync(world.Console, day)))));
        Assert.Single(both, r => r.Ok);
        Assert.Equal(DayQuestions.SameDay, Assert.Single(both.Single(r => !r.Ok).Problems).Code);
    }

    [Fact]
    public async Task What_is_withdrawn_counts_nowhere_and_stays_readable()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        WorksDayId id = await world.RecordAsync(world.Day(world.NaLung, WorksWorld.Sunday, 25, ("landfill", 1)));
        await world.Store.RunAsync<WithdrawWorksDay, WorksDayId>(w => w.RunAsync(world.Console, id, "Ghi hai lần"));
        Assert.All(await world.FiguresAsync(), f => Assert.True(f.Value is null or 0, f.Key));
        Assert.True((await world.Store.DoAsync<ReadWorksDay, SeenWorksDay?>(read => read.RunAsync(world.Console, id)))!.Day.Withdrawn);
        Assert.Equal("works-day-withdrawn", await world.Store.RefusedAsync<WithdrawWorksDay, WorksDayId>(w => w.RunAsync(world.Console, id, "again")));
    }

    [Fact]
    public async Task Days_are_found_by_words_of_who_called_them_and_of_who_came()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay day = world.Day(world.NaLung, WorksWorld.Sunday, 25);
        await world.RecordAsync(day);
        await world.RecordAsync(day with { Place = world.CocCut, Participations = [new NewParticipation(null, 5, []), new NewParticipation("Hội Phụ nữ", 7, [])] });
        await world.RecordAsync(day with { Organiser = "Hội Nông dân" });
        PlaceId here = (await world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode(WorksWorld.Commune)!.Id;
        (string, int)[] expected =
        [
            ("doan thanh nien", 2), ("Hội Phụ nữ", 1) /* came to a day that others called */, ("đtn", 2) /* a short form */, ("oan", 2), ("hội", 2), ("n", 3) /* all of them */, ("zzz", 0),
        ];
        foreach (bool byWords in new[] { true, false })
        {
            var found = new List<(string, int)>();
            foreach (var (words, _) in expected)
            {
                ListPage<WorksDay> page = await world.Store.DoAsync<WorksDayList, ListPage<WorksDay>>(async list => await (await list.RunAsync(world.Console, here, byWords)).ReadAsync(ListAsk.For(("q", words))));
                Assert.Equal(page.Total, page.Rows.Count);
                found.Add((words, page.Total));
            }
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task A_correction_is_looked_over_by_somebody_who_did_not_make_it()
    {
        await using WorksWorld world = await WorksWorld.CreateAsync();
        NewWorksDay day = world.Day(world.NaLung, WorksWorld.Sunday, 25);
        WorksDayId id = await world.RecordAsync(day);
        PlaceId here = (await world.Store.MapAsync(new DateOnly(2026, 11, 25))).FindByCode(WorksWorld.Commune)!.Id;
        Rights officer = WorksWorld.Officer(here);
        Rights Chair(long user) => new(new Actor("chair", "test", user), [new Grant { UserId = user, Role = Role.CommuneChair, Place = here }]);
        Rights both = new(new Actor("officer", "test", 7), [new Grant { UserId = 7, Role = Role.CommuneOfficer, Place = here }, new Grant { UserId = 7, Role = Role.CommuneChair, Place = here }]);
        Assert.Equal("works-not-corrected", await LookOverRefusedAsync(Chair(8)));
        await world.Store.RunAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(officer, id, day with { Participations = [new NewParticipation(null, 24, [])] }, "Đếm lại"));
        await Assert.ThrowsAsync<NoAccessException>(() => LookOverRefusedAsync(officer));   // an officer corrects, and looks nothing over
        Assert.Equal("works-own-correction", await LookOverRefusedAsync(both));
        await world.Store.RunAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(officer, id, day with { Participations = [new NewParticipation(null, 24, [])], LabourDays = 11 }, "Chấm công lại"));
        Assert.Equal(
            [("Đếm lại", "Participation.People 25 → 24"), ("Đếm lại", "WorksDay.People 25 → 24"), ("Chấm công lại", "WorksDay.LabourDays 12.5 → 11")],
            (await SeenAsync()).Corrections.SelectMany(c => c.Things.SelectMany(t => t.Values.Where(v => v.Before != v.After).Select(v => (c.Entry.Reason, $"{t.Type}.{v.Field} {v.Before} → {v.After}")))).OrderByDescending(c => c.Reason).ThenBy(c => c.Item2, StringComparer.Ordinal));
        Assert.Equal("works-nothing-found", await world.Store.RefusedAsync<LookOverWorksDay, WorksDayId>(l => l.RunAsync(Chair(8), id, " ")));
        Assert.Equal(1, await WaitingAsync(Chair(8)));
        Assert.Equal(0, await WaitingAsync(both));
        // Whose page shows the first correction does not look over the second, though it is of the same officer.
        long shown = await world.Store.DoAsync<AniseDb, long>(db => db.Set<JournalHead>().Select(h => h.Count).SingleAsync());
        await world.Store.RunAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(officer, id, day with { Participations = [new NewParticipation(null, 23, [])] }, "Đếm lại"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => world.Store.DoAsync<IServiceProvider, Result<WorksDayId>>(services =>
        {
            ((ReadAt)services.GetService(typeof(ReadAt))!).Entry = shown;
            return ((LookOverWorksDay)services.GetService(typeof(LookOverWorksDay))!).RunAsync(Chair(8), id, "Đúng 24 người");
        }));
        Assert.Equal(1, await WaitingAsync(Chair(8)));
        await world.Store.RunAsync<LookOverWorksDay, WorksDayId>(l => l.RunAsync(Chair(8), id, "Đúng với biên bản"));
        Assert.Equal(0, await WaitingAsync(Chair(8)));
        SeenWorksDay seen = await SeenAsync();
        Assert.Null(seen.Day.CorrectedBy);
        Assert.Empty(seen.Corrections);
        Assert.Equal([("chair", "look-over-works-day", "Đúng với biên bản"), ("officer", "change-works-day", "Đếm lại"), ("officer", "change-works-day", "Chấm công lại"), ("officer", "change-works-day", "Đếm lại")], seen.History.Take(4).Select(h => (h.UserName, h.Action, h.Reason ?? "")));
        Assert.Equal("works-not-corrected", await LookOverRefusedAsync(Chair(9)));

        await world.Store.RunAsync<ChangeWorksDay, WorksDayId>(c => c.RunAsync(officer, id, day with { Participations = [new NewParticipation(null, 23, [])], LabourDays = 11 }, "Lại đếm lại"));
        Assert.Equal("Lại đếm lại", Assert.Single((await SeenAsync()).Corrections).Entry.Reason);   // what was looked over is not asked about again

        async Task<SeenWorksDay> SeenAsync() => (await world.Store.DoAsync<ReadWorksDay, SeenWorksDay?>(read => read.RunAsync(world.Console, id)))!;
        Task<string> LookOverRefusedAsync(Rights rights) => world.Store.RefusedAsync<LookOverWorksDay, WorksDayId>(l => l.RunAsync(rights, id, "Đúng"));
        async Task<int> WaitingAsync(Rights rights) => (await world.Store.DoAsync<ReadWaiting, IReadOnlyList<WaitingWork>>(w => w.RunAsync(rights))).Count(w => w.Address.Contains("corrected=open", StringComparison.Ordinal));
    }
}
