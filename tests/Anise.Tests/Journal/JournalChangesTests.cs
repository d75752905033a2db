using Anise.Access;
using Anise.Journal;
using Anise.Sqlite;
using Anise.Store;

namespace Anise.Tests.Journal;

public sealed class JournalChangesTests : IDisposable
{
    private readonly AniseDb _db = new(SqliteStore.Options("unused.db"));

    public void Dispose() => _db.Dispose();

    private IReadOnlyList<ChangedThing> Of(string? before, string? after) => new JournalChanges(_db).Of(new JournalEntry
    {
        Number = 1, Revision = 1, At = "2026-11-24T00:00:00.000Z", UserId = null, UserName = "console", Origin = "test", Action = "test", Subject = "test", SubjectId = "1",
        Place = null, Before = before, After = after, Reason = null, PreviousHash = "",
    });

    [Fact]
    public void A_changed_field_shows_both_sides_and_the_key_that_stayed_is_left_out()
    {
        ChangedThing thing = Assert.Single(Of("""[{"type":"User","Id":7,"DisplayName":"La Thị Mới"}]""", """[{"type":"User","Id":7,"DisplayName":"La Thị Mai"}]"""));
        Assert.Equal(("User", ThingChange.Changed), (thing.Type, thing.Change));
        Assert.Equal([new ChangedValue("DisplayName", typeof(string), "La Thị Mới", "La Thị Mai")], thing.Values);
    }

    [Fact]
    public void Things_are_paired_by_their_keys_whatever_their_order()
    {
        IReadOnlyList<ChangedThing> things = Of(
            """[{"type":"Grant","UserId":7,"Role":"Auditor","Place":1},{"type":"User","Id":7,"Disabled":true}]""",
            """[{"type":"Grant","UserId":7,"Role":"Analyst","Place":1},{"type":"User","Id":7,"Disabled":false}]""");
        Assert.Equal([("Grant", ThingChange.Added), ("User", ThingChange.Changed), ("Grant", ThingChange.Removed)], things.Select(t => (t.Type, t.Change)));
        Assert.Equal(typeof(Role), things[0].Values.Single(v => v.Field == "Role").Kind);
    }

    [Fact]
    public void An_act_that_stores_nothing_shows_what_was_noted()
    {
        Assert.Equal([new ChangedValue("households", null, null, "12")], Assert.Single(Of(null, """{"households":12}""")).Values);
        Assert.Equal([new ChangedValue("", null, null, "seen at the counter")], Assert.Single(Of(null, "seen at the counter")).Values);
        Assert.Empty(Of(null, null));
    }
}
