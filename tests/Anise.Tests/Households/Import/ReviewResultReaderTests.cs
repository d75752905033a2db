using System.Globalization;
using Anise.Households.Import;

namespace Anise.Tests.Households.Import;

public class ReviewResultReaderTests
{
    private static readonly object[] Header = ["Ngày rà soát", "Chủ hộ", "Mã hộ", "Số nhân khẩu", "Điểm B1", "Điểm B2", "Phân loại hộ"];

    [Fact]
    public void The_sample_of_2023_reads_as_expected()
    {
        using var stream = File.OpenRead(SampleFilesTests.Path("review-results-2023.xlsx"));
        var file = SampleFilesTests.ReadResults(stream, "review-results-2023.xlsx");

        Assert.Empty(file.Faults);
        Assert.Equal(2023, file.Year);
        var expected = File.ReadAllLines(SampleFilesTests.Path("review-results-2023.expected.csv")).Skip(1);
        Assert.Equal(expected, file.Results.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.HouseholdCode},{r.Head},{r.B1},{r.B2},{r.Class},{r.Date:yyyy-MM-dd}")));
        Assert.All(file.Results, r => Assert.True(r is { EthnicMinority: not null, HeadSex: not null, Members: > 0, QuickFormPassed: not null, Reviewer: "Nông Văn Kiểm" }));
    }

    [Fact]
    public void Wrong_rows_say_what_is_wrong()
    {
        var file = SampleFilesTests.ReadResults(
            Workbooks.Of(
                Header,
                ["15/11/2023", "Vi Văn An", "065050300", 2, 183, 50, "Hộ giàu"],
                ["15/11/2031", "Chu Hữu Đạt", "065050301", "hai", 167, -5, "Hộ không nghèo"],
                ["15/11/2023", null, "065050301", 1, 64, 0, "Hộ cận nghèo"]),
            "kq.xlsx");

        Assert.Equal(
            ["2 class-unknown", "3 date-in-future", "3 household-code-repeated", "3 not-a-number", "3 not-a-number", "4 household-code-repeated", "4 missing"],
            file.Faults.Select(f => $"{f.Row} {f.Problem}").Order(StringComparer.Ordinal));
    }
}
