using Anise.Rules;
using Anise.Rules.Books;
using Anise.Rules.Works;
using Anise.Tables.Files;
using Anise.Works.Written;

namespace Anise.Tests.Works;

/// <summary>Cells as offices write them. The values are read by a person.</summary>
public sealed class WorksWordsTests
{
    private static readonly WorksCatalogue Catalogue = RuleBook.LoadDirectory(RuleDirectory.Default).Require().Works;

    [Theory]
    [InlineData("Phát quang đường 350m", "road-cleaned 350")]
    [InlineData("Dọn vệ sinh đường làng 350 m; trồng hàng rào xanh 1,2 km", "road-cleaned 350|green-fence 1200")]
    [InlineData("Nạo vét 1.200m mương, trồng 50 cây xanh", "canal-dredged 1200|tree-planted 50")]
    [InlineData("- Làm 0,5km đường bê tông\n- Xây 02 bể chứa vỏ thuốc BVTV", "road-built 500|pesticide-tank 2")]
    [InlineData("Thu gom 1,5 tấn rác thải", "waste-collected 1500")]
    [InlineData("Đào 1 hố rác và trồng 20 cây", "landfill 1|tree-planted 20")]
    [InlineData("phat quang duong 350 met", "road-cleaned 350")]
    [InlineData("Kích hoạt 45 tài khoản định danh điện tử", "eid-account 45")]
    [InlineData("Xây 1 cầu dài 12m", "bridge 1")]
    [InlineData("Phát quang 2 tuyến đường 350m", "road-cleaned 350")]
    [InlineData("Khơi thông cống rãnh", "sewer-dredged ")]
    [InlineData("green-fence", "green-fence ")]
    [InlineData("350 m of road cleaning", "road-cleaned 350")]
    public void Outputs_are_read_out_of_words(string cell, string expected) =>
        Assert.Equal(expected, string.Join('|', new WrittenOutputs(Catalogue).Read(cell).Select(o => o.Problem ?? $"{o.Kind!.Code} {o.Quantity?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}")));

    [Theory]
    [InlineData("Họp thôn", "works-output-not-known")]
    [InlineData("Phát quang đường 350", "works-unit-missing")]
    [InlineData("Trồng hàng rào xanh 200 kg", "works-unit-other")]
    [InlineData("Phát quang đường 350m, dài 200m", "works-output-not-known")]
    [InlineData("Phát quang đường 350m dài 200m", "works-several-amounts")]
    [InlineData("Phát quang đường 1,200m", "works-number-ambiguous")]
    [InlineData("Phát quang đường -350m", "works-not-an-amount")]
    [InlineData("Phát quang đường (-350 m)", "works-not-an-amount")]
    [InlineData("Phát quang đường 10-20 m", "works-not-an-amount")]
    [InlineData("Phát quang đường 1/2 km", "works-not-an-amount")]
    [InlineData("Thu gom rác ~500 kg", "works-not-an-amount")]
    [InlineData("Phát quang đường 99999999999999999999999999 km", "works-not-an-amount")]
    public void What_is_not_clear_is_a_fault_and_no_guess(string cell, string problem) =>
        Assert.Contains(problem, new WrittenOutputs(Catalogue).Read(cell).Select(o => o.Problem));

    [Theory]
    [InlineData("25", "25")]
    [InlineData("25 người", "25")]
    [InlineData("1.250 lượt người", "1250")]
    [InlineData("Đoàn thanh niên 20, Hội phụ nữ: 15", "Đoàn thanh niên 20|Hội phụ nữ 15")]
    [InlineData("Đoàn TN: 20 đ/c; HPN (15 hội viên)", "Đoàn TN 20|HPN 15")]
    [InlineData("25 người (nam 15, nữ 10)", "25")]
    [InlineData("20 đoàn viên", "20")]
    [InlineData("40 ng", "40")]
    [InlineData("- 20 đoàn viên\n- Hội Phụ nữ: 15 hv", "20|Hội Phụ nữ 15")]
    [InlineData("TN 20; PN 15", "TN 20|PN 15")]
    [InlineData("Đoàn thanh niên-20", "Đoàn thanh niên 20")]
    public void People_are_read_body_by_body(string cell, string expected)
    {
        var (people, problem) = WrittenPeople.Read(cell);
        Assert.Null(problem);
        Assert.Equal(expected, string.Join('|', people.Select(p => $"{p.Body} {p.People}".Trim())));
    }

    [Theory]
    [InlineData("hơn ba mươi", "works-not-a-count")]
    [InlineData("20 hoặc 30", "works-not-a-count")]
    [InlineData("2,5", "works-not-a-count")]
    [InlineData("~30", "works-not-a-count")]
    [InlineData("khoảng 30 người", "works-not-a-count")]
    [InlineData("hơn 50", "works-not-a-count")]
    [InlineData("-25", "works-not-a-count")]
    [InlineData("10-20", "works-not-a-count")]
    [InlineData("30 xyz", "works-not-a-count")]
    [InlineData("99999999999999999999", "works-not-a-count")]
    public void What_is_no_number_of_people_is_a_fault(string cell, string problem) => Assert.Equal(problem, WrittenPeople.Read(cell).Problem);

    [Theory]
    [InlineData("MTTQ xã", "Mặt trận Tổ quốc xã")]
    [InlineData("UB MTTQ xã", "mat tran to quoc xa")]
    [InlineData("Hội PN", "Hội Phụ nữ")]
    [InlineData("Hội Liên hiệp Phụ nữ xã", "hội LHPN xã")]
    [InlineData("ĐTN xã", "Đoàn TN xã")]
    [InlineData("UBND xã", "Ủy ban nhân dân xã")]
    public void A_body_is_the_same_by_its_short_name(string one, string other) => Assert.Equal(WorksWords.BodyKey(one), WorksWords.BodyKey(other));

    [Fact]
    public void Other_bodies_stay_others()
    {
        string[] keys = [.. ((string[])["Hội Phụ nữ", "Hội Phụ nữ xã", "Đoàn Thanh niên", "Hội Nông dân", "Hội Cựu chiến binh", "Mặt trận Tổ quốc", "UBND xã"]).Select(WorksWords.BodyKey)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal("Ngày Chủ nhật đỏ", WorksWords.CampaignOf("chủ nhật đỏ"));
        Assert.Equal("Ngày hội cây xanh", WorksWords.CampaignOf("Ngày hội cây xanh"));
    }

    [Theory]
    [InlineData("350", true)]
    [InlineData("1,2 km", true)]
    [InlineData("350m", true)]
    [InlineData("-5", false)]
    [InlineData("(350)", false)]
    [InlineData("x350y", false)]
    [InlineData("10-20 m", false)]
    [InlineData("350 m và 20", false)]
    public void An_amount_alone_is_a_number_and_a_unit(string typed, bool alone) => Assert.Equal(alone, WrittenOutputs.IsAmountAlone(typed));

    [Theory]
    [InlineData("1,2", "1.2")]
    [InlineData("1.2", "1.2")]
    [InlineData("1.200", "1200")]
    [InlineData("1.200,5", "1200.5")]
    [InlineData("1,200.5", "1200.5")]
    [InlineData("0,350", "0.350")]
    [InlineData("12345", "12345")]
    [InlineData("1,200", null)]
    [InlineData("12a", null)]
    [InlineData("", null)]
    public void Numbers_are_read_as_offices_write_them(string text, string? expected) =>
        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), WrittenNumber.Read(text).Number);

    [Theory]
    [InlineData("05/3/2023", null, "2023-03-05")]
    [InlineData("Chủ nhật, 05/3", null, "2023-03-05")]
    [InlineData("CN 5-3", null, "2023-03-05")]
    [InlineData("ngày 5 tháng 3", null, "2023-03-05")]
    [InlineData("5", 3, "2023-03-05")]
    [InlineData("2023-03-05", null, "2023-03-05")]
    [InlineData("30/2", null, null)]
    [InlineData("5", null, null)]
    public void Days_are_read_with_the_month_of_the_title(string cell, int? month, string? expected)
    {
        var read = WrittenDay.Read(SheetCell.OfText(cell), new DateOnly(2026, 11, 25));
        Assert.Null(read.Problem);
        Assert.Equal(expected is null ? null : DateOnly.ParseExact(expected, "yyyy-MM-dd"), read.Value.On(month, 2023));
    }

    [Theory]
    [InlineData("KẾT QUẢ NGÀY CHỦ NHẬT ĐỎ THÁNG 3 NĂM 2023", 3)]
    [InlineData("Báo cáo tháng 03/2023", 3)]
    [InlineData("T11", 11)]
    [InlineData("3", 3)]
    [InlineData("Từ tháng 3 đến tháng 5", null)]
    [InlineData("Danh sách 3 xã", null)]
    [InlineData("Thứ 7 tình nguyện", null)]
    public void A_title_tells_the_month(string title, int? month) => Assert.Equal(month, WrittenDay.MonthOf([title]));
}
