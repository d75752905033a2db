using System.Data.Common;
using System.Text;
using Anise.Access;
using Anise.Basics;
using Anise.Journal;
using Anise.Places;
using Anise.Store;
using Anise.Tests.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Anise.Tests.Journal;

public sealed class JournalBytesTests
{
    private static readonly string[] Numbers = ["revision", "user_id", "place"];
    private static readonly string[] Texts = ["at", "user_name", "origin", "action", "subject", "subject_id", "before", "after", "reason", "previous_hash", "hash"];

    [Fact]
    public async Task A_change_of_any_single_byte_is_found_in_its_entry()
    {
        await using TestStore store = await SampleAsync();
        await using AniseDb db = store.Open();
        var missed = new List<string>();
        int tried = 0;
        foreach (string column in Texts)
        {
            for (long number = 1; number <= 3; number++)
            {
                if (await ReadAsync(db, $"select cast(\"{column}\" as blob) from journal_entry where number = {number}") is not byte[] bytes)
                {
                    tried++;
                    if (await FaultAsync(db, $"update journal_entry set \"{column}\" = '' where number = {number}") != number) missed.Add($"{column} {number} null");
                    continue;
                }
                for (int i = 0; i < bytes.Length; i++)
                {
                    foreach (byte mask in (byte[])[0x01, 0x20, 0x80])
                    {
                        byte[] changed = [.. bytes];
                        changed[i] ^= mask;
                        tried++;
                        if (await FaultAsync(db, $"update journal_entry set \"{column}\" = cast(x'{Convert.ToHexString(changed)}' as text) where number = {number}") != number)
                            missed.Add($"{column} {number} byte {i} ^ {mask}");
                    }
                }
            }
        }
        Assert.Empty(missed);
        Assert.True(tried > 2000, $"Only {tried} changes were tried.");
    }

    [Theory]
    [InlineData("{0} + 1")]
    [InlineData("-{0} - 1")]
    [InlineData("'x'")]
    [InlineData("x'00ff'")]
    [InlineData("1.5")]
    [InlineData("9223372036854775807")]
    public async Task A_number_that_is_another_or_none_is_found_in_its_entry(string value)
    {
        await using TestStore store = await SampleAsync();
        await using AniseDb db = store.Open();
        foreach (string column in Numbers)
            for (long number = 1; number <= 3; number++)
                Assert.Equal(number, await FaultAsync(db, $"update journal_entry set \"{column}\" = {string.Format(value, $"coalesce(\"{column}\", 0)")} where number = {number}"));
    }

    [Theory]
    [InlineData("update journal_entry set number = 7 where number = 2")]
    [InlineData("update journal_entry set number = -2 where number = 2")]
    [InlineData("update journal_entry set user_id = null where number = 3")]
    [InlineData("update journal_entry set place = null where number = 3")]
    [InlineData("update journal_entry set reason = null where number = 3")]
    [InlineData("update journal_entry set after = x'7b7d' where number = 3")]
    [InlineData("update journal_head set id = 2")]
    [InlineData("update journal_head set count = 2")]
    [InlineData("update journal_head set count = -3")]
    [InlineData("update journal_head set count = 'three'")]
    [InlineData("update journal_head set hash = replace(hash, substr(hash, 5, 1), 'g')")]
    [InlineData("update journal_head set hash = x'00'")]
    [InlineData("insert into journal_head select 2, count, hash from journal_head")]
    [InlineData("delete from journal_head")]
    [InlineData("delete from journal_entry")]
    public async Task Every_other_change_is_found(string sql)
    {
        await using TestStore store = await SampleAsync();
        await using AniseDb db = store.Open();
        Assert.Null((await new VerifyJournal(db).RunAsync()).Fault);
        Assert.NotNull(await FaultAsync(db, sql));
    }

    private static async Task<TestStore> SampleAsync()
    {
        TestStore store = await TestStore.CreateAsync();
        await using AniseDb db = store.Open();
        await using (JournaledWrite write = await store.Journal(db).BeginAsync(new Actor("lan.nông", "10.0.0.7", 42), new Act("add-village"), "Quyết định số 9"))
        {
            for (long id = 1; id <= 2; id++)
            {
                var village = new Place { Id = new PlaceId(id), Kind = PlaceKind.Village };
                village.Spans.Add(new PlaceSpan { PlaceId = village.Id, From = new DateOnly(2026, 1, 1), Code = $"06505-0{id}", CodeIsOfficial = false, Name = "Thôn Nà Lùng", Parent = null });
                db.Add(village);
            }
            await write.CommitAsync();
        }
        await using JournaledWrite second = await store.Journal(db).BeginAsync(new Actor("lan.nông", "10.0.0.7", 42), new Act("rename-place"), "gõ nhầm");
        (await db.Set<PlaceSpan>().SingleAsync(s => s.Code == "06505-02")).Name = "Thôn Nà Lùng Dưới";
        await second.CommitAsync();
        return store;
    }

    /// <summary>The number of the entry found bad after a change, which is undone again; null where nothing was found.</summary>
    private static async Task<long?> FaultAsync(AniseDb db, string sql)
    {
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        JournalFault? fault = (await new VerifyJournal(db).RunAsync()).Fault;
        await transaction.RollbackAsync();
        return fault?.Number;
    }

    private static async Task<object?> ReadAsync(AniseDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
