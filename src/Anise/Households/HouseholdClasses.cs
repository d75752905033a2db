using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Households;

/// <summary>The classes that a household may have by the standards of poverty. Which there are, what they are called and their order come from the rule sets.</summary>
public static class HouseholdClasses
{
    /// <summary>The family of the standards.</summary>
    public const string Standard = "vn/poverty";

    /// <summary>The classes, who needs most first.</summary>
    public static IReadOnlyList<ClassDefinition> Of(RuleBook rules) => rules.ClassesOf(Standard);

    /// <summary>What a class is called; its code where no set gives it.</summary>
    public static string NameOf(RuleBook rules, string code) => Of(rules).FirstOrDefault(c => c.Code == code)?.Label.ToString() ?? code;

    /// <summary>The same within a line or a cell: with a small letter.</summary>
    public static string InText(RuleBook rules, string code) => InText(NameOf(rules, code));

    /// <summary>The name of a class within a line or a cell: with a small letter.</summary>
    public static string InText(string name) => name.Length == 0 ? name : char.ToLower(name[0], System.Globalization.CultureInfo.CurrentCulture) + name[1..];

    /// <summary>The place of a class among all, from 0; after the last where no set gives it.</summary>
    public static int RankOf(RuleBook rules, string code) => Of(rules).TakeWhile(c => c.Code != code).Count();
}
