using System.Globalization;

namespace Anise.Rules.Standards;

/// <summary>How a sub-criterion is told.</summary>
public enum StandardKind
{
    /// <summary>Judged by evidence: met or not.</summary>
    Judgement,

    /// <summary>Per cent, of a numerator and a denominator.</summary>
    Ratio,

    /// <summary>A number in a unit.</summary>
    Value,
}

/// <summary>What a number must reach.</summary>
/// <param name="AtLeast">Whether it must be at least so much; else at most.</param>
/// <param name="Values">The number by first day and group of communes; the group is null where it is the same for all.</param>
public sealed record StandardThreshold(bool AtLeast, IReadOnlyList<(DateOnly From, string? Group, decimal Value)> Values)
{
    /// <summary>Whether it differs by group of communes.</summary>
    public bool ByGroup => Values.Any(x => x.Group is not null);

    /// <summary>The number for a group on a day; null where it is not known.</summary>
    public decimal? On(DateOnly day, string? group) =>
        Values.Where(x => x.From <= day && (x.Group is null || x.Group == group)).OrderBy(x => x.From).Select(x => (decimal?)x.Value).LastOrDefault();
}

/// <summary>A second requirement of a sub-criterion: of the lanes, a share hardened.</summary>
/// <param name="Code">The code within the sub-criterion: <c>hardened</c>.</param>
/// <param name="Label">What it is, in per cent.</param>
/// <param name="Threshold">What it must reach.</param>
public sealed record StandardPart(string Code, LocalText Label, StandardThreshold Threshold);

/// <summary>A figure that computes the number of a sub-criterion.</summary>
/// <param name="Code">The figure.</param>
/// <param name="Times">What it is multiplied by to be in the unit of the sub-criterion.</param>
/// <param name="Known">The figure that counts of how many it is known; null where it is known of all.</param>
/// <param name="Of">The figure that counts all. While fewer are known than there are, the number decides nothing and only stands beside.</param>
public sealed record StandardFigure(string Code, decimal Times, string? Known, string? Of)
{
    /// <summary>For a judgement: how much of it shows that the sub-criterion is met. Less shows nothing: then people judge.</summary>
    public decimal? MetFrom { get; init; }

    /// <summary>All figures that it takes.</summary>
    public IEnumerable<string> Codes => new[] { Code, Known, Of }.OfType<string>();
}

/// <summary>A group of communes.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Regions">The regions whose communes belong to it; empty where that is decided otherwise.</param>
public sealed record StandardGroup(LocalText Label, IReadOnlyList<string> Regions);

/// <summary>A sub-criterion.</summary>
/// <param name="Code">The code: <c>15.3</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Kind">How it is told.</param>
/// <param name="Unit">The unit of its number: <c>%</c>, <c>million-VND/person/year</c>; empty for a judgement.</param>
/// <param name="CountedIn">What numerator and denominator of a ratio are counted in; null where that is not said.</param>
/// <param name="Threshold">What the number must reach; null for a judgement, and while it is not known.</param>
/// <param name="Besides">What must hold besides.</param>
/// <param name="Decimals">The most decimals of its number; null for any.</param>
/// <param name="Max">The largest number that can be.</param>
/// <param name="NotApplicable">The article that allows that it does not apply; null for none.</param>
/// <param name="Reference">The act.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Line">The line in the file.</param>
public sealed record StandardSubCriterion(
    string Code, LocalText Label, StandardKind Kind, string Unit, string? CountedIn, StandardThreshold? Threshold, IReadOnlyList<StandardPart> Besides,
    int? Decimals, decimal Max, string? NotApplicable, string Reference, RuleStatus Status, int Line)
{
    /// <summary>The figure that computes it from records; null where none does.</summary>
    public StandardFigure? Figure { get; init; }

    /// <summary>What it costs to close the gap by one (a house, a person), in VND; null where that is not known.</summary>
    public decimal? UnitCost { get; init; }

    /// <summary>The act that the cost is from.</summary>
    public string UnitCostReference { get; init; } = "";

    /// <summary>Figures that stand beside it: they count something of it, and decide nothing.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];
}

/// <summary>A criterion with its sub-criteria.</summary>
/// <param name="Code">The code: <c>15</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="SubCriteria">Its sub-criteria, in the order of the law.</param>
public sealed record StandardCriterion(string Code, LocalText Label, IReadOnlyList<StandardSubCriterion> SubCriteria);

/// <summary>What becomes of a sub-criterion of an older set.</summary>
public enum StandardMoveKind
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>A part of the new one, or together with others.</summary>
    Part,
}

/// <summary>A sub-criterion of an older set and the one that follows it.</summary>
/// <param name="From">The code in the older set.</param>
/// <param name="To">The code in this set.</param>
/// <param name="Kind">How they compare.</param>
public sealed record StandardMove(string From, string To, StandardMoveKind Kind);

/// <summary>The standards that a commune must reach to be recognised, of some years.</summary>
/// <param name="Family">The family: <c>vn/commune-standards</c>.</param>
/// <param name="Name">The name within the family: <c>2021-2025</c>.</param>
/// <param name="Label">The title.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while open.</param>
/// <param name="Decimals">To how many decimals a number is rounded (half away from zero) before it is compared; null where it is compared as it is.</param>
/// <param name="Groups">The groups of communes by code; empty where there is one threshold for all.</param>
/// <param name="Criteria">The criteria, in the order of the law.</param>
/// <param name="CriteriaOwed">How many criteria the law has.</param>
/// <param name="SubCriteriaOwed">How many sub-criteria the law has.</param>
/// <param name="MovedFrom">The name of the older set that the moves speak of; null for none.</param>
/// <param name="Moves">What follows which sub-criterion of the older set; one that is not named is dropped.</param>
/// <param name="Reference">The act.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Uncertain">What is not confirmed.</param>
public sealed record StandardSet(
    string Family, string Name, LocalText Label, DateOnly From, DateOnly? To, int? Decimals, IReadOnlyDictionary<string, StandardGroup> Groups,
    IReadOnlyList<StandardCriterion> Criteria, int CriteriaOwed, int SubCriteriaOwed, string? MovedFrom, IReadOnlyList<StandardMove> Moves,
    string Reference, string File, IReadOnlyList<UnconfirmedRule> Uncertain)
{
    private readonly Dictionary<string, StandardSubCriterion> byCode = Criteria.SelectMany(x => x.SubCriteria).DistinctBy(x => x.Code).ToDictionary(x => x.Code, StringComparer.Ordinal);

    /// <summary>The last day on which it is used: the set goes on after its last day with the thresholds of that day, until the next begins; null while open.</summary>
    public DateOnly? UsedTo { get; init; } = To;

    /// <summary>For how many months a value holds from the day that it is of, where its evidence says nothing else.</summary>
    public int HoldsMonths { get; init; } = 12;

    /// <summary>The least share of the council, in per cent, that must vote for a commune before it is recognised.</summary>
    public decimal VotesAtLeast { get; init; }

    /// <summary>The act that says so.</summary>
    public string VotesReference { get; init; } = "";

    /// <summary>The regions that a commune leaves when it is recognised, and with them the support that they give.</summary>
    public IReadOnlyList<string> EndsRegions { get; init; } = [];

    /// <summary>The act that says so.</summary>
    public string EndsReference { get; init; } = "";

    /// <summary>The criteria of poverty and income, on which recognition turns, by code.</summary>
    public IReadOnlyList<string> PovertyCriteria { get; init; } = [];

    /// <summary>The group of a commune of a region; null where that is decided otherwise, and in a set without groups.</summary>
    public string? GroupOf(string? region) => Groups.Where(x => region is not null && x.Value.Regions.Contains(region)).Select(x => x.Key).FirstOrDefault();

    /// <summary>The sub-criteria, in the order of the law.</summary>
    public IEnumerable<StandardSubCriterion> SubCriteria => Criteria.SelectMany(x => x.SubCriteria);

    /// <summary>Whether all sub-criteria of the law are there. Until then no criterion is met: what is missing may not be.</summary>
    public bool IsComplete => byCode.Count >= SubCriteriaOwed;

    /// <summary>The whole name: <c>vn/commune-standards/2021-2025</c>.</summary>
    public string FullName => $"{Family}/{Name}";

    /// <summary>The sub-criterion of a code; null where there is none.</summary>
    public StandardSubCriterion? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Whether it is used on a day: it holds then, or goes on until the next begins.</summary>
    public bool IsUsedOn(DateOnly day) => day >= From && (UsedTo is null || day <= UsedTo);

    /// <summary>Whether a day is one on which it only goes on.</summary>
    public bool GoesOnOn(DateOnly day) => day > To && IsUsedOn(day);

    /// <summary>The day whose thresholds are taken for a date: the date itself, or the nearest day on which the set holds.</summary>
    public DateOnly DayIn(DateOnly day) => day < From ? From : To is { } to && day > to ? to : day;

    /// <summary>A number as it is compared.</summary>
    public decimal Rounded(decimal number) => Decimals is { } places ? Math.Round(number, places, MidpointRounding.AwayFromZero) : number;

    /// <summary>A number as files and tables write it.</summary>
    public static string Plain(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
