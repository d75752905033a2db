using Anise.Tables.Files;
using Anise.Tables.Values;

namespace Anise.Households.Import.Values;

/// <summary>A citizen ID as lists write it, with zeros lost and signs between; or an identity card of the old kind.</summary>
/// <param name="Id">The number, when there is one.</param>
/// <param name="OldCard">The nine digits of an old identity card.</param>
/// <param name="Problem">Code of the problem, or null.</param>
internal readonly record struct CitizenIdValue(CitizenId? Id, string? OldCard, string? Problem)
{
    private const int OldCardLength = 9;

    /// <summary>Reads a cell; what is known of the person decides whether nine digits lost their zeros or are an old card.</summary>
    /// <param name="cell">A cell that is not empty.</param>
    /// <param name="sex">The person's sex, or null.</param>
    /// <param name="birthYear">The person's year of birth, or null.</param>
    public static CitizenIdValue Read(SheetCell cell, Sex? sex, int? birthYear)
    {
        if (NumberText.Plain(cell.Text) is not { } text)
            return new(null, null, "citizen-id-characters");
        var digits = CitizenId.Compact(text);
        // Signs between digits are left out, but a fraction says that the number was mistyped.
        if (digits.Length == 0 || (cell.Kind == CellKind.Number && cell.Number != Math.Floor(cell.Number)) || HasFraction(text) || !digits.All(char.IsAsciiDigit))
            return new(null, null, "citizen-id-characters");
        if (CitizenId.TryParse(digits, out var id))
            return id.AgreesWith(sex, birthYear) ? new(id, null, null) : new(id, null, "citizen-id-disagrees");
        // Leading zeros that are still there were not lost: such a number is simply too short.
        var lostZeros = digits.Length < CitizenId.Length && digits[0] != '0' && CitizenId.TryParse(digits.PadLeft(CitizenId.Length, '0'), out id);
        if (lostZeros && digits.Length >= 7 && id.AgreesWith(sex, birthYear) && (digits.Length != OldCardLength || (sex is not null && birthYear is not null)))
            return new(id, null, null);
        if (digits.Length == OldCardLength)
            return new(null, digits, null);
        return lostZeros && digits.Length >= 10 ? new(id, null, "citizen-id-disagrees") : new(null, null, "citizen-id-length");
    }

    private static bool HasFraction(string text) =>
        text.IndexOfAny(['.', ',']) is >= 0 and var at && at == text.LastIndexOfAny(['.', ',']) && text.Length - at is 2 or 3;
}
