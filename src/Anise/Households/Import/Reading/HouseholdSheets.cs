using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Reading;

namespace Anise.Households.Import.Reading;

/// <summary>A household as another sheet lists it.</summary>
/// <param name="Code">Its code as written.</param>
/// <param name="Village">Its village.</param>
/// <param name="Head">The name of its head, or null.</param>
internal sealed record ListedHousehold(string Code, string Village, string? Head);

/// <summary>Sheets of households beside a sheet of persons: a person's row has the code of the household, the household's row its village.</summary>
internal static class HouseholdSheets
{
    private static readonly TableField<string> Code = new(Fields.HouseholdCode, (c, _) => new(c.Text, null)) { Required = true };

    private static readonly TableField<string> Village = new(Fields.Village, (c, _) => new(c.Text, null)) { Required = true };

    private static readonly TableField<string> Head = new(Fields.HeadName, (c, _) => new(c.Text, null)) { Names = true };

    private static readonly TableDescription Table = new() { Fields = [Code, Village, Head], Words = HouseholdTable.Description.Words };

    /// <summary>The households that sheets without persons list, by <see cref="KeyOf"/> their codes.</summary>
    /// <param name="sheets">The sheets in which no table of persons was found.</param>
    /// <param name="options">The day.</param>
    /// <param name="cancel">Cancels.</param>
    public static ILookup<string, ListedHousehold> Read(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel) =>
        TableReader.Read(sheets, Table, options with { Mapping = null }, cancel).Rows
            .Where(r => r.Of(Code) is not null && r.Of(Village) is not null)
            .ToLookup(r => KeyOf(r.Of(Code)!), r => new ListedHousehold(r.Of(Code)!, r.Of(Village)!, r.Of(Head)));

    /// <summary>A code without the zeros that a number loses.</summary>
    public static string KeyOf(string code) => code.TrimStart('0').ToUpperInvariant();

    /// <summary>Whether a household of persons may be the listed one: its head is of that name, where the list says it.</summary>
    public static bool Agree(ListedHousehold listed, IEnumerable<string> names) =>
        listed.Head is null || names.Any(n => VietnameseText.ToneKey(n) == VietnameseText.ToneKey(listed.Head));
}
