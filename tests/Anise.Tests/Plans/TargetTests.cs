using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Modules;
using Anise.Places;
using Anise.Plans;
using Anise.Plans.Following;
using Anise.Plans.Targets;

namespace Anise.Tests.Plans;

/// <summary>What is set, what is revised, what was to be expected, and what a report once issued keeps.</summary>
public sealed class TargetTests : IAsyncLifetime
{
    private PlansWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PlansWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_revised_target_keeps_the_first_and_is_judged_against_both()
    {
        await _world.TanksAsync(new DateOnly(2023, 3, 5), 15);
        await _world.MustSetAsync(PlansWorld.Tanks(_world.District, 18));
        await _world.SendAsync();
        Assert.Equal("target-sent", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 15)));
        Assert.Equal("missing", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 15), new Revision(new DateOnly(2023, 8, 1), " ", null)));
        Assert.Equal("revision-before-directive", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 15), new Revision(PlansWorld.Issued.AddDays(-1), "x", null)));
        Assert.Equal("plan-day-in-future", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 15), new Revision(new DateOnly(2026, 11, 26), "x", null)));
        await _world.ReviseAsync(PlansWorld.Tanks(_world.District, 15), new DateOnly(2023, 8, 1), "Ba nơi không đủ khoảng cách");
        Assert.Equal("revision-before-last", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 14), new Revision(new DateOnly(2023, 7, 31), "x", null)));
        FollowedTarget target = await _world.OneAsync();
        Assert.Equal((15, 15m, TargetState.Met, 18m, TargetState.NotMet), (target.Measured, target.Now.Version.Value, target.Now.State, target.First.Version.Value, target.First.State));
        Assert.Equal(("Ba nơi không đủ khoảng cách", "96/QĐ-UBND", 2), (target.Now.Version.Reason, target.Now.Version.Document, target.Now.Version.Number));
        // On the day before the revision only the first was in force.
        Assert.Equal(18m, (await _world.OneAsync(new DateOnly(2023, 7, 31))).Now.Version.Value);
        Assert.Equal(15m, (await _world.OneAsync(new DateOnly(2023, 8, 1))).Now.Version.Value);
    }

    [Fact]
    public async Task What_gathers_is_expected_by_its_share_of_the_days_and_behind_since_the_day_it_no_longer_sufficed()
    {
        await _world.TanksAsync(new DateOnly(2023, 2, 5), 73);
        await _world.TanksAsync(new DateOnly(2023, 10, 1), 400);
        await _world.MustSetAsync(PlansWorld.Tanks(_world.District, 365));
        // 365 in 365 days: one a day. The 73 suffice until the 73rd day, 14 March.
        FollowedTarget March14 = await _world.OneAsync(new DateOnly(2023, 3, 14)), June = await _world.OneAsync(new DateOnly(2023, 6, 30)), over = await _world.OneAsync();
        Assert.Equal((73, 73, 0, TargetState.OnTrack, null), (March14.Measured, March14.Now.Expected, March14.Now.Gap, March14.Now.State, March14.Now.BehindSince));
        Assert.Equal((73, 181, -108, TargetState.Behind, new DateOnly(2023, 3, 15)), (June.Measured, June.Now.Expected, June.Now.Gap, June.Now.State, June.Now.BehindSince));
        Assert.Equal((473, 365, TargetState.Met), (over.Measured, over.Now.Expected, over.Now.State));
    }

    [Fact]
    public async Task Nobody_is_behind_a_value_before_it_is_in_force()
    {
        await _world.TanksAsync(new DateOnly(2023, 3, 5), 15);
        await _world.MustSetAsync(PlansWorld.Tanks(_world.District, 15));
        await _world.SendAsync();
        // 365 in the year: 15 do not suffice from 16 January on, but that many were asked for only from 1 August.
        await _world.ReviseAsync(PlansWorld.Tanks(_world.District, 365), new DateOnly(2023, 8, 1));
        FollowedTarget before = await _world.OneAsync(new DateOnly(2023, 7, 31)), first = await _world.OneAsync(new DateOnly(2023, 8, 1)), over = await _world.OneAsync();
        Assert.Equal((15m, TargetState.Met, null), (before.Now.Version.Value, before.Now.State, before.Now.BehindSince));
        Assert.Equal((TargetState.Behind, new DateOnly(2023, 8, 1)), (first.Now.State, first.Now.BehindSince));
        Assert.Equal((TargetState.NotMet, new DateOnly(2023, 8, 1), null), (over.Now.State, over.Now.BehindSince, over.First.BehindSince));
        // Nor of a directive before its day: nothing had been asked for.
        FollowedTarget unissued = await _world.OneAsync(PlansWorld.Issued.AddDays(-1));
        Assert.Equal((TargetState.Open, null), (unissued.Now.State, unissued.Now.BehindSince));
    }

    [Fact]
    public async Task Parts_that_fall_short_are_told_before_sending_and_need_a_reason()
    {
        await _world.MustSetAsync(PlansWorld.Tanks(_world.District, 20), PlansWorld.Tanks(_world.Works.CommuneId, 12), PlansWorld.Tanks(_world.Works.OtherCommune, 6));
        Cascade cascade = Assert.Single(await _world.CascadesAsync());
        Assert.Equal((18m, -2m, true, 2), (cascade.Sum, cascade.Gap, cascade.FallsShort, cascade.Parts.Count));
        Result<DirectiveId> refused = await _world.Store.DoAsync<SendDirective, Result<DirectiveId>>(s => s.RunAsync(_world.Console, _world.Directive, PlansWorld.Sent));
        Assert.Equal(("cascade-gap", "reason"), (Assert.Single(refused.Problems).Code, refused.Problems[0].Field));
        Assert.Contains("18", refused.Problems[0].Message, StringComparison.Ordinal);
        foreach (DateOnly odd in (DateOnly[])[PlansWorld.Issued.AddDays(-1), new DateOnly(2026, 11, 26)])
            Assert.Contains(await _world.Store.RefusedAsync<SendDirective, DirectiveId>(s => s.RunAsync(_world.Console, _world.Directive, odd, "x")), (string[])["send-before", "plan-day-in-future"]);
        // Before it is sent a value is mended; more than is needed is a reserve.
        await _world.MustSetAsync(PlansWorld.Tanks(_world.Works.OtherCommune, 9));
        cascade = Assert.Single(await _world.CascadesAsync());
        Assert.Equal((21m, 1m, false), (cascade.Sum, cascade.Gap, cascade.FallsShort));
        await _world.SendAsync();
        Assert.Equal("directive-sent", await _world.Store.RefusedAsync<SendDirective, DirectiveId>(s => s.RunAsync(_world.Console, _world.Directive, PlansWorld.Sent)));
    }

    [Fact]
    public async Task Ratios_and_things_counted_once_are_never_added()
    {
        NewTarget Rate(PlaceId place, decimal value) => new("poverty-rate", place, null, value);
        NewTarget People(PlaceId place, decimal value) => new("works-people", place, null, value);
        await _world.MustSetAsync(Rate(_world.District, 5), Rate(_world.Works.CommuneId, 4), Rate(_world.Works.OtherCommune, 9), People(_world.District, 100), People(_world.Works.CommuneId, 60), People(_world.Works.OtherCommune, 70));
        IReadOnlyList<Cascade> cascades = await _world.CascadesAsync();
        Assert.Equal(2, cascades.Count);
        Assert.All(cascades, c => Assert.Equal((null, null, false), ((decimal?)c.Sum, c.Gap, c.FallsShort)));
        Assert.Equal(2, cascades.Select(c => c.Said).Distinct().Count());
        // The usual side of a rate of the poor is at most, of people at least.
        Assert.Equal([TargetDirection.AtLeast, TargetDirection.AtMost], cascades.Select(c => c.Whole!.Target.Direction).Order());
    }

    [Fact]
    public async Task A_commune_that_merged_keeps_its_target_and_stands_with_the_others_in_what_it_became()
    {
        DirectiveId directive = await _world.RecordAsync("05/CT-UBND", 2025, new DateOnly(2025, 1, 10));
        PlaceMap then = await _world.Store.MapAsync(new DateOnly(2025, 1, 10)), now = await _world.Store.MapAsync(new DateOnly(2026, 11, 25));
        PlaceMap today = now;
        MappedPlace into = today.Communes.First(c => c.FormerDistrict == _world.District && then.Communes.Count(o => today.Find(o.Id) is null && today.ScopeOf(o.Id).Covers(c.Id)) > 1);
        MappedPlace[] merged = [.. then.Communes.Where(o => today.Find(o.Id) is null && today.ScopeOf(o.Id).Covers(into.Id)).Take(2)];
        Assert.Empty((await _world.SetAsync([PlansWorld.Tanks(merged[0].Id, 3), PlansWorld.Tanks(merged[1].Id, 4)], directive: directive)).Faults);
        await _world.TanksAsync(new DateOnly(2025, 3, 2), 5, merged[0].Id);
        Cascade cascade = Assert.Single(await _world.CascadesAsync(directive));
        Assert.Equal((null, into.Id, 7m), (cascade.Whole, cascade.Place.Id, cascade.Sum));
        // The commune of today lists both, each read where it was; its officer may see and explain them.
        Rights officer = PlansWorld.Someone(Role.CommuneOfficer, into.Id);
        IReadOnlyList<FollowedTarget> listed = await _world.FollowAsync(new FollowQuery { Place = into.Id, Year = 2025 }, officer);
        Assert.Equal([(merged[0].Code, 5d, into.Code), (merged[1].Code, 0d, into.Code)], listed.OrderBy(t => t.Target.Id.Value).Select(t => (t.Place.Code, t.Measured!.Value, t.Into!.Code)));
        await _world.Store.RunAsync<NoteTarget, TargetId>(n => n.RunAsync(officer, listed[0].Target.Id, new DateOnly(2025, 9, 1), "Sắp xếp địa giới"));
        // A target for what it became is over both.
        Assert.Empty((await _world.SetAsync([PlansWorld.Tanks(into.Id, 8)], directive: directive)).Faults);
        cascade = Assert.Single(await _world.CascadesAsync(directive));
        Assert.Equal((8m, 7m, -1m, true), (cascade.Whole!.Value, cascade.Sum, cascade.Gap, cascade.FallsShort));
    }

    [Fact]
    public async Task A_report_once_issued_keeps_its_numbers_and_lists_what_became_known_later()
    {
        await _world.TanksAsync(new DateOnly(2023, 3, 5), 8);
        await _world.MustSetAsync(PlansWorld.Tanks(_world.District, 20));
        Task<string> RefusedAsync(DateOnly? until, string document = "88/BC") => _world.Store.RefusedAsync<IssueFollowUp, FollowUpId>(i => i.RunAsync(_world.Console, _world.Directive, until, document));
        Assert.Equal("follow-up-not-sent", await RefusedAsync(new DateOnly(2023, 6, 30)));
        await _world.SendAsync();
        Assert.Equal("follow-up-month", await RefusedAsync(new DateOnly(2023, 6, 29)));
        Assert.Equal("follow-up-month", await RefusedAsync(new DateOnly(2024, 6, 30)));
        Assert.Equal("missing", await RefusedAsync(new DateOnly(2023, 6, 30), ""));
        FollowUpId id = await _world.Store.RunAsync<IssueFollowUp, FollowUpId>(i => i.RunAsync(_world.Console, _world.Directive, new DateOnly(2023, 6, 30), "88/BC"));
        Assert.Equal("follow-up-known", await RefusedAsync(new DateOnly(2023, 6, 30)));
        Assert.False(Assert.Single((await ReadAsync()).Rows).HasChanged);
        // What happened after the report does not change it; what happened before and came late is listed with its day.
        await _world.TanksAsync(new DateOnly(2023, 7, 2), 3);
        Assert.False(Assert.Single((await ReadAsync()).Rows).HasChanged);
        await _world.TanksAsync(new DateOnly(2023, 5, 7), 2);
        ReadRow row = Assert.Single((await ReadAsync()).Rows);
        Assert.Equal((8, 10, true), (row.Row.Actual, row.Target.Measured, row.HasChanged));
        LateRecord late = Assert.Single(row.Late);
        Assert.Equal((new Period(2023, 5), new DateOnly(2026, 11, 25)), (late.Period, late.KnownSince));
        // The figures of targets are those of the report.
        Assert.Equal((1, 1, 0), (await _world.Works.FigureAsync("targets-set"), await _world.Works.FigureAsync("targets-behind"), await _world.Works.FigureAsync("targets-met")));

        Task<SeenFollowUp> ReadAsync() => _world.Store.DoAsync<ReadFollowUp, SeenFollowUp>(async r => (await r.RunAsync(_world.Console, id))!);
    }

    [Fact]
    public async Task What_a_report_says_is_behind_waits_for_the_commune_until_it_says_why()
    {
        await _world.MustSetAsync(PlansWorld.Tanks(_world.Works.CommuneId, 20));
        await _world.TanksAsync(new DateOnly(2023, 3, 5), 1);
        await _world.SendAsync();
        await _world.Store.RunAsync<IssueFollowUp, FollowUpId>(i => i.RunAsync(_world.Console, _world.Directive, new DateOnly(2023, 6, 30), "88/BC"));
        Rights here = PlansWorld.Someone(Role.CommuneOfficer, _world.Works.CommuneId), elsewhere = PlansWorld.Someone(Role.CommuneOfficer, _world.Works.OtherCommune);
        TargetId id = (await _world.OneAsync()).Target.Id;
        Assert.Equal($"/plans/targets/{id.Value}", Assert.Single(await WaitingAsync(here)).Address);
        Assert.Empty(await WaitingAsync(elsewhere));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.Store.DoAsync<NoteTarget, Result<TargetId>>(n => n.RunAsync(elsewhere, id, new DateOnly(2023, 7, 3), "x")));
        foreach (DateOnly odd in (DateOnly[])[PlansWorld.Issued.AddDays(-1), new DateOnly(2026, 11, 26)])
            Assert.Contains(await _world.Store.RefusedAsync<NoteTarget, TargetId>(n => n.RunAsync(here, id, odd, "x")), (string[])["note-before", "plan-day-in-future"]);
        await _world.Store.RunAsync<NoteTarget, TargetId>(n => n.RunAsync(here, id, new DateOnly(2023, 1, 18), "Trước khi chậm"));
        Assert.Single(await WaitingAsync(here));   // 20 · 19/365 is the first more than 1: it is behind since 19 January
        // A reason of before the report counts, from the day on which the target was behind.
        await _world.Store.RunAsync<NoteTarget, TargetId>(n => n.RunAsync(here, id, new DateOnly(2023, 1, 19), "Chờ bê tông đúc sẵn"));
        Assert.Empty(await WaitingAsync(here));
        // Of a level that nothing was expected of before the end of its year, any reason counts.
        var note = new TargetNote { TargetId = id, Number = 1, On = new DateOnly(2023, 11, 20), Text = "x", Person = "y" };
        Assert.Equal((true, false, true), (note.SaysWhy(new DateOnly(2023, 12, 31)), note.SaysWhy(new DateOnly(2023, 11, 21)), note.SaysWhy(new DateOnly(2023, 11, 20))));

        Task<IReadOnlyList<WaitingWork>> WaitingAsync(Rights rights) => _world.Store.DoAsync<ReadWaiting, IReadOnlyList<WaitingWork>>(async r => [.. (await r.RunAsync(rights)).Where(w => w.Address.StartsWith("/plans", StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task Only_the_office_that_issued_a_directive_sets_its_targets_and_two_do_not_revise_one_at_once()
    {
        Rights officer = PlansWorld.Someone(Role.CommuneOfficer, _world.Works.CommuneId), province = PlansWorld.Someone(Role.ProvinceOfficer, _world.Province), auditor = PlansWorld.Someone(Role.Auditor, _world.Province);
        NewTarget target = PlansWorld.Tanks(_world.Works.CommuneId, 20);
        foreach (Rights other in (Rights[])[officer, auditor]) await Assert.ThrowsAsync<NoAccessException>(() => _world.SetAsync([target], rights: other));
        await Assert.ThrowsAsync<NoAccessException>(() => _world.ImportAsync("Chỉ tiêu,Giá trị\npesticide-tanks,3\n", rights: officer));
        Assert.Empty((await _world.SetAsync([target], rights: province)).Faults);
        await _world.SendAsync();
        long seen = await _world.SeenAsync();
        await _world.ReviseAsync(target with { Value = 18 }, new DateOnly(2023, 5, 1));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => _world.AsSeenAsync<SetTargets, (SetOfTargets?, IReadOnlyList<TargetFault>)>(seen, s => s.RunAsync(_world.Console, _world.Directive, [target with { Value = 16 }], new Revision(new DateOnly(2023, 6, 1), "x", null))));
        Assert.Equal([20m, 18m], (await _world.OneAsync()).Versions.Select(v => v.Version.Value));
        // The officer of a commune sees its targets and not those of another.
        Assert.Single(await _world.FollowAsync(new FollowQuery { Year = 2023 }, officer));
        Assert.Empty(await _world.FollowAsync(new FollowQuery { Year = 2023 }, PlansWorld.Someone(Role.CommuneOfficer, _world.Works.OtherCommune)));
    }

    [Fact]
    public async Task What_cannot_be_a_target_is_refused_with_its_field()
    {
        Assert.Equal("target-figure-unknown", await _world.FaultAsync(new NewTarget("no-such", _world.District, null, 1)));
        Assert.Equal("target-of-targets", await _world.FaultAsync(new NewTarget("targets-met", _world.District, null, 1)));
        Assert.Equal("target-is-a-rate", await _world.FaultAsync(new NewTarget("poverty-rate", _world.District, null, 5) { Measure = TargetMeasure.Absolute }));
        Assert.Equal("target-not-a-rate", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 5) with { Measure = TargetMeasure.Rate }));
        Assert.Equal("target-below-zero", await _world.FaultAsync(PlansWorld.Tanks(_world.District, -5)));
        Assert.Equal("target-over-hundred", await _world.FaultAsync(new NewTarget("poverty-rate", _world.District, null, 101)));
        Assert.Equal("plan-year-wrong", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 5) with { Year = 1999 }));
        Assert.Equal("target-no-value", await _world.FaultAsync(PlansWorld.Tanks(_world.District, 5) with { Value = null }));
        Assert.Equal("plan-place-not-then", await _world.FaultAsync(PlansWorld.Tanks(new PlaceId(999_999), 5)));
        Assert.Equal("target-twice", Assert.Single((await _world.SetAsync([PlansWorld.Tanks(_world.District, 5), PlansWorld.Tanks(_world.District, 6)])).Faults).Problem.Code);
        foreach (NewDirective odd in (NewDirective[])
            [
                new("x", 2023, new DateOnly(2024, 1, 1), "a", "b", _world.Province), new("x", 2023, new DateOnly(2026, 11, 26), "a", "b", _world.Province), new("x", 1990, PlansWorld.Issued, "a", "b", _world.Province),
                new(" ", 2023, PlansWorld.Issued, "a", "b", _world.Province), new("01/ct-ubnd", 2023, PlansWorld.Issued, "a", "b", _world.Province),
            ])
            Assert.NotEmpty((await _world.Store.DoAsync<RecordDirective, Result<DirectiveId>>(r => r.RunAsync(_world.Console, odd))).Problems);
    }

    [Fact]
    public async Task A_target_on_poverty_and_one_on_new_rural_communes_are_tied_and_shown_together()
    {
        await _world.MustSetAsync(new NewTarget("poverty-rate", _world.District, null, -2) { Measure = TargetMeasure.Change }, new NewTarget("communes-recognised", _world.District, null, 1), PlansWorld.Tanks(_world.Works.CommuneId, 1));
        IReadOnlyList<FollowedTarget> targets = await _world.FollowAsync(new FollowQuery { Directive = _world.Directive });
        TargetId Of(string figure) => targets.Single(t => t.Figure.Code == figure).Target.Id;
        await _world.Store.RunAsync<TieTargets, TargetId>(t => t.RunAsync(_world.Console, Of("poverty-rate"), Of("communes-recognised")));
        Assert.Equal("tie-elsewhere", await _world.Store.RefusedAsync<TieTargets, TargetId>(t => t.RunAsync(_world.Console, Of("poverty-rate"), Of("pesticide-tanks"))));
        Assert.Equal("tie-itself", await _world.Store.RefusedAsync<TieTargets, TargetId>(t => t.RunAsync(_world.Console, Of("poverty-rate"), Of("poverty-rate"))));
        targets = await _world.FollowAsync(new FollowQuery { Directive = _world.Directive });
        Assert.Equal([Of("communes-recognised"), Of("poverty-rate")], targets.Where(t => t.With is not null).OrderByDescending(t => t.Figure.Code, StringComparer.Ordinal).Select(t => t.With!.Value));
    }
}
