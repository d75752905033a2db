using Anise.Access;
using Anise.Rules;

namespace Anise.Figures;

/// <summary>A way to split a figure: by a column of its records.</summary>
/// <param name="Code">Kebab-case, as asked for: <c>ethnic-group</c>.</param>
/// <param name="Column">The column of texts that it splits by.</param>
/// <param name="Label">What it is called, in the reader's language.</param>
/// <param name="NameOf">What a value of the column is called.</param>
public sealed record Breakdown(string Code, string Column, Func<string> Label, Func<string, string> NameOf)
{
    /// <summary>What the group of records without a value is called; null where the value is merely not known.</summary>
    public Func<string>? Without { get; init; }

    /// <summary>All the values that there can be, whether or not a record has them; null where they are not fixed.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>What a group is called, also that without a value.</summary>
    public string NameOfGroup(string code) => code.Length > 0 ? NameOf(code) : Without?.Invoke() ?? Texts.Get("not-known");
}

/// <summary>A thing that formulas are written for once and that makes a figure each.</summary>
public sealed record ListItem(string Code, LocalText Label);

/// <summary>A column that readers see of a record.</summary>
/// <param name="Code">What files and interfaces call it: <c>household_code</c>.</param>
/// <param name="Column">The column of texts.</param>
/// <param name="Label">What it is called, in the reader's language.</param>
/// <param name="NameOf">What a value is called; null where it is shown as it stands.</param>
public sealed record RecordField(string Code, string Column, Func<string> Label, Func<string, string>? NameOf = null)
{
    /// <summary>Whether it names a person: seen through the interface only by who may take records out.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whether its values are days, kept as <c>yyyy-MM-dd</c>: pages and their files show them as days elsewhere, interfaces as they are kept.</summary>
    public bool IsDay { get; init; }

    /// <summary>The place of a value among all, where they have an order of their own; null where they stand by what they are called.</summary>
    public Func<string, int>? RankOf { get; init; }
}

/// <summary>What a record looks like where a figure opens, on pages, in files and interfaces.</summary>
public sealed record RecordLook
{
    /// <summary>The field with the number that a record's own page is found by; null where it has no page.</summary>
    public RecordField? Id { get; init; }

    /// <summary>The address of a record's own page; null for a record without one.</summary>
    public Func<OpenedRecord, string?> Address { get; init; } = _ => null;

    /// <summary>Who or what it is, shown before its place.</summary>
    public IReadOnlyList<RecordField> Names { get; init; } = [];

    /// <summary>Which of the names stands for the record, by its code; the first where this is null.</summary>
    public string? Title { get; init; }

    /// <summary>What is told of it after its place.</summary>
    public IReadOnlyList<RecordField> Facts { get; init; } = [];

    /// <summary>All fields, in the order in which a record carries them.</summary>
    internal IReadOnlyList<RecordField> All => field ??= [.. Id is null ? [] : new[] { Id }, .. Names, .. Facts];
}

/// <summary>
/// A kind of record that figures count: a household in a year, a movement, a works day. The area that owns the records registers it with its reader; figures over it
/// stand in the YAML files of that area. It says all that the pages, files and interfaces of figures need to know, so that these know no area by name.
/// </summary>
/// <param name="Code">Kebab-case, as the files of figures name it.</param>
/// <param name="Columns">The columns that formulas may read.</param>
/// <param name="Breakdowns">How its figures can be split, besides by place.</param>
/// <param name="Lists">Lists for figures that are written once for each of their items (<c>for-each: indicator</c>).</param>
public sealed record RecordKind(
    string Code, IReadOnlyCollection<string> Columns, IReadOnlyList<Breakdown> Breakdowns, IReadOnlyDictionary<string, IReadOnlyList<ListItem>> Lists)
{
    /// <summary>What such a record is called, in the reader's language.</summary>
    public required Func<string> Name { get; init; }

    /// <summary>What one record is, as a unit: <c>household</c>. A figure that counts records counts these.</summary>
    public required string Unit { get; init; }

    /// <summary>The right that its figures and records take to read.</summary>
    public required Permission See { get; init; }

    /// <summary>The right that its records take to take out as a file, and to see names through the interface.</summary>
    public required Permission TakeOut { get; init; }

    /// <summary>What it is counted in.</summary>
    public required PeriodKind Period { get; init; }

    /// <summary>The family of rule sets whose standard of a year applies (<c>poverty</c>): years of two standards are not laid side by side. Null where no law measures it.</summary>
    public string? Standard { get; init; }

    /// <summary>Whether it can be read as corrected since it was decided.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>The subjects of the journal that its records are made of: an entry of one of them renews what was read of its place. Places are among them always.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>Columns that may be summed alone, each with its unit: <c>people</c> → <c>person</c>. What is not here is a level (points, an income per person), which adds to nothing.</summary>
    public IReadOnlyDictionary<string, string> Quantities { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that name things which may stand in several records, each with its unit: <c>person-number</c> → <c>person</c>. Such things are counted once each.</summary>
    public IReadOnlyDictionary<string, string> Things { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Columns of <see cref="Things"/> of which one may stand for several, each with the column that says for how many: <c>attendee</c> → <c>people</c>, a person by name or those whom a body sent on
    /// a day. Where such a thing stands in several records, the largest counts.
    /// </summary>
    public IReadOnlyDictionary<string, string> Sizes { get; init; } = new Dictionary<string, string>();

    /// <summary>What a record looks like where a figure opens.</summary>
    public required RecordLook Look { get; init; }

    /// <summary>Why a figure of a year is not known, or not of every record, in the reader's language; null where the kind cannot tell.</summary>
    public Func<Figure, int, string?> WhyUnknown { get; init; } = (_, _) => null;

    /// <summary>Whether its figures can be asked for such a period.</summary>
    public bool Has(Period period) => period.IsDay ? Period == PeriodKind.Day : !period.IsMonth || Period is PeriodKind.Month or PeriodKind.Day;
}
