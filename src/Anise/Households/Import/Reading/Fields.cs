
namespace Anise.Households.Import.Reading;

/// <summary>Codes of the fields that a column of a list of members may hold.</summary>
public static class Fields
{
    /// <summary>Household code.</summary>
    public const string HouseholdCode = "household-code";

    /// <summary>Village.</summary>
    public const string Village = "village";

    /// <summary>Number in the list, of the household or of the person.</summary>
    public const string NumberInList = "number-in-list";

    /// <summary>Full name of the member.</summary>
    public const string Name = "name";

    /// <summary>Family and middle name, where the given name stands in a column of its own.</summary>
    public const string FamilyName = "family-name";

    /// <summary>Sex in words.</summary>
    public const string Sex = "sex";

    /// <summary>A mark when the member is male.</summary>
    public const string MaleMark = "male-mark";

    /// <summary>A mark when the member is female.</summary>
    public const string FemaleMark = "female-mark";

    /// <summary>Date or year of birth.</summary>
    public const string BirthDate = "birth-date";

    /// <summary>Year of birth.</summary>
    public const string BirthYear = "birth-year";

    /// <summary>Day of birth, where month and year stand in columns of their own.</summary>
    public const string BirthDay = "birth-day";

    /// <summary>Month of birth, where day and year stand in columns of their own.</summary>
    public const string BirthMonth = "birth-month";

    /// <summary>Age in years on the day of the list.</summary>
    public const string Age = "age";

    /// <summary>How many members the household has, in a list of heads.</summary>
    public const string MemberCount = "member-count";

    /// <summary>Ethnic group.</summary>
    public const string Ethnicity = "ethnicity";

    /// <summary>Relationship to the head.</summary>
    public const string Relationship = "relationship";

    /// <summary>Citizen identification number.</summary>
    public const string CitizenId = "citizen-id";

    /// <summary>Telephone.</summary>
    public const string Phone = "phone";

    /// <summary>Note.</summary>
    public const string Note = "note";

    /// <summary>Address.</summary>
    public const string Address = "address";

    /// <summary>Name of the head, in a list of heads only.</summary>
    public const string HeadName = "head-name";
}
