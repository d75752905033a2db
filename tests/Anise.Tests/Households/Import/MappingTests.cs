using Anise.Households.Import;
using Anise.Households.Import.Reading;
using Anise.Tables.Layout;

namespace Anise.Tests.Households.Import;

public class MappingTests
{
    private static readonly object?[][] Rows =
    [
        ["Cột 1", "Cột 2", "Giới tính", "Năm sinh", "Quan hệ", "Ghi chú"],
        ["Vi Văn An", "Nà Lùng", "Nam", 1953, "Chủ hộ", "Lân Bông"],
    ];

    [Fact]
    public void The_user_says_which_column_holds_a_field_by_header_or_letter()
    {
        var mapping = MappingFile.Read("columns:\n  name: Cột 1\n  village: B\n  note: \"\"\n", HouseholdTable.Description).Mapping!;

        var file = SampleFilesTests.Read(Workbooks.Of(Rows), "a.xlsx", SampleFilesTests.Options with { Mapping = mapping });

        Assert.Empty(file.Faults);
        Assert.Equal(("Vi Văn An", "Nà Lùng"), (file.Households.Single().Members[0].Name, file.Households[0].Village));
        Assert.Contains(file.Sheets[0].Columns, c => c is { Field: Fields.Name, Confidence: 100, ByUser: true });
    }

    [Fact]
    public void A_column_that_is_not_there_is_a_fault()
    {
        var mapping = MappingFile.Read("columns: { name: A, phone: Điện thoại bàn }", HouseholdTable.Description).Mapping!;

        var file = SampleFilesTests.Read(Workbooks.Of(Rows), "a.xlsx", SampleFilesTests.Options with { Mapping = mapping });

        Assert.Contains(file.Faults, f => f.Problem == "mapping-column-unknown" && f.Column == "Điện thoại bàn");
    }

    [Fact]
    public void What_was_recognised_can_be_written_read_and_used_again()
    {
        var recognised = SampleFilesTests.Read("villages-vni.xlsx");
        var mapping = ColumnMapping.Of(recognised.Sheets);

        var again = MappingFile.Read(MappingFile.Write(mapping), HouseholdTable.Description);
        using var stream = File.OpenRead(SampleFilesTests.Path("villages-vni.xlsx"));
        var file = SampleFilesTests.Read(stream, "villages-vni.xlsx", SampleFilesTests.Options with { Mapping = again.Mapping });

        Assert.Empty(again.Faults);
        Assert.Empty(file.Faults);
        Assert.Equal(recognised.Households.SelectMany(h => h.Members), file.Households.SelectMany(h => h.Members));
    }

    [Theory]
    [InlineData("columns: { a: b: c }", "mapping-not-yaml")]
    [InlineData("colums: { name: A }", "mapping-unknown-key")]
    [InlineData("columns: { nme: A }", "mapping-unknown-key")]
    [InlineData("header-row: năm", "mapping-wrong-value")]
    [InlineData("columns: name", "mapping-wrong-value")]
    [InlineData("- name", "mapping-wrong-value")]
    public void A_wrong_mapping_file_says_what_is_wrong_and_where(string yaml, string problem)
    {
        var result = MappingFile.Read(yaml, HouseholdTable.Description);

        Assert.Null(result.Mapping);
        var fault = Assert.Single(result.Faults);
        Assert.Equal((problem, 1), (fault.Problem, fault.Row));
        Assert.NotEmpty(fault.Message);
    }
}
