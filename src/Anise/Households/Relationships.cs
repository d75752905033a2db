using System.Globalization;

namespace Anise.Households;

/// <summary>The relationships of a member to the head of the household, with their labels.</summary>
public static class Relationships
{
    /// <summary>The head.</summary>
    public const string Head = "head";

    /// <summary>The spouse of the head.</summary>
    public const string Spouse = "spouse";

    /// <summary>Code of a relative for whom there is no code of its own.</summary>
    public const string OtherRelative = "other-relative";

    private static readonly Dictionary<string, Relationship> All = Vocabulary.Relationships.ToDictionary(r => r.Code);

    /// <summary>The codes, head first.</summary>
    public static IEnumerable<string> Codes => All.Keys;

    /// <summary>Whether there is such a code.</summary>
    public static bool Exists(string code) => All.ContainsKey(code);

    /// <summary>The label of a code in the language of the user.</summary>
    public static string Label(string code) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? All[code].English : All[code].Vietnamese;
}

/// <summary>The 54 ethnic groups of the national list, and foreigners.</summary>
public static class EthnicGroups
{
    private const string Kinh = "01", Foreigners = "55";

    private static readonly Dictionary<string, string> Names = Vocabulary.EthnicGroups.ToDictionary(e => e.Code, e => e.Name);

    /// <summary>The codes in order.</summary>
    public static IEnumerable<string> Codes => Names.Keys;

    /// <summary>Whether there is such a code.</summary>
    public static bool Exists(string code) => Names.ContainsKey(code);

    /// <summary>Whether it is a minority: of the national list, and not Kinh (01).</summary>
    public static bool IsMinority(string code) => code is not (Kinh or Foreigners);

    /// <summary>The name of a code: <c>07</c> is Nùng. The same in every language.</summary>
    public static string NameOf(string code) => Names[code];
}
