using Anise.Rules.Answering;

namespace Anise.Rules.Tests;

/// <summary>Invented households that tests start from.</summary>
internal static class Families
{
    /// <summary>Two farming parents, three dependents (children of 9 and 13, a grandmother of 78 with an allowance), everything else in order.</summary>
    public static Answers FiveOnAFarm() => new()
    {
        Area = "rural",
        Household = new()
        {
            ["electricity-use"] = "40", ["house-kind"] = "semi-solid", ["goods"] = "motorbike,pump", ["cropland"] = "3000", ["forest-land"] = "0",
            ["fish-pond"] = "0", ["cattle"] = "1", ["pigs"] = "2", ["poultry"] = "20", ["non-farm-business"] = "no", ["pension"] = "no",
            ["remittances"] = "no", ["internet-subscription"] = "no", ["cooking-fuel"] = "wood", ["pillars-durable"] = "yes",
            ["roof-durable"] = "yes", ["walls-durable"] = "yes", ["floor-area"] = "60", ["water-source"] = "protected-spring",
            ["toilet-kind"] = "two-vault", ["information-goods"] = "television,smartphone",
        },
        Members =
        [
            Adult("father", MemberSex.Male, new(1981, 3, 12)),
            Adult("mother", MemberSex.Female, new(1984, 7, 1)),
            Child("daughter", MemberSex.Female, new(2010, 2, 3), "lower-secondary"),
            Child("son", MemberSex.Male, new(2014, 5, 6), "primary"),
            Elder("grandmother"),
        ],
    };

    public static MemberAnswers Adult(string key, MemberSex sex, DateOnly birth) => new()
    {
        Key = key, Sex = sex, BirthDate = birth,
        Values = new()
        {
            ["school-level"] = "none", ["degree"] = "lower-secondary", ["able-to-work"] = "yes", ["has-job"] = "yes", ["job-kind"] = "own-farm",
            ["health-insurance"] = "yes", ["social-assistance"] = "no", ["disabled"] = "no", ["internet-use"] = "yes",
        },
    };

    public static MemberAnswers Child(string key, MemberSex sex, DateOnly birth, string level) => new()
    {
        Key = key, Sex = sex, BirthDate = birth,
        Values = new()
        {
            ["school-level"] = level, ["degree"] = "none", ["health-insurance"] = "yes", ["social-assistance"] = "no", ["disabled"] = "no",
            ["undernourished"] = "no", ["internet-use"] = "no",
        },
    };

    public static MemberAnswers Elder(string key) => new()
    {
        Key = key, Sex = MemberSex.Female, BirthYear = 1945,
        Values = new()
        {
            ["degree"] = "none", ["able-to-work"] = "no", ["health-insurance"] = "yes", ["social-assistance"] = "yes", ["disabled"] = "no",
            ["internet-use"] = "no",
        },
    };
}
