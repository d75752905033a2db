using System.Globalization;
using Anise.Rules;
using Anise.Rules.Assessing;
using Anise.Rules.Language;
using Anise.Web.Components;
using Bunit;

namespace Anise.Pages.Tests.Components;

public sealed class WhyTreeTests : BunitContext
{
    public WhyTreeTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("vi-VN");

    private static Explanation Line(
        string text, string? value = null, bool? holds = null, string? reference = null, RuleStatus status = RuleStatus.Confirmed,
        string[]? members = null, params Explanation[] children) =>
        new("code", new LocalText(text, text + " (en)"), value, null, holds, reference, status, null, members ?? [], children);

    [Fact]
    public void A_condition_shows_its_value_its_article_and_that_it_is_unconfirmed()
    {
        var shown = Render<WhyTree>(p => p.Add(t => t.Lines,
            [Line("Điểm B1 không quá 140", "132.5", true, "Thông tư 07/2021, phụ lục", RuleStatus.Unconfirmed)]));
        Assert.Equal("132,5", shown.Find(".v").TextContent);
        Assert.Contains("Thông tư 07/2021, phụ lục", shown.Find(".law").TextContent, StringComparison.Ordinal);
        Assert.Equal("chưa xác nhận", shown.Find(".law .tag.un").TextContent);
        Assert.Equal("✓", shown.Find(".mark.y").TextContent);
    }

    [Fact]
    public void A_condition_that_is_not_known_is_marked_and_said()
    {
        var shown = Render<WhyTree>(p => p.Add(t => t.Lines, [Line("Thu nhập")]));
        Assert.Equal("?", shown.Find(".mark.q").TextContent);
        Assert.Contains("chưa biết", shown.Find(".line").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_says_not_itself_has_no_second_not_before_it()
    {
        var shown = Render<WhyTree>(p => p.Add(t => t.Lines, [Line("Điểm B2 dưới 30", "20", false) with { SaysNot = true }, Line("Thiếu việc làm", null, false)]));
        Assert.Equal(["Điểm B2 dưới 30", "không: Thiếu việc làm"], shown.FindAll(".line > div:not(.v)").Select(d => d.TextContent.Trim()));
    }

    [Fact]
    public void Deeper_lines_open_on_demand_and_say_how_many()
    {
        var shown = Render<WhyTree>(p => p.Add(t => t.Lines, [Line("Điểm B1", "30", null, null, RuleStatus.Confirmed, null, Line("Ti vi", "10"), Line("Xe máy", "20"))]));
        Assert.Equal("xem 2 mục", shown.Find("details summary").TextContent);
        Assert.Equal(["10", "20"], shown.FindAll("details .v").Select(v => v.TextContent));
    }

    [Fact]
    public void Members_who_counted_are_named()
    {
        var shown = Render<WhyTree>(p => p
            .Add(t => t.Lines, [Line("Người phụ thuộc", "60", true, null, RuleStatus.Confirmed, ["1", "2", "9"])])
            .Add(t => t.Names, new Dictionary<string, string> { ["1"] = "Nông Thị Sẵn", ["2"] = "Nông Văn Tài" })
            .Add(t => t.Deprivation, true));
        Assert.Contains("Người phụ thuộc (Nông Thị Sẵn, Nông Văn Tài)", shown.Find(".line").TextContent, StringComparison.Ordinal);
        Assert.Equal("!", shown.Find(".mark.y").TextContent);
    }

    [Fact]
    public void The_strip_groups_indicators_by_service_and_tells_lacks_from_the_unknown()
    {
        Explanation why = Line("vì");
        DeprivationResult One(string code, string service, bool? deprived) => new(code, service, new(service, service), new(code, code), deprived, why);
        var shown = Render<DeprivationStrip>(p => p.Add(s => s.Deprivations,
            [One("employment", "Việc làm", true), One("dependents", "Việc làm", false), One("water", "Nước", null)]));
        Assert.Equal(2, shown.FindAll("ul.dep > li").Count);
        Assert.Equal("employment: thiếu", shown.Find("li.y").TextContent);
        Assert.Equal("water: ?chưa biết", shown.Find("li.q").TextContent);
    }
}
