using Anise.Web.Journal;

namespace Anise.Pages.Tests.Journal;

public sealed class ChangedFieldTests
{
    [Fact]
    public void A_changed_field_shows_both_sides_and_the_key_that_stayed_is_left_out() => Assert.Equal(
        [new ChangedField("User.DisplayName", "La Thị Mới", "La Thị Mai")],
        ChangedField.Of("""[{"type":"User","Id":7,"DisplayName":"La Thị Mới"}]""", """[{"type":"User","Id":7,"DisplayName":"La Thị Mai"}]"""));

    [Fact]
    public void Things_of_one_type_are_numbered() => Assert.Equal(
        [new ChangedField("Grant.Role", null, "Auditor"), new ChangedField("Grant 2.Role", null, "Analyst")],
        ChangedField.Of(null, """[{"type":"Grant","Role":"Auditor"},{"type":"Grant","Role":"Analyst"}]"""));

    [Fact]
    public void A_note_in_plain_words_is_shown_as_it_stands() =>
        Assert.Equal([new ChangedField("", null, "seen at the counter")], ChangedField.Of(null, "seen at the counter"));

    [Fact]
    public void An_entry_without_sides_has_no_fields() => Assert.Empty(ChangedField.Of(null, null));
}
