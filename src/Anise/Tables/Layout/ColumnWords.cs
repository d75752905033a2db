using Anise.Tables.Values;

namespace Anise.Tables.Layout;

/// <summary>How lists call their columns, in any language. Read from a YAML file that stands beside the description.</summary>
public sealed class ColumnWords
{
    /// <summary>Field code to headers. A header is compared without case; with marks first, then without.</summary>
    public Dictionary<string, List<string>> Fields { get; set; } = [];

    /// <summary>Columns that lists often have and that are not read: they keep a similar header from being taken instead.</summary>
    public List<List<string>> Known { get; set; } = [];

    /// <summary>Reads the embedded file of that name, for instance <c>Anise.Reviews.Results.columns</c>.</summary>
    public static ColumnWords Load(string resource) => YamlWords.Load<ColumnWords>(resource);
}
