namespace Anise.Households.Lists;

/// <summary>How a value of the list looks on the page.</summary>
public enum ColumnLook
{
    /// <summary>As text.</summary>
    Text,
    /// <summary>The head's name: leads to the household.</summary>
    Head,
    /// <summary>A number, at the right.</summary>
    Number,
    /// <summary>The class, as a tag with its year.</summary>
    Class,
}

/// <summary>One column of the list of households, the same on the page and in the files it is exported to.</summary>
/// <param name="Key">Kebab-case: its label stands in the texts under <c>column-</c> and this key; <c>?sort=</c> uses it.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Value">The value, as shown; null for nothing.</param>
/// <param name="Order">The order it gives; null where the list cannot be sorted by it.</param>
/// <param name="OnlyWide">True for a column that says something only where the list covers several communes.</param>
public sealed record HouseholdColumn(string Key, ColumnLook Look, Func<HouseholdLine, object?> Value, HouseholdOrder? Order = null, bool OnlyWide = false)
{
    /// <summary>Its head in the language of the user.</summary>
    public string Label => Texts.Get("column-" + Key);
}

/// <summary>The columns of the list of households, defined here and nowhere else: page and export follow.</summary>
public static class HouseholdColumns
{
    /// <summary>All columns, in order.</summary>
    public static IReadOnlyList<HouseholdColumn> All { get; } =
    [
        new("head", ColumnLook.Head, h => h.HeadName, HouseholdOrder.Name),
        new("code", ColumnLook.Text, h => h.Code, HouseholdOrder.Code),
        new("village", ColumnLook.Text, h => h.Village, HouseholdOrder.Village),
        new("commune", ColumnLook.Text, h => h.Commune, OnlyWide: true),
        new("members", ColumnLook.Number, h => h.MemberCount, HouseholdOrder.Members),
        new("ethnicity", ColumnLook.Text, h => h.Ethnicity is { } code && EthnicGroups.Exists(code) ? EthnicGroups.NameOf(code) : null),
        new("class", ColumnLook.Class, h => h.ClassCode is null ? null : Texts.Get("class-of-year", Texts.Get("class-" + h.ClassCode), h.ClassYear), HouseholdOrder.Class),
    ];

    /// <summary>The columns for a list that covers several communes, or one.</summary>
    public static IReadOnlyList<HouseholdColumn> For(bool wide) => wide ? All : [.. All.Where(c => !c.OnlyWide)];
}
