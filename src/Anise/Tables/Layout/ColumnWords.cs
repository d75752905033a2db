using Anise.Basics;
using Anise.Tables.Values;

namespace Anise.Tables.Layout;

/// <summary>
/// How lists call their columns, in any language. Read from a YAML file that stands beside the description where offices have many words for a column; else
/// from the words that the area's own list has at the head of it (<see cref="Of"/>).
/// </summary>
public sealed class ColumnWords
{
    /// <summary>Field code to headers. A header is compared without case; with marks first, then without.</summary>
    public Dictionary<string, List<string>> Fields { get; set; } = [];

    /// <summary>Columns that lists often have and that are not read: they keep a similar header from being taken instead.</summary>
    public List<List<string>> Known { get; set; } = [];

    /// <summary>
    /// The heads that the area's own list has, in both languages: the text <c>column-CODE</c> of each field. What the list gives as a file is read back.
    /// </summary>
    /// <param name="texts">The texts of the area.</param>
    /// <param name="fields">The fields of the description.</param>
    public static ColumnWords Of(AreaTexts texts, params IEnumerable<TableField> fields) =>
        new() { Fields = fields.ToDictionary(f => f.Code, f => texts.InBoth("column-" + f.Code).ToList(), StringComparer.Ordinal) };

    /// <summary>Reads the embedded file of that name, for instance <c>Anise.Reviews.Results.columns</c>.</summary>
    public static ColumnWords Load(string resource) => YamlWords.Load<ColumnWords>(resource);
}
