using System.Text.RegularExpressions;
using Anise.Households.Import.Values;
using Anise.Tables.Files;
using Anise.Tables.Layout;
using Anise.Tables.Values;

namespace Anise.Households.Import.Reading;

/// <summary>What a list of households holds: its columns, and what a value of each looks like.</summary>
public static partial class HouseholdTable
{
    /// <summary>What the user says of two persons of one head's name: they are of one household, the first its head.</summary>
    internal const string One = "one";

    /// <summary>What the user says of two persons of one head's name: they are heads of two households.</summary>
    internal const string Two = "two";

    /// <summary>What the user says of a note: who has it is left out.</summary>
    internal const string Gone = "gone";

    /// <summary>What the user says of a note: who has it lives there.</summary>
    internal const string Stays = "stays";

    private static readonly string[] OfMembers =
    [
        Fields.Sex, Fields.MaleMark, Fields.FemaleMark, Fields.BirthDate, Fields.BirthYear, Fields.Age, Fields.Relationship, Fields.CitizenId, Fields.Ethnicity,
    ];

    private static IReadOnlyList<FieldMeaning> Sexes => [new("male", AllowedValues.Sexes[0]), new("female", AllowedValues.Sexes[1])];

    private static IReadOnlyList<FieldMeaning> Groups => [.. Vocabulary.EthnicGroups.Select(g => new FieldMeaning(g.Code, new AllowedValue(g.Name)))];

    /// <summary>How the days of a column were typed.</summary>
    private static IReadOnlyList<FieldMeaning> Orders =>
        [new(SwappedDates.DayFirst, AllowedValue.Said(() => Texts.Get("dates-as-written"))), new(SwappedDates.MonthFirst, AllowedValue.Said(() => Texts.Get("dates-swapped")))];

    /// <summary>What two persons of one head's name are.</summary>
    private static IReadOnlyList<FieldMeaning> Heads =>
        [new(One, AllowedValue.Said(() => Texts.Get("heads-one"))), new(Two, AllowedValue.Said(() => Texts.Get("heads-two")))];

    /// <summary>What a note says of a person.</summary>
    private static IReadOnlyList<FieldMeaning> Leavings =>
        [new(Gone, AllowedValue.Said(() => Texts.Get("note-gone"))), new(Stays, AllowedValue.Said(() => Texts.Get("note-stays")))];

    private static IReadOnlyList<FieldMeaning> Relations => [.. Vocabulary.Relationships.Select(r => new FieldMeaning(r.Code, new AllowedValue(r.Vietnamese, r.English)))];

    /// <summary>All of it. A row is a person: values are read together, because the sex may stand in two columns and the birth in that of the sex.</summary>
    public static TableDescription Description { get; } = new()
    {
        Fields =
        [
            new(Fields.HouseholdCode) { Most = 30, InsteadOf = Fields.NumberInList, LooksLike = (c, _) => Code().IsMatch(c.Text) && !CitizenId.TryParse(c.Text, out var _) },
            new(Fields.Village) { Most = 100 },
            new(Fields.NumberInList) { Most = 30, Proved = true, LooksLike = (c, _) => c.Text.Length <= 12 && c.Text.Any(char.IsAsciiDigit) && !(c.Text.Any(char.IsLetter) && c.Text.Count(char.IsAsciiDigit) >= 3) },
            new(Fields.Name) { Most = 100, Names = true, LooksLike = (c, _) => IsName(c) },
            new(Fields.FamilyName) { Most = 100 },
            new(Fields.Sex) { Tells = true, Alone = true, LooksLike = (c, _) => c.Text.Any(char.IsLetter) && Vocabulary.TryGetSex(c.Text, out var _), Meanings = () => Sexes },
            new(Fields.MaleMark),
            new(Fields.FemaleMark),
            new(Fields.BirthDate) { Tells = true, Alone = true, LooksLike = IsBirth, Meanings = () => Orders },
            new(Fields.BirthYear) { Tells = true, LooksLike = IsBirth },
            new(Fields.BirthDay) { LooksLike = (c, _) => NumberText.Count(c) is >= 1 and <= 31 },
            new(Fields.BirthMonth) { LooksLike = (c, _) => NumberText.Count(c) is >= 1 and <= 12 },
            new(Fields.Age) { LooksLike = (c, _) => NumberText.Count(c) is >= 0 and <= 115 },
            new(Fields.MemberCount) { LooksLike = (c, _) => NumberText.Count(c) is >= 1 and <= 30 },
            new(Fields.Ethnicity) { Alone = true, LooksLike = (c, _) => c.Text.Any(char.IsLetter) && Vocabulary.TryGetEthnicGroup(c.Text, out var _), Meanings = () => Groups },
            new(Fields.Relationship) { Tells = true, Alone = true, LooksLike = (c, _) => c.Text.Any(char.IsLetter) && Vocabulary.TryGetRelationship(c.Text, out var _), Meanings = () => Relations },
            new(Fields.CitizenId) { Tells = true, Alone = true, LooksLike = (c, _) => CitizenId.TryParse(c.Text, out var _) },
            new(Fields.Phone) { Most = 30, LooksLike = (c, today) => PhoneValue.Read(c, today).Problem is null },
            new(Fields.Note) { Most = 1000, Meanings = () => Leavings },
            new(Fields.Address) { Most = 200 },
            new(Fields.HeadName) { Most = 100, Names = true, LooksLike = (c, _) => IsName(c), Meanings = () => Heads },
        ],
        TitleOfGroup = Fields.Relationship,
        Words = ColumnWords.Load("Anise.Households.Import.Reading.columns"),
        IsTable = columns => columns.Any(c => c.Field is Fields.Name or Fields.HeadName)
            && (columns.Count(c => OfMembers.Contains(c.Field)) >= 2 || columns.Any(c => c is { ByUser: true, Field: Fields.Name })),
    };

    private static bool IsName(SheetCell cell) =>
        cell.Kind == CellKind.Text && NameValue.Read(cell).Problem is null && !Vocabulary.TryGetRelationship(cell.Text, out _) && VillageNames.AfterWord(cell.Text) is null;

    /// <summary>A code has digits; words such as "hộ nghèo" are none.</summary>
    [GeneratedRegex(@"^\p{L}{0,6}[-_./ ]?\d[\d_./-]{0,20}(E\+\d+)?\p{L}?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Code();

    private static bool IsBirth(SheetCell cell, DateOnly today) => BirthValue.Read(cell, today).Problem is null;
}
