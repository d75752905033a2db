using System.Globalization;
using Anise.Households;

namespace Anise.Demo;

/// <summary>An invented person.</summary>
internal sealed record DemoPerson(string Name, Sex Sex, DateOnly Birth, bool YearOnly, string Ethnicity, string Relationship, string? CitizenId);

/// <summary>An invented household, the head first. <paramref name="Welfare"/> is how well off it is: a normal number, 0 in the middle.</summary>
internal sealed record DemoFamily(IReadOnlyList<DemoPerson> People, double Welfare);

/// <summary>Invents families: couples with children, some with old parents, some of one person or of a mother and her children.</summary>
internal sealed class DemoPeople(DemoNames names, DemoRandom random, int year)
{
    private readonly Dictionary<int, int> _serials = [];

    private DemoPeople(DemoNames names, DemoRandom random, int year, Dictionary<int, int> serials) : this(names, random, year) => _serials = serials;

    /// <summary>Invents further families by other chance, as old as they would be in another year; nobody gets the number of somebody before.</summary>
    public DemoPeople In(DemoRandom chance, int now) => new(names, chance, now, _serials);

    /// <summary>The group most families of a village belong to.</summary>
    public string VillageGroup() => random.Weighted(names.EthnicGroups);

    public DemoFamily Family(string villageGroup)
    {
        string group = random.Chance(0.85) ? villageGroup : random.Weighted(names.EthnicGroups);
        var people = new List<DemoPerson>();
        int headAge = random.Between(26, 72);
        bool single = random.Chance(0.10);
        bool womanHeads = single ? random.Chance(0.7) : random.Chance(0.08);
        string family = FamilyName(group);
        people.Add(Person(family, womanHeads ? Sex.Female : Sex.Male, headAge, group, "head"));
        if (!single) people.Add(Person(FamilyName(group), womanHeads ? Sex.Male : Sex.Female, headAge + random.Between(-6, 3), group, "spouse"));
        string childFamily = womanHeads && !single ? people[1].Name.Split(' ')[0] : family;
        int children = headAge < 30 ? random.Between(0, 2) : random.Weighted<int>([new(0, 6), new(1, 22), new(2, 44), new(3, 20), new(4, 8)]);
        int eldest = Math.Min(headAge - 20, 34);
        for (int i = 0; i < children && eldest - i * 3 >= 0; i++)
        {
            int age = Math.Max(0, eldest - i * 3 - random.Between(0, 2));
            if (age > 24 && random.Chance(0.55)) continue;                       // married and gone
            people.Add(Person(childFamily, random.Chance(0.5) ? Sex.Male : Sex.Female, age, group, "child"));
            if (age > 23 && random.Chance(0.4))
                people.Add(Person(childFamily, random.Chance(0.5) ? Sex.Male : Sex.Female, random.Between(0, Math.Max(0, age - 21)), group, "grandchild"));
        }
        if (headAge < 52 && random.Chance(0.42))
        {
            bool mother = random.Chance(0.65);
            people.Add(Person(mother ? FamilyName(group) : family, mother ? Sex.Female : Sex.Male, Math.Min(96, headAge + random.Between(20, 30)), group, "parent"));
        }
        if (random.Chance(0.03)) people.Add(Person(family, random.Chance(0.5) ? Sex.Male : Sex.Female, Math.Max(16, headAge - random.Between(2, 12)), group, "sibling"));
        double welfare = random.Normal() - (single ? 0.35 : 0) - (group == "09" ? 0.5 : 0) + (group == "01" ? 0.35 : 0) - Math.Max(0, people.Count - 5) * 0.15;
        return new DemoFamily(people, welfare);
    }

    /// <summary>A name for somebody who works in an office.</summary>
    public string NameOfSomebody()
    {
        DemoNames.GivenNames given = random.Chance(0.5) ? names.Men : names.Women;
        return $"{random.Of(names.Families)} {random.Of(given.Middle)} {random.Of(given.Given)}";
    }

    private string FamilyName(string group) => random.Of(group == "09" ? names.DaoFamilies : names.Families);

    private DemoPerson Person(string family, Sex sex, int age, string group, string relationship)
    {
        int birthYear = year - age;
        DateOnly birth = age == 0 ? new DateOnly(birthYear - 1, random.Between(1, 12), random.Between(1, 28)) : random.DayOf(birthYear);
        return Person(family, sex, birth, group, relationship, yearOnly: age > 40 && random.Chance(0.12), withId: age >= 14 || random.Chance(0.5));
    }

    private DemoPerson Person(string family, Sex sex, DateOnly birth, string group, string relationship, bool yearOnly, bool withId)
    {
        DemoNames.GivenNames given = sex == Sex.Male ? names.Men : names.Women;
        string name = $"{family} {random.Of(given.Middle)} {random.Of(given.Given)}";
        return new DemoPerson(name, sex, birth, yearOnly, group, relationship, withId ? CitizenId(sex, birth.Year) : null);
    }

    /// <summary>An ID that nobody has: province block 000; century and sex, birth year, and a number in turn.</summary>
    private string CitizenId(Sex sex, int birthYear)
    {
        int serial = _serials[birthYear] = _serials.GetValueOrDefault(birthYear) + 1;
        int century = (birthYear / 100 - 19) * 2 + (sex == Sex.Female ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"000{century}{birthYear % 100:00}{serial * 618_033L % 1_000_000:000000}");
    }
}
