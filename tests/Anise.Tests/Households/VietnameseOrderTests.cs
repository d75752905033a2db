using Anise.Basics;

namespace Anise.Tests.Households;

public sealed class VietnameseOrderTests
{
    [Theory]
    [InlineData("ba", "bă")]
    [InlineData("bă", "bâ")]
    [InlineData("da", "đa")]
    [InlineData("dz", "đa")]
    [InlineData("e", "ê")]
    [InlineData("o", "ô")]
    [InlineData("ô", "ơ")]
    [InlineData("u", "ư")]
    [InlineData("ma", "mà")]
    [InlineData("mà", "mả")]
    [InlineData("mả", "mã")]
    [InlineData("mã", "má")]
    [InlineData("má", "mạ")]
    [InlineData("mạ", "mai")]       // letters before tones
    [InlineData("ạn", "ăn")]
    [InlineData("An", "ân")]
    [InlineData("lan", "lan anh")]
    [InlineData("bể 2", "bể 10")]   // numbers by their size, before letters
    [InlineData("bể 9", "bể 10")]
    [InlineData("bể 10", "bể 11")]
    [InlineData("bể 99", "bể a")]
    [InlineData("bể 7", "bể 07")]
    [InlineData("bể 07", "bể 8")]
    [InlineData("km3", "km12")]
    [InlineData("km 3+250", "km 3+1000")]
    [InlineData("1234567890123", "a")]
    public void Words_stand_in_Vietnamese_order(string first, string second) =>
        Assert.True(string.CompareOrdinal(VietnameseOrder.OfText(first), VietnameseOrder.OfText(second)) < 0);

    [Fact]
    public void Names_stand_by_given_name_then_family_name()
    {
        string[] sorted = ["Vi Văn An", "Hoàng Văn Ánh", "La Thị Ân", "Bế Văn Dũng", "Nông Văn Dũng", "Chu Văn Đạt", "Hứa Thị Hà", "Lộc Đức Hải", "Lộc Hữu Hải", "Lý Thị Hạnh", "Đặng Văn Ổn", "Lê Bích Ơn", "Triệu Văn Tuyến", "Lê Văn Ước"];
        string[] mixed = [.. sorted];
        new Random(1).Shuffle(mixed);
        Assert.Equal(sorted, mixed.OrderBy(VietnameseOrder.OfName, StringComparer.Ordinal));
    }

    [Fact]
    public void Composed_and_decomposed_text_have_one_place() =>
        Assert.Equal(VietnameseOrder.OfName("Nguyễn Thị Ổn"), VietnameseOrder.OfName("Nguyễn Thị Ổn".Normalize(System.Text.NormalizationForm.FormD)));
}
