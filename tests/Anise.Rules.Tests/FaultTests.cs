using Anise.Rules.Books;
using Anise.Rules.Files;
using Anise.Rules.Forms;

namespace Anise.Rules.Tests;

/// <summary>Every kind of mistake in a rule file is one clear message with its place. Each test breaks one line of a small sound set.</summary>
public class FaultTests
{
    private static readonly Dictionary<string, string> Sound = new()
    {
        ["xx/test/2020/set.yaml"] = """
            label: { vi: Bộ, en: Set }
            applies-from: 2020-01-01
            applies-to: 2020-12-31
            reference: act
            status: confirmed
            services:
              housing: { vi: Nhà, en: House }
            """,
        ["xx/test/2020/form.yaml"] = """
            code: form-b
            label: { vi: Phiếu, en: Form }
            sections:
              - code: one
                label: { vi: Một, en: One }
                reference: act
                questions:
                  floor:
                    number: "1"
                    label: { vi: Sàn, en: Floor }
                    kind: number
                    unit: m2
                  roof:
                    number: "2"
                    label: { vi: Mái, en: Roof }
                    kind: choice
                    options:
                      tile: { vi: Ngói, en: Tile }
                      leaf: { vi: Lá, en: Leaf }
                  has-job:
                    number: "3"
                    label: { vi: Việc, en: Job }
                    kind: yes-no
                    per: member
            """,
        ["xx/test/2020/parameters.yaml"] = """
            line:
              label: { vi: Ngưỡng, en: Line }
              rural:
                unit: point
                values:
                  2020-01-01: { value: 10, reference: act, status: confirmed }
              urban:
                unit: point
                values:
                  2020-01-01: { value: 20, reference: act, status: confirmed }
            least:
              label: { vi: Tối thiểu, en: Least }
              unit: m2/person
              values:
                2020-01-01: { value: 8, reference: act, status: confirmed, to: 2020-06-30 }
                2020-07-01: { value: 9, reference: act, status: confirmed }
            """,
        ["xx/test/2020/b1-scores.yaml"] = """
            table:
              label: { vi: Bảng, en: Table }
              unit: point
              reference: act
              status: confirmed
              items:
                roof:
                  label: { vi: Mái, en: Roof }
                  of: roof
                  rows:
                    tile: { rural: 5, urban: 6 }
                    leaf: { rural: 0, urban: 0 }
                floor:
                  label: { vi: Sàn, en: Floor }
                  of: floor
                  rows:
                    small: { up-to: 20 m2, label: { vi: Nhỏ, en: Small }, rural: 0, urban: 0 }
                    large: { label: { vi: Lớn, en: Large }, rural: 9, urban: 9 }
            """,
        ["xx/test/2020/rules.yaml"] = """
            b1:
              label: { vi: Điểm, en: Points }
              value: score(table)
            size:
              label: { vi: Số người, en: Size }
              value: count(members)
            low:
              label: { vi: Thấp, en: Low }
              value: b1 <= line
              explain: { vi: "{b1} không quá {line}", en: "{b1} at most {line}" }
            """,
        ["xx/test/2020/deprivations.yaml"] = """
            area-small:
              service: housing
              label: { vi: Diện tích, en: Floor area }
              deprived-when: floor / size < least
              reference: act
              status: confirmed
            """,
        ["xx/test/2020/classes.yaml"] = """
            poor:
              label: { vi: Nghèo, en: Poor }
              when: low
              reference: act
              status: confirmed
            not-poor:
              label: { vi: Không nghèo, en: Not poor }
              when: not low
              reference: act
              status: confirmed
            """,
        ["xx/calendar/days.yaml"] = """
            holidays:
              2020-01-01: { label: { vi: Tết, en: New Year }, reference: act, status: confirmed }
            """,
    };

    [Fact]
    public void The_sound_set_has_no_fault() => Assert.Equal([], RuleBook.Load(new MemoryRuleFiles(Sound)).Faults);

    [Theory]
    [InlineData("rules.yaml", "value: b1 <= line", "value: b2 <= line", "unknown-name", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: b1 <= 10 person", "wrong-unit", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: b1 + size <= line", "wrong-unit", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: roof <= tile", "wrong-type", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: roof = grass", "unknown-option", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: roof in [tile, grass]", "unknown-option", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: b1 and yes", "wrong-type", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: b1 <= 10 stones", "unknown-unit", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: b1 <= (line", "bad-expression", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: has-job", "member-name-outside", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: any(members where all(members where has-job))", "members-inside", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: any(members)", "where-missing", 9)]
    [InlineData("rules.yaml", "value: b1 <= line", "value: \"'2020-13-01' = '2020-01-01'\"", "bad-date", 9)]
    [InlineData("rules.yaml", "value: score(table)", "value: score(tables)", "unknown-name", 3)]
    [InlineData("rules.yaml", "value: count(members)", "value: size + 1 person", "circular", 4)]
    [InlineData("rules.yaml", "\"{b1} không quá {line}\"", "\"{b3} không quá {line}\"", "unknown-name", 10)]
    [InlineData("rules.yaml", "size:\n", "floor:\n  label: { vi: Sàn, en: Floor }\n  value: 1 person\nsize:\n", "duplicate-name", 4)]
    [InlineData("rules.yaml", "low:", "size:", "duplicate-key", 7)]
    [InlineData("rules.yaml", "explain:", "explains:", "unknown-key", 10)]
    [InlineData("rules.yaml", "  value: count(members)\n", "", "missing-key", 5)]
    [InlineData("rules.yaml", "{ vi: Thấp, en: Low }", "{ vi: Thấp }", "missing-key", 8)]
    [InlineData("rules.yaml", "{ vi: Thấp, en: Low }", "Thấp", "text-expected", 8)]
    [InlineData("rules.yaml", "value: score(table)", "value: [", "invalid-yaml", 10)]
    [InlineData("parameters.yaml", "value: 10, reference: act, status: confirmed", "value: ten, reference: act, status: confirmed", "bad-number", 6)]
    [InlineData("parameters.yaml", "value: 10, reference: act, status: confirmed", "value: 10, status: confirmed", "missing-key", 6)]
    [InlineData("parameters.yaml", "value: 10, reference: act, status: confirmed", "value: 10, reference: act", "missing-key", 6)]
    [InlineData("parameters.yaml", "value: 10, reference: act, status: confirmed", "value: 10, reference: act, status: sure", "bad-status", 6)]
    [InlineData("parameters.yaml", "unit: m2/person", "unit: m4/person", "unknown-unit", 13)]
    [InlineData("parameters.yaml", "  unit: m2/person\n", "", "missing-key", 12)]
    [InlineData("parameters.yaml", "to: 2020-06-30", "to: 2020-07-30", "overlapping-dates", 16)]
    [InlineData("parameters.yaml", "to: 2020-06-30", "to: 2020-05-30", "missing-dates", 16)]
    [InlineData("parameters.yaml", "    2020-01-01: { value: 8", "    2020-02-01: { value: 8", "missing-dates", 15)]
    [InlineData("parameters.yaml", "2020-07-01:", "2020-7-1:", "bad-date", 16)]
    [InlineData("parameters.yaml", "  urban:\n    unit: point\n    values:\n      2020-01-01: { value: 20, reference: act, status: confirmed }\n", "", "uncovered-case", 2)]
    [InlineData("b1-scores.yaml", "        leaf: { rural: 0, urban: 0 }\n", "", "uncovered-case", 8)]
    [InlineData("b1-scores.yaml", "leaf: { rural: 0, urban: 0 }", "leaf: { rural: 0 }", "missing-key", 12)]
    [InlineData("b1-scores.yaml", "large: {", "large: { up-to: 90 m2,", "score-gap", 14)]
    [InlineData("b1-scores.yaml", "large: {", "large: { up-to: 10 m2,", "score-order", 18)]
    [InlineData("b1-scores.yaml", "up-to: 20 m2", "up-to: 20 person", "wrong-unit", 17)]
    [InlineData("deprivations.yaml", "service: housing", "service: house", "unknown-option", 2)]
    [InlineData("deprivations.yaml", "  reference: act\n", "", "missing-key", 2)]
    [InlineData("deprivations.yaml", "deprived-when: floor / size < least", "deprived-when: floor / size", "wrong-type", 4)]
    [InlineData("classes.yaml", "when: not low", "when: b1 > line and b1 < 50 point", "class-gap", 1)]
    [InlineData("classes.yaml", "when: not low", "when: b1 >= line", "class-overlap", 6)]
    [InlineData("classes.yaml", "when: not low", "when: roof = tile", "class-condition", 6)]
    [InlineData("form.yaml", "kind: yes-no", "kind: maybe", "bad-kind", 23)]
    [InlineData("form.yaml", "per: member", "per: village", "bad-per", 24)]
    [InlineData("form.yaml", "          leaf: { vi: Lá, en: Leaf }\n", "", "bad-options", 14)]
    [InlineData("form.yaml", "  - code: one\n", "  - shared: xx/none.yaml\n  - code: one\n", "no-such-file", 4)]
    [InlineData("set.yaml", "applies-from: 2020-01-01", "applies-from: 01/01/2020", "bad-date", 2)]
    [InlineData("set.yaml", "applies-to: 2020-12-31", "applies-to: 2019-12-31", "overlapping-dates", 1)]
    public void A_mistake_is_reported_once_with_file_and_line(string file, string sound, string broken, string code, int line)
    {
        var path = "xx/test/2020/" + file;
        var files = new Dictionary<string, string>(Sound);
        Assert.Contains(sound, files[path]);
        files[path] = Replace(files[path], sound, broken);

        var result = RuleBook.Load(new MemoryRuleFiles(files));

        Assert.Null(result.Book);
        var fault = Assert.Single(result.Faults, x => x.Code != "unknown-option" || code == "unknown-option");
        Assert.Equal((code, path, line), (fault.Code, fault.File, fault.Line));
        Assert.NotEqual(fault.Message.Vi, fault.Message.En);
        Assert.DoesNotContain("{0}", fault.Message.Vi);
    }

    [Theory]
    [InlineData("2020-12-01", "overlapping-dates")]
    [InlineData("2021-02-01", "missing-dates")]
    public void Two_sets_of_a_family_must_follow_each_other_day_by_day(string from, string code)
    {
        var files = new Dictionary<string, string>(Sound)
        {
            ["xx/test/2021/set.yaml"] = $"label: {{ vi: Bộ, en: Set }}\napplies-from: {from}\nreference: act\nstatus: confirmed\n",
        };

        var fault = Assert.Single(RuleBook.Load(new MemoryRuleFiles(files)).Faults);

        Assert.Equal((code, "xx/test/2021/set.yaml"), (fault.Code, fault.File));
    }

    [Fact]
    public void A_message_says_what_was_probably_meant()
    {
        var files = new Dictionary<string, string>(Sound);
        files["xx/test/2020/rules.yaml"] = files["xx/test/2020/rules.yaml"].Replace("value: b1 <= line", "value: b1 <= lime");

        var fault = Assert.Single(RuleBook.Load(new MemoryRuleFiles(files)).Faults);

        Assert.Contains("“line”", fault.Message.En);
        Assert.Equal("xx/test/2020/rules.yaml", fault.File);
    }

    private static string Replace(string text, string sound, string broken)
    {
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        return text[..at] + broken + text[(at + sound.Length)..];
    }
}
