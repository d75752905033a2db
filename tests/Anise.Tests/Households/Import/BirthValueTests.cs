using System.Globalization;
using Anise.Households.Import;
using Anise.Households.Import.Values;
using Anise.Tables.Files;

namespace Anise.Tests.Households.Import;

public class BirthValueTests
{
    [Theory]
    [InlineData("28/09/1988", "1988-09-28")]
    [InlineData("1-10-1963", "1963-10-01")]
    [InlineData("05.12.80", "1980-12-05")]
    [InlineData("05.12.26", "birth-in-future")]
    [InlineData("1/2/24", "2024-02-01")]
    [InlineData("1988-09-28", "1988-09-28")]
    [InlineData("ngày 5 tháng 12 năm 1980", "1980-12-05")]
    [InlineData("năm 1954", "1954")]
    [InlineData("00/00/1954", "1954")]
    [InlineData("7/1954", "1954")]
    [InlineData("29/02/2023", "not-a-date")]
    [InlineData("12/31/1980", "not-a-date")]
    [InlineData("14/1980", "not-a-date")]
    [InlineData("không nhớ", "not-a-date")]
    [InlineData("2031", "birth-in-future")]
    [InlineData("1780", "birth-too-early")]
    public void Dates_as_lists_write_them(string text, string expected)
    {
        var born = BirthValue.Read(SheetCell.OfText(text), SampleFilesTests.Options.Today);

        Assert.Equal(expected, Show(born));
    }

    [Theory]
    [InlineData(33767, "1992-06-12")]
    [InlineData(2017, "2017")]
    [InlineData(28091988, "1988-09-28")]
    [InlineData(1980.5, "not-a-date")]
    [InlineData(28091988.5, "not-a-date")]
    [InlineData(double.NaN, "not-a-date")]
    [InlineData(1e300, "not-a-date")]
    [InlineData(48000, "birth-in-future")]
    public void Numbers_are_serials_years_or_days_without_separators(double number, string expected) =>
        Assert.Equal(expected, Show(BirthValue.Read(SheetCell.OfNumber(number), SampleFilesTests.Options.Today)));

    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(60, "not-a-date")]
    [InlineData(61, "1900-03-01")]
    [InlineData(33767.5, "1992-06-12")]
    [InlineData(1980.5, "not-a-date")]
    [InlineData(0, "not-a-date")]
    [InlineData(-5, "not-a-date")]
    [InlineData(double.NaN, "not-a-date")]
    [InlineData(double.PositiveInfinity, "not-a-date")]
    [InlineData(1e300, "not-a-date")]
    public void Days_are_counted_as_Excel_counts_them(double serial, string expected) =>
        Assert.Equal(expected, Show(BirthValue.Read(SheetCell.OfDate(serial), SampleFilesTests.Options.Today)));

    private static string? Show(BirthValue born) =>
        born.Problem ?? born.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? born.Year?.ToString(CultureInfo.InvariantCulture);
}
