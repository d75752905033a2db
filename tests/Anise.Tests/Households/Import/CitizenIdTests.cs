using Anise.Households;
using Anise.Households.Import;
using Anise.Households.Import.Values;
using Anise.Tables.Files;

namespace Anise.Tests.Households.Import;

public class CitizenIdTests
{
    [Theory]
    [InlineData("000154659502", Sex.Female, 1954)]
    [InlineData("000 201.034617", Sex.Male, 2001)]
    public void The_number_tells_sex_and_year(string text, Sex sex, int year)
    {
        Assert.True(CitizenId.TryParse(text, out var id));
        Assert.Equal((sex, year), (id.Sex, id.BirthYear));
        Assert.True(id.AgreesWith(sex, null));
        Assert.False(id.AgreesWith(sex, year + 1));
    }

    [Fact]
    public void A_number_is_masked_unless_asked_for()
    {
        Assert.True(CitizenId.TryParse("000054659517", out var id));
        Assert.Equal("000 0•• ••• •17", id.ToString());
    }

    [Theory]
    [InlineData("179878623", Sex.Female, 1979, "000179878623", null, null)]
    [InlineData("33219361", Sex.Male, 1933, "000033219361", null, null)]
    [InlineData("082123456", Sex.Male, 1979, null, "082123456", null)]
    [InlineData("179878623", Sex.Male, 1960, null, "179878623", null)]
    [InlineData("00019512", Sex.Male, 1961, null, null, "citizen-id-length")]
    [InlineData("1,79E+11", Sex.Male, 1961, null, null, "citizen-id-characters")]
    [InlineData("000191404237", Sex.Male, 1991, "000191404237", null, "citizen-id-disagrees")]
    public void Lost_zeros_are_restored_and_old_cards_kept(string text, Sex sex, int year, string? id, string? oldCard, string? problem)
    {
        var value = CitizenIdValue.Read(SheetCell.OfText(text), sex, year);

        Assert.Equal((id, oldCard, problem), (value.Id?.Value, value.OldCard, value.Problem));
    }

    [Fact]
    public void A_fraction_is_no_sign_between_digits()
    {
        Assert.Equal("citizen-id-characters", CitizenIdValue.Read(SheetCell.OfNumber(80000013.5), Sex.Male, 1980).Problem);
        Assert.Equal("citizen-id-characters", CitizenIdValue.Read(SheetCell.OfText("80000013,5"), Sex.Male, 1980).Problem);
    }
}
