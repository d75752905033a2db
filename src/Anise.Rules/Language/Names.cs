using Anise.Rules.Units;

namespace Anise.Rules.Language;

/// <summary>What names mean in one rule set.</summary>
internal sealed class Names
{
    public Dictionary<string, Input> Inputs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Parameter> Parameters { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Rule> Rules { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ScoreTable> Tables { get; } = new(StringComparer.Ordinal);

    public List<Rule> Indicators { get; } = [];

    /// <summary>Names whose own definition has a fault: what uses them is not reported again.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);

    public bool IsTaken(string name) =>
        name == Builtins.DeprivedIndicators || Inputs.ContainsKey(name) || Parameters.ContainsKey(name) || Rules.ContainsKey(name) || Tables.ContainsKey(name);
}

/// <summary>What every household and member has before any form is filled.</summary>
internal static class Builtins
{
    public const string DeprivedIndicators = "deprived-indicators";
    public const string Area = "area";
    public const string Sex = "sex";
    public const string Age = "age";
    public const string AgeMonths = "age-months";
    public const string BirthYear = "birth-year";
    public const string Head = "is-head";
    public const string BirthDate = "birth-date";
    public const string Members = "members";

    public static readonly Domain Areas = new(Area, ["rural", "urban"], [Texts.Get("rural"), Texts.Get("urban")]);
    public static readonly Domain Sexes = new(Sex, ["male", "female"], [Texts.Get("male"), Texts.Get("female")]);

    /// <summary>A stand-in for "the list of members" among missing answers; no expression reads it.</summary>
    public static readonly Input MembersInput = Fact(Members, Scope.Household, -1, ExprType.YesNo);

    public static IEnumerable<Input> Inputs =>
    [
        Fact(Area, Scope.Household, 0, new(Kind.Choice, Unit.None, Areas)),
        Fact(Sex, Scope.Member, 0, new(Kind.Choice, Unit.None, Sexes)),
        Fact(Age, Scope.Member, 1, ExprType.Number(Unit.Year)),
        Fact(Head, Scope.Member, 2, ExprType.YesNo),
        Fact(AgeMonths, Scope.Member, 3, ExprType.Number(Unit.Month)),
        Fact(BirthYear, Scope.Member, 4, ExprType.Number(Unit.Year)),
    ];

    private static Input Fact(string name, Scope scope, int slot, ExprType type) => new()
    {
        Name = name,
        Scope = scope,
        Slot = slot,
        Type = type,
        Label = Texts.Get(name),
        Unanswered = type.Unknown,
    };
}
