using Anise.Households;
using Anise.Households.Import.Reading;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Reviews.Results;

/// <summary>What a file of review results holds: its columns and how each is read.</summary>
public static class ResultTable
{
    private static readonly ResultWords Words = YamlWords.Load<ResultWords>("Anise.Reviews.Results.words");

    /// <summary>Day of the review.</summary>
    public static readonly TableField<DateOnly> Date = new("date", CellReaders.Day);

    /// <summary>Name of the head.</summary>
    public static readonly TableField<string> Head = new("head", CellReaders.PersonName) { Required = true, Most = 100, Names = true };

    /// <summary>Household code.</summary>
    public static readonly TableField<string> Code = new("household-code", HouseholdCode.Read) { Required = true, Most = 30, Tells = true };

    /// <summary>Whether of a local ethnic minority.</summary>
    public static readonly TableField<bool> EthnicMinority = new("ethnic-minority", CellReaders.YesNo);

    /// <summary>Sex of the head.</summary>
    public static readonly TableField<Sex> HeadSex = new("sex", CellReaders.OneOf(Vocabulary.Sexes)) { Meanings = () => HouseholdTable.Description.Find(Fields.Sex)!.Meanings!() };

    /// <summary>Number of members.</summary>
    public static readonly TableField<int> Members = new("members", CellReaders.Count);

    /// <summary>Result of the quick form A.</summary>
    public static readonly TableField<bool> QuickForm = new("quick-form", CellReaders.OneOf(new WordTable<bool>([(true, Words.QuickForm["passed"]), (false, Words.QuickForm["not-passed"])])));

    /// <summary>Points B1.</summary>
    public static readonly TableField<int> B1 = new("b1", CellReaders.Count);

    /// <summary>Points B2.</summary>
    public static readonly TableField<int> B2 = new("b2", CellReaders.Count);

    /// <summary>Class: <c>poor</c>, <c>near-poor</c> or <c>not-poor</c>.</summary>
    public static readonly TableField<string> Class = new("class", CellReaders.OneOf(new WordTable<string>(Words.Classes.Select(p => (p.Key, p.Value.AsEnumerable()))), "class-unknown"))
    {
        Required = true, Tells = true, Unknown = "class-unknown", Meanings = () => [.. Words.Classes.Select(c => new FieldMeaning(c.Key, new AllowedValue(c.Value[0], c.Key)))],
    };

    /// <summary>Who reviewed.</summary>
    public static readonly TableField<string> Reviewer = new("reviewer", CellReaders.Text) { Most = 100 };

    /// <summary>Village, when the file has it.</summary>
    public static readonly TableField<string> Village = new("village", CellReaders.Text) { Most = 100 };

    /// <summary>All of it.</summary>
    public static TableDescription Description { get; } = new()
    {
        Fields = [Date, Head, Code, EthnicMinority, HeadSex, Members, QuickForm, B1, B2, Class, Reviewer, Village],
        Words = ColumnWords.Load("Anise.Reviews.Results.columns"),
        IsTable = columns => columns.Any(c => c.Field == "household-code") && columns.Any(c => c.Field is "class" or "b1"),
        NoTable = "no-results",
        ColumnMissing = "column-missing-results",
    };

    private sealed class ResultWords
    {
        public Dictionary<string, List<string>> Classes { get; set; } = [];

        public Dictionary<string, List<string>> QuickForm { get; set; } = [];
    }
}
