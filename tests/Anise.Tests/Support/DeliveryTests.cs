using System.Diagnostics;
using Anise.Access;
using Anise.Basics;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Journal;
using Anise.Sqlite;
using Anise.Support;
using Anise.Support.Deliveries;
using Anise.Support.Owed;
using Anise.Tests.Store;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Tests.Support;

/// <summary>What is owed, taken up and delivered: three things, and never twice.</summary>
public sealed class DeliveryTests
{
    private const string StoreVariable = "ANISE_TEST_SUPPORT";
    private const int Each = 100;

    [Fact]
    public async Task From_owed_to_signed_with_one_bad_line_and_a_return()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        HouseholdId family = await world.FamilyAsync("065050001");
        Assert.Equal([("Hoàng Thị Lan", OwedState.Entitled), ("Nông Văn Hải", OwedState.Entitled)], await world.PensionsAsync(SupportWorld.March));

        MadeList made = await world.MakeAsync(SupportWorld.March);
        Assert.Equal((2, 0), (made.Lines, made.InHand));
        Assert.All(await world.PensionsAsync(SupportWorld.March), p => Assert.Equal(OwedState.TakenUp, p.State));
        // By what is known now he has a pension: his line stays, hers goes on.
        MemberId him = (await world.MembersAsync(family))[1];
        _ = await world.Store.RunAsync<RecordTraits, int>(r => r.RunAsync(world.Console, [new NewTrait(TraitOf.Member, him.Value, "pension", "yes", new DateOnly(2025, 9, 1))]));
        StepDone approved = await world.StepAsync(made.Id, LineStep.Approve, SupportWorld.March.AddDays(4));
        Assert.Equal((1, "line-not-owed"), (approved.Taken, Assert.Single(approved.Left).Problem.Code));
        Assert.Equal(1, (await world.StepAsync(made.Id, LineStep.LeaveOut, SupportWorld.March.AddDays(5), [approved.Left[0].Line], "Đã có lương hưu")).Taken);

        Assert.Equal(1, (await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(9))).Taken);
        Assert.Equal(("Hoàng Thị Lan", OwedState.Delivered), Assert.Single(await world.PensionsAsync(SupportWorld.March.AddDays(20))));
        Assert.Equal(500_000, (await world.LinesAsync()).Single(l => l.State == LineState.Delivered).Money);
        Assert.Equal(OwedState.Entitled, Assert.Single(await world.PensionsAsync(SupportWorld.April)).State);   // another month

        Assert.Equal(1, (await world.StepAsync(made.Id, LineStep.Return, SupportWorld.March.AddDays(12), reason: "Nhận nhầm")).Taken);
        Assert.Equal(OwedState.Returned, Assert.Single(await world.PensionsAsync(SupportWorld.March)).State);
        Assert.Equal(1, (await world.MakeAsync(SupportWorld.March)).Lines);   // it may be claimed again
        Assert.Equal(OwedState.TakenUp, Assert.Single(await world.PensionsAsync(SupportWorld.March)).State);
    }

    /// <summary>A list to approve waits for the chair, one to pay for the officer, each with its address, until it is done.</summary>
    [Fact]
    public async Task A_list_waits_for_whoever_has_the_next_step()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await world.FamilyAsync("065050001");
        Task<string[]> WaitingAsync(Role role) => world.Store.DoAsync<ReadWaiting, string[]>(async w => [.. (await w.RunAsync(new Rights(new Actor("reader", "test", 7), [new Grant { UserId = 7, Role = role, Place = world.Commune }]))).Where(x => x.Address.StartsWith("/support/lists", StringComparison.Ordinal)).Select(x => x.Address)]);
        Assert.Empty(await WaitingAsync(Role.CommuneChair));
        MadeList made = await world.MakeAsync(SupportWorld.March);
        string here = $"/support/lists/{made.Id.Value}";
        Assert.Equal([here], await WaitingAsync(Role.CommuneChair));
        Assert.Empty(await WaitingAsync(Role.CommuneOfficer));
        _ = await world.StepAsync(made.Id, LineStep.Approve, SupportWorld.March.AddDays(4));
        Assert.Empty(await WaitingAsync(Role.CommuneChair));
        Assert.Equal([here], await WaitingAsync(Role.CommuneOfficer));
        _ = await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(9));
        Assert.Empty(await WaitingAsync(Role.CommuneOfficer));
    }

    [Theory]
    [InlineData(LineStep.Deliver, null, "line-state")]
    [InlineData(LineStep.Return, "x", "line-state")]
    public async Task A_step_that_does_not_fit_leaves_the_line_where_it_is(LineStep step, string? reason, string problem)
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await world.FamilyAsync("065050001");
        MadeList made = await world.MakeAsync(SupportWorld.March);
        StepDone done = await world.StepAsync(made.Id, step, SupportWorld.March.AddDays(3), [.. (await world.LinesAsync()).Select(l => l.Id)], reason);
        Assert.Equal((0, 2), (done.Taken, done.Left.Count));
        Assert.All(done.Left, l => Assert.Equal(problem, l.Problem.Code));
        Assert.All(await world.LinesAsync(), l => Assert.Equal(LineState.Listed, l.State));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason_and_nothing_is_stored()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        HouseholdId family = await world.FamilyAsync("065050001");
        MemberId her = (await world.MembersAsync(family))[0];
        async Task<string> MakeAsync(string? policy, DateOnly? day) => await world.Store.RefusedAsync<MakeSupportList, MadeList>(m => m.RunAsync(world.Console, world.Commune, policy, day));
        Assert.Equal("list-no-policy", await MakeAsync("castle", SupportWorld.March));
        Assert.Equal("list-no-day", await MakeAsync("social-pension", null));
        Assert.Equal("list-day-future", await MakeAsync("social-pension", new DateOnly(2027, 1, 1)));
        Assert.Equal("no-rules-then", await MakeAsync("social-pension", new DateOnly(2019, 1, 1)));
        Assert.Equal("list-policy-then", await MakeAsync("social-pension", new DateOnly(2025, 6, 30)));
        Assert.Equal("list-nobody", await MakeAsync("housing", SupportWorld.March));
        MadeList made = await world.MakeAsync(SupportWorld.March);
        Assert.Equal("list-all-in-hand", await MakeAsync("social-pension", SupportWorld.March.AddDays(30)));   // the same month
        async Task<string> StepAsync(NewLineStep step) => await world.Store.RefusedAsync<StepLines, StepDone>(s => s.RunAsync(world.Console, made.Id, step));
        Assert.Equal("step-none", await StepAsync(new(null, null, SupportWorld.March)));
        Assert.Equal("step-no-day", await StepAsync(new(LineStep.Approve, null, null)));
        Assert.Equal("step-day-future", await StepAsync(new(LineStep.Approve, null, new DateOnly(2027, 1, 1))));
        Assert.Equal("step-before-list", await StepAsync(new(LineStep.Approve, null, SupportWorld.March.AddDays(-1))));
        Assert.Equal("step-no-reason", await StepAsync(new(LineStep.Refuse, null, SupportWorld.March, Reason: " ")));
        Assert.Equal("step-no-lines", await StepAsync(new(LineStep.Approve, [new SupportLineId(999)], SupportWorld.March)));
        async Task<string> TraitAsync(string? trait, string? value, DateOnly? from, long? of = null) =>
            await world.Store.RefusedAsync<RecordTraits, int>(r => r.RunAsync(world.Console, [new NewTrait(TraitOf.Member, of ?? her.Value, trait, value, from)]));
        Assert.Equal("trait-nobody", await TraitAsync("pension", "no", SupportWorld.March, 999));
        Assert.Equal("trait-unknown", await TraitAsync("castle", "no", SupportWorld.March));
        Assert.Equal("trait-value", await TraitAsync("disability", "much", SupportWorld.March));
        Assert.Equal("trait-no-value", await TraitAsync("pension", "", SupportWorld.March));
        Assert.Equal("trait-no-day", await TraitAsync("pension", "no", null));
        Assert.Equal("trait-day-future", await TraitAsync("pension", "no", new DateOnly(2027, 1, 1)));
        Assert.Equal(2, (await world.LinesAsync()).Count);
    }

    [Fact]
    public async Task Officers_prepare_the_chair_approves_and_nobody_elsewhere()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await world.FamilyAsync("065050001");
        PlaceId elsewhere = (await world.Store.MapAsync(SupportWorld.March)).FindByCode("06517")!.Id;
        MadeList made = await world.Store.RunAsync<MakeSupportList, MadeList>(m => m.RunAsync(SupportWorld.Someone(Role.CommuneOfficer, world.Commune), world.Commune, "social-pension", SupportWorld.March));
        var approve = new NewLineStep(LineStep.Approve, null, SupportWorld.March.AddDays(2));
        foreach (Rights rights in (Rights[])[SupportWorld.Someone(Role.CommuneOfficer, world.Commune), SupportWorld.Someone(Role.CommuneChair, elsewhere)])
            await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<StepLines, Result<StepDone>>(s => s.RunAsync(rights, made.Id, approve)));
        Assert.Equal(2, (await world.Store.RunAsync<StepLines, StepDone>(s => s.RunAsync(SupportWorld.Someone(Role.CommuneChair, world.Commune), made.Id, approve))).Taken);
        foreach (Rights rights in (Rights[])[SupportWorld.Someone(Role.CommuneOfficer, elsewhere), SupportWorld.Someone(Role.CommuneChair, world.Commune)])
            await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<MakeSupportList, Result<MadeList>>(m => m.RunAsync(rights, world.Commune, "social-pension", SupportWorld.April)));
        await Assert.ThrowsAsync<NoAccessException>(() => world.Store.DoAsync<ReadOwed, Result<IReadOnlyList<OwedLine>>>(r => r.OfPlaceAsync(SupportWorld.Someone(Role.CommuneOfficer, elsewhere), world.Commune, SupportWorld.March)));
    }

    // Delivered before = delivered after: a person keeps what was given in whatever household and commune.
    [Fact]
    public async Task Who_splits_off_or_moves_to_another_commune_is_paid_once()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        HouseholdId family = await world.FamilyAsync("065050001");
        PlaceId commune = (await world.Store.MapAsync(SupportWorld.March)).FindByCode("06517")!.Id, village = await world.AddVillageAsync(commune, "Thôn Khác");
        MadeList made = await world.MakeAsync(SupportWorld.March);
        _ = await world.StepAsync(made.Id, LineStep.Approve, SupportWorld.March.AddDays(1));
        _ = await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(2));
        MemberId him = (await world.MembersAsync(family))[1];
        _ = await world.Store.RunAsync<SplitHousehold, HouseholdId>(s => s.RunAsync(world.Console, family, [new Leaving(him, "head")], [], new HouseholdChange { VillageId = village, Code = "065170001" }, SupportWorld.March.AddDays(10), "Tách hộ"));

        DateOnly after = SupportWorld.March.AddDays(15);
        Assert.Equal([("Hoàng Thị Lan", OwedState.Delivered)], await world.PensionsAsync(after));
        Assert.Equal([("Nông Văn Hải", OwedState.Delivered)], await world.PensionsAsync(after, commune));
        Assert.Equal("list-all-in-hand", await world.Store.RefusedAsync<MakeSupportList, MadeList>(m => m.RunAsync(world.Console, commune, "social-pension", after)));
        Assert.Equal(1, (await world.MakeAsync(SupportWorld.April, commune)).Lines);
        Assert.Equal(1_000_000, (await world.LinesAsync()).Where(l => l.State == LineState.Delivered).Sum(l => l.Money));
    }

    // Whoever leaves, in whatever order, to whichever commune: what was delivered to a person stays delivered, and nobody is paid a second time.
    [Fact]
    public async Task Delivered_before_is_delivered_after_any_splits_and_moves()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        PlaceId elsewhere = (await world.Store.MapAsync(SupportWorld.March)).FindByCode("06517")!.Id;
        PlaceId[] villages = [world.Village, await world.AddVillageAsync(elsewhere, "Thôn Khác"), await world.AddVillageAsync(world.Commune, "Thôn Bên")];
        int no = 0, families = 0;
        await (from acts in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool).List[1, 3] select acts).SampleAsync(async acts =>
        {
            HouseholdId home = await world.FamilyAsync(FormattableString.Invariant($"06505{++no:0000}"));
            families++;
            IReadOnlyList<MemberId> people = await world.MembersAsync(home);
            MadeList made = await world.MakeAsync(SupportWorld.March);
            _ = await world.StepAsync(made.Id, LineStep.Approve, SupportWorld.March.AddDays(1));
            _ = await world.StepAsync(made.Id, LineStep.Deliver, SupportWorld.March.AddDays(2));
            Dictionary<MemberId, decimal?> before = await PaidAsync(people);
            Assert.Equal([500_000m, 500_000m], before.Values);
            DateOnly day = SupportWorld.March.AddDays(4);
            Dictionary<MemberId, HouseholdId> at = people.ToDictionary(p => p, _ => home);
            foreach (var (who, where, splits) in acts)
            {
                MemberId person = people[who];
                HouseholdId of = at[person];
                if (splits && at.Count(a => a.Value == of) > 1 && person != people.First(p => at[p] == of))
                    at[person] = await world.Store.RunAsync<SplitHousehold, HouseholdId>(s => s.RunAsync(world.Console, of, [new Leaving(person, "head")], [], new HouseholdChange { VillageId = villages[where], Code = FormattableString.Invariant($"06517{++no:0000}") }, day, "Tách hộ"));
                else
                    _ = await world.Store.RunAsync<MoveHouseholds, long>(m => m.RunAsync(world.Console, [of], villages[where], day, "Chuyển nhà"));
                day = day.AddDays(1);
            }
            Assert.Equal(before, await PaidAsync(people));
            // Nobody of them is owed it once more for the month, in any commune; for the next month each is, once.
            foreach (PlaceId commune in (PlaceId[])[world.Commune, elsewhere])
                Assert.All(await world.PensionsAsync(SupportWorld.March.AddDays(29), commune), p => Assert.Equal(OwedState.Delivered, p.State));
            Assert.Equal(2 * families, (await world.PensionsAsync(SupportWorld.April)).Count + (await world.PensionsAsync(SupportWorld.April, elsewhere)).Count);
        }, iter: 8, threads: 1);

        async Task<Dictionary<MemberId, decimal?>> PaidAsync(IReadOnlyList<MemberId> people) =>
            (await world.LinesAsync()).Where(l => l.State == LineState.Delivered && l.Claim is not null && people.Contains(l.MemberId!.Value)).GroupBy(l => l.MemberId!.Value).OrderBy(g => g.Key.Value).ToDictionary(g => g.Key, g => g.Sum(l => l.Money));
    }

    [Trait("needs", "time")]
    [Fact]
    public async Task Of_200_lists_and_approvals_from_two_processes_each_claim_is_in_hand_once()
    {
        await using SupportWorld world = await SupportWorld.CreateAsync();
        _ = await world.FamilyAsync("065050001");
        var start = new ProcessStartInfo("dotnet", [typeof(DeliveryTests).Assembly.Location, "-noColor", "-noLogo", "-explicit", "only", "-method", $"{typeof(DeliveryTests).FullName}.{nameof(Half_of_the_approvals)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { [StoreVariable] = world.Store.File },
        };
        using Process other = Process.Start(start)!;
        Task<string> said = other.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), faults = other.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        int taken = await ApproveAsync(world.Store.File, world.Commune);
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(other.ExitCode == 0, await said + await faults);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", await said, StringComparison.Ordinal);

        IReadOnlyList<SupportLine> lines = await world.LinesAsync();
        Assert.Equal(2, lines.Count);
        Assert.Equal(2, lines.Select(l => l.Claim).OfType<string>().Distinct().Count());
        // Each was delivered and paid once.
        Assert.All(lines, l => Assert.Equal(LineState.Delivered, l.State));
        Assert.Equal([500_000, 500_000], (await world.PaymentsAsync()).Select(p => p.Amount));
        Assert.InRange(taken, 0, 2);
    }

    /// <summary>What the other process does; run by the test above only.</summary>
    [Fact(Explicit = true)]
    public async Task Half_of_the_approvals()
    {
        string file = Environment.GetEnvironmentVariable(StoreVariable) ?? throw new InvalidOperationException($"{StoreVariable} names no store.");
        await using var services = Services(file);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        Anise.Places.PlaceMap map = await scope.ServiceProvider.GetRequiredService<Anise.Places.PlaceMaps>().OnAsync(SupportWorld.March);
        _ = await ApproveAsync(file, map.FindByCode("06505")!.Id);
    }

    private static ServiceProvider Services(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new Anise.Testing.StillClock());
        services.AddStore(file).AddAreas();
        return services.BuildServiceProvider(validateScopes: true);
    }

    // Each makes the list for itself, or finds it made, and approves what there is.
    private static async Task<int> ApproveAsync(string file, PlaceId commune)
    {
        await using ServiceProvider provider = Services(file);
        int[] taken = await Task.WhenAll(Enumerable.Range(0, Each).Select(async i =>
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            await Task.Yield();
            Result<MadeList> made = await scope.ServiceProvider.GetRequiredService<MakeSupportList>().RunAsync(TestStore.Console, commune, "social-pension", SupportWorld.March);
            Assert.True(made.Ok || made.Problems[0].Code == "list-all-in-hand");
            Result<StepDone> done = await scope.ServiceProvider.GetRequiredService<StepLines>().RunAsync(TestStore.Console, new SupportListId(1), new NewLineStep(LineStep.Approve, null, SupportWorld.March.AddDays(2)));
            Assert.True(done.Ok);
            Result<StepDone> paid = await scope.ServiceProvider.GetRequiredService<StepLines>().RunAsync(TestStore.Console, new SupportListId(1), new NewLineStep(LineStep.Deliver, null, SupportWorld.March.AddDays(3), Source: "central-recurrent", Component: "social-allowance"));
            Assert.True(paid is { Ok: true, Value.Left.Count: 0 });
            return paid.Value.Taken;
        }));
        return taken.Sum();
    }
}
