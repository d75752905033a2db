using Anise.Scenarios;

namespace Anise.Tests.Scenarios;

/// <summary>Numbers as they are typed in either language, and as addresses carry them.</summary>
public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("vi", "2.300.000", 2300000.0)]
    [InlineData("vi", "2.300", 2300.0)]
    [InlineData("vi", "12,5", 12.5)]
    [InlineData("vi", "2.300.000,5", 2300000.5)]
    [InlineData("vi", "2300000", 2300000.0)]
    [InlineData("vi", " 2 300 000 đ", 2300000.0)]
    [InlineData("en", "2,300,000", 2300000.0)]
    [InlineData("en", "2,300", 2300.0)]
    [InlineData("en", "12.5", 12.5)]
    [InlineData("en", "2,300,000.5", 2300000.5)]
    [InlineData("en", "2.300.000", 2300000.0)] // typed by a Vietnamese hand
    [InlineData(null, "2.300", 2.3)]           // written by a program
    [InlineData(null, "12.125", 12.125)]
    [InlineData("vi", "2.30.000", null)]
    [InlineData("vi", "2.300.00", null)]
    [InlineData("vi", "-5", null)]
    [InlineData("vi", "1e9", null)]
    [InlineData("vi", "abc", null)]
    public void A_number_is_read_as_people_of_the_language_write_it(string? language, string text, double? expected) =>
        Assert.Equal((decimal?)expected, TypedNumber.Read(text, language));
}
