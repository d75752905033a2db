using Anise.Journal;
using Anise.Sqlite;
using Anise.Store;
using Anise.Tests.Figures;
using Microsoft.Data.Sqlite;

namespace Anise.Tests.Journal;

/// <summary>The journal proves the facts: what was changed in the file behind the program is named.</summary>
[Trait("needs", "demo")]
public sealed class VerifyFactsTests(DemoProvince demo)
{
    [Fact]
    public async Task The_facts_of_the_demo_are_as_the_journal_left_them()
    {
        await using AniseDb db = new(SqliteStore.Options(await demo.FileAsync()));
        FactCheck check = await new VerifyFacts(db).RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(check.Faults);
        Assert.True(check.Checked > 5_000, $"{check.Checked} things compared");
    }

    [Theory]
    [InlineData("UPDATE user_grant SET role = 'Administrator' WHERE rowid = (SELECT min(rowid) FROM user_grant WHERE role = 'Enumerator')", nameof(Anise.Access.Grant), null)]
    [InlineData("UPDATE user_account SET password_hash = 'AQAAAAIAAYagAAAAE' WHERE user_name = (SELECT min(user_name) FROM user_account WHERE password_hash IS NOT NULL)", nameof(Anise.Access.User), FactFaultKind.Changed)]
    [InlineData("UPDATE review_decision SET signed_by = 'X' WHERE rowid = (SELECT min(rowid) FROM review_decision)", null, FactFaultKind.Changed)]
    [InlineData("DELETE FROM complaint WHERE rowid = (SELECT min(rowid) FROM complaint)", null, FactFaultKind.Missing)]
    [InlineData("UPDATE member_fact SET birth_year = birth_year - 1 WHERE rowid = (SELECT max(rowid) FROM member_fact WHERE birth_year IS NOT NULL)", null, FactFaultKind.Changed)]
    [InlineData("UPDATE assessment SET answers_json = replace(answers_json, 'yes', 'no') WHERE rowid = (SELECT min(rowid) FROM assessment WHERE answers_json LIKE '%yes%')", null, FactFaultKind.Changed)]
    [InlineData("UPDATE commune_review SET step = 'Nowhere' WHERE id = (SELECT min(id) FROM commune_review)", nameof(Anise.Reviews.CommuneReview), FactFaultKind.Unreadable)]
    public async Task What_was_changed_behind_the_program_is_named(string sql, string? type, FactFaultKind? kind)
    {
        var (services, file) = await demo.CopyAsync();
        await services.DisposeAsync();
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = false, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.True(await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 0, "the tampering changes something");
        }
        await using AniseDb db = new(SqliteStore.Options(file));
        Assert.Null((await new VerifyJournal(db).RunAsync(cancel: TestContext.Current.CancellationToken)).Fault);
        FactCheck check = await new VerifyFacts(db).RunAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(check.Faults);
        if (type is not null) Assert.All(check.Faults, f => Assert.Equal(type, f.Type));
        // A changed key is two findings: one thing is missing, another was never put there.
        if (kind is { } expected) Assert.Equal(expected, Assert.Single(check.Faults).Kind);
        else Assert.Equal([FactFaultKind.Unexplained, FactFaultKind.Missing], check.Faults.Select(f => f.Kind));
        Assert.All(check.Faults.Where(f => f.Kind is FactFaultKind.Changed or FactFaultKind.Missing), f => Assert.NotNull(f.Entry));
    }

    [Fact]
    public async Task A_head_noted_elsewhere_proves_that_the_chain_was_not_written_anew()
    {
        await using AniseDb db = new(SqliteStore.Options(await demo.FileAsync()));
        JournalCheck now = await new VerifyJournal(db).RunAsync(cancel: TestContext.Current.CancellationToken);
        Assert.True(JournalHeadNote.TryParse($"{now.Checked}:{now.LastHash[..16]}", out JournalHeadNote? noted));
        Assert.Null((await new VerifyJournal(db).RunAsync(noted, TestContext.Current.CancellationToken)).Fault);
        Assert.Equal(JournalFaultKind.OtherThanNoted, (await new VerifyJournal(db).RunAsync(new(noted.Number, "0123456789abcdef"), TestContext.Current.CancellationToken)).Fault!.Kind);
        Assert.Equal(JournalFaultKind.Removed, (await new VerifyJournal(db).RunAsync(noted with { Number = noted.Number + 1 }, TestContext.Current.CancellationToken)).Fault!.Kind);
        Assert.False(JournalHeadNote.TryParse("12:abc", out _));
        Assert.False(JournalHeadNote.TryParse("0:0123456789abcdef", out _));
    }
}
