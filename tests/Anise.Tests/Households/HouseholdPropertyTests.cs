using System.Globalization;
using Anise.Basics;
using Anise.Households.Import.Matching;
using Anise.Households;
using Anise.Households.Changes;
using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Households.Import.Values;
using Anise.Households.Lists;
using Anise.Journal;
using Anise.Store;
using Anise.Tables.Faults;
using Anise.Tables.Layout;
using Anise.Tests.Households.Import;
using Anise.Tests.Store;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Anise.Tests.Households;

/// <summary>What holds whatever happens to households, by random histories through the real use cases.</summary>
public sealed class HouseholdPropertyTests
{
    private static readonly string[] Names = ["Hoàng Văn An", "Nông Thị Ổn", "Vi Văn Đạt", "Lý Thị Hạnh", "Bế Văn Ước"];
    private static readonly string[] Roles = ["head", "spouse", "child", "parent"];

    private static readonly Gen<Step[]> Histories = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 300], Gen.Int[0, 4])
        .Select((kind, household, member, day, value) => new Step(kind, household, member, VanLinh.Start.AddDays(day), value)).Array[1, 14];

    [Trait("needs", "time")]
    [Fact]
    public async Task Random_histories_keep_one_head_lose_nobody_and_leave_what_was_known_as_it_was() =>
        await Histories.SampleAsync(async steps =>
        {
            await using VanLinh store = await VanLinh.CreateAsync();
            await store.RecordAsync(VanLinh.Family("H1"));
            await store.RecordAsync(VanLinh.Family());
            var remembered = new List<(HouseholdId Id, DateOnly Day, long Known, string Seen)>();
            foreach (Step step in steps)
            {
                long known = await store.JournalCountAsync();
                foreach (HouseholdId id in await IdsAsync(store))
                    if (await SeenAsync(store, id, step.Day, known) is { } seen) remembered.Add((id, step.Day, known, seen));
                await TakeAsync(store, step);
                await CheckHeadsAsync(store);
            }
            foreach (var (id, day, known, seen) in remembered) Assert.Equal(seen, await SeenAsync(store, id, day, known));
            await CheckRowsAsync(store);
            await CheckReadBackAsync(store);
        }, iter: 25, threads: 1);

    private sealed record Step(int Kind, int Household, int Member, DateOnly Day, int Value);

    private static async Task TakeAsync(VanLinh store, Step step)
    {
        List<HouseholdId> ids = await IdsAsync(store);
        HouseholdId id = ids[step.Household % ids.Count];
        Result<HouseholdView> read = await store.With(c => c.Read.RunAsync(TestStore.Console, id, step.Day));
        if (!read.Ok || read.Value.Members.Count == 0) return;
        IReadOnlyList<MemberView> members = read.Value.Members;
        MemberView member = members[step.Member % members.Count];
        var someone = new NewMember(Names[step.Value], Sex.Female, Roles[1 + (step.Value % 3)]) { BirthYear = 1960 + step.Value };
        await (step.Kind switch
        {
            0 => Run(c => c.Change.RunAsync(TestStore.Console, id, new HouseholdChange { VillageId = step.Value % 2 == 0 ? VanLinh.LanBong : VanLinh.NaLung }, step.Day, "moved")),
            1 => Run(c => c.ChangeMembers.RunAsync(TestStore.Console, id, [new(member.Id) { Name = Names[step.Value] }], step.Day, "misspelt")),
            2 => Run(c => c.ChangeMembers.RunAsync(TestStore.Console, id, [new(member.Id) { Relationship = Roles[step.Value % 4] }], step.Day, "wrong")),
            3 => Run(c => c.ChangeMembers.RunAsync(TestStore.Console, id, [.. NewHead(members, member.Id)], step.Day, "new head")),
            4 => Run(c => c.Add.RunAsync(TestStore.Console, id, someone, step.Day, "came")),
            5 => Run(c => c.Remove.RunAsync(TestStore.Console, id, member.Id, "moved-away", [], step.Day, "left")),
            6 => Run(c => c.Split.RunAsync(TestStore.Console, id, [new Leaving(member.Id, "head")], [], new HouseholdChange(), step.Day, "split")),
            _ => Run(c => c.End.RunAsync(TestStore.Console, id, step.Value < 2 ? "dissolved" : null, step.Day, "ended")),
        });

        async Task Run<T>(Func<Cases, Task<Result<T>>> run) => await store.With(run);
    }

    private static IEnumerable<MemberChange> NewHead(IReadOnlyList<MemberView> members, MemberId head) =>
        members.Select(m => new MemberChange(m.Id) { Relationship = m.Id == head ? "head" : m.Relationship == "head" ? "other-relative" : m.Relationship });

    private static async Task CheckHeadsAsync(VanLinh store)
    {
        await using AniseDb db = store.Open();
        List<DateOnly> days = [.. (await db.HouseholdFacts.Select(f => f.HoldsFrom).Concat(db.MemberFacts.Select(f => f.HoldsFrom)).Distinct().ToListAsync())];
        foreach (DateOnly day in days)
        {
            List<MemberFact> living = await db.MemberFactsOn(day).AsNoTracking().Where(f => f.Left == null).ToListAsync();
            foreach (HouseholdFact household in await db.HouseholdFactsOn(day).AsNoTracking().Where(f => f.Ended == null).ToListAsync())
                Assert.Single(living, m => m.HouseholdId == household.HouseholdId && m.Relationship == "head");
            Assert.Equal(living.Count, living.Select(m => m.MemberId).Distinct().Count());
        }
    }

    /// <summary>The rows of the list say what the facts say.</summary>
    private static async Task CheckRowsAsync(VanLinh store)
    {
        await using AniseDb db = store.Open();
        List<MemberFact> living = await db.MemberFactsOn(DateOnly.MaxValue).AsNoTracking().Where(f => f.Left == null).ToListAsync();
        foreach (HouseholdFact fact in await db.HouseholdFactsOn(DateOnly.MaxValue).AsNoTracking().ToListAsync())
        {
            Household row = await db.Households.AsNoTracking().SingleAsync(h => h.Id == fact.HouseholdId);
            Assert.Equal((fact.VillageId, fact.Code, fact.Ended is not null), (row.VillageId, row.Code, row.Ended));
            Assert.Equal(living.Count(m => m.HouseholdId == fact.HouseholdId), row.MemberCount);
            if (!row.Ended) Assert.Equal(living.Single(m => m.HouseholdId == fact.HouseholdId && m.Relationship == "head").Name, row.HeadName);
        }
        Assert.Null((await new VerifyJournal(db).RunAsync()).Fault);
    }

    /// <summary>An export of the last state, read back, changes nothing.</summary>
    private static async Task CheckReadBackAsync(VanLinh store)
    {
        DateOnly day = VanLinh.Start.AddDays(400);
        IReadOnlyList<ExportRow> rows = await store.With(c => c.Export.RunAsync(TestStore.Console, VanLinh.Commune, day));
        if (rows.Count == 0) return;
        int journal = await store.JournalCountAsync();
        // Families that look alike are asked about, and are two: nothing else is in the way.
        Assert.All(ImportTests.ReadBack(rows, workbook: true).Faults, f => Assert.Equal(("household-twice", FaultLevel.Question), (f.Problem, f.Level)));
        HouseholdFile file = ImportTests.ReadBack(rows, workbook: true, new ColumnMapping { Confirmed = true });
        ImportPreview again = await store.With(c => c.Import.RunAsync(TestStore.Console, new ImportRequest(file, VanLinh.Commune, day, false)));
        Assert.Equal([], again.Faults.Select(f => $"{f.Sheet} {f.Row} {f.Column} {f.Problem} {f.Found} {f.Message}"));
        Assert.All(again.Households, h => Assert.Equal([], h.Changes));
        Assert.Equal(journal, await store.JournalCountAsync());
    }

    private static async Task<List<HouseholdId>> IdsAsync(VanLinh store)
    {
        await using AniseDb db = store.Open();
        return await db.Households.OrderBy(h => h.Id).Select(h => h.Id).ToListAsync();
    }

    private static async Task<string?> SeenAsync(VanLinh store, HouseholdId id, DateOnly day, long known)
    {
        Result<HouseholdView> read = await store.With(c => c.Read.RunAsync(TestStore.Console, id, day, known));
        if (!read.Ok) return null;
        HouseholdView v = read.Value;
        IEnumerable<string> members = v.Members.Select(m => $"{m.Id.Value} {m.No} {m.Name} {m.Sex} {m.BirthDate} {m.BirthYear} {m.Relationship}");
        IEnumerable<string> history = v.History.Select(e => $"{e.HoldsFrom} {e.Revision} {string.Join(',', e.Changes)}");
        return string.Join('\n', [.. members, .. history, string.Create(CultureInfo.InvariantCulture, $"{v.Village} {v.Code} {v.Ended}")]);
    }
}
