namespace Anise.Rules.Funds;

/// <summary>Who gives money of a source out.</summary>
public enum FundGiver
{
    /// <summary>The province allocates it.</summary>
    Province,

    /// <summary>The commune allocates it from its own budget.</summary>
    Commune,

    /// <summary>People, enterprises and others contribute it.</summary>
    Contributors,
}

/// <summary>What a unit of something that is given in kind is worth from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Value">VND a unit.</param>
/// <param name="Reference">The act that says so.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Line">The line in the file.</param>
public sealed record FundRate(DateOnly From, decimal Value, string Reference, RuleStatus Status, int Line);

/// <summary>Where money comes from.</summary>
/// <param name="Code">The code: <c>central-investment</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="GivenBy">Who gives it out.</param>
/// <param name="From">The first budget year.</param>
/// <param name="To">The last one; null while it goes on.</param>
/// <param name="Reference">The act.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record FundSource(string Code, LocalText Label, FundGiver GivenBy, int From, int? To, string Reference, RuleStatus Status, string File, int Line)
{
    /// <summary>The unit in which it is counted, such as <c>working-day</c>; null for what is counted in VND.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it is labour, land or goods: used at once where it is given, never paid out.</summary>
    public bool InKind { get; init; }

    /// <summary>What a unit is worth, by first day.</summary>
    public IReadOnlyList<FundRate> Rates { get; init; } = [];

    /// <summary>Whether it gives money of a budget year.</summary>
    public bool Has(int year) => year >= From && (To is null || year <= To);

    /// <summary>What a unit is worth on a day; null where no rate is known.</summary>
    public FundRate? RateOn(DateOnly day) => Rates.LastOrDefault(x => x.From <= day);
}

/// <summary>What money of a programme is given for.</summary>
/// <param name="Code">The code: <c>spr-3-1</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Programme">The programme.</param>
public sealed record FundComponent(string Code, LocalText Label, FundProgramme Programme);

/// <summary>A programme with the budget years whose money it gives.</summary>
/// <param name="Code">The code: <c>spr</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="From">The first budget year.</param>
/// <param name="To">The last one.</param>
/// <param name="CarriedUntil">The last budget year into which its money may be carried over.</param>
public sealed record FundProgramme(string Code, LocalText Label, int From, int To, int CarriedUntil)
{
    /// <summary>Whether money of a budget year can be given for it.</summary>
    public bool Has(int year) => year >= From && year <= To;

    /// <summary>Whether money of a budget year can be spent on it: its own, or what was carried over.</summary>
    public bool MaySpend(int year) => year >= From && year <= CarriedUntil;
}

/// <summary>Sources, programmes and what items are for, as the files say.</summary>
/// <param name="Sources">Where money comes from, in the order of the file.</param>
/// <param name="Programmes">The programmes, in the order of the file.</param>
/// <param name="Components">Their components, in the order of the file.</param>
/// <param name="Works">Lines of work on assets, by code.</param>
/// <param name="Support">Kinds of support to persons, by code.</param>
/// <param name="Uncertain">What is not confirmed.</param>
public sealed record FundRules(
    IReadOnlyList<FundSource> Sources, IReadOnlyList<FundProgramme> Programmes, IReadOnlyList<FundComponent> Components,
    IReadOnlyDictionary<string, LocalText> Works, IReadOnlyDictionary<string, LocalText> Support, IReadOnlyList<UnconfirmedRule> Uncertain)
{
    /// <summary>The line of work that stands for all work on an asset.</summary>
    public const string Whole = "whole";

    /// <summary>Groups of kinds of support that are alike: who was paid one is not paid another for the same time without a reason.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Similar { get; init; } = [];

    /// <summary>Whether two kinds of support are alike without being one.</summary>
    public bool AreSimilar(string one, string other) => one != other && Similar.Any(x => x.Contains(one) && x.Contains(other));

    /// <summary>The source of a code; null where there is none.</summary>
    public FundSource? Source(string code) => Sources.FirstOrDefault(x => x.Code == code);

    /// <summary>The component of a code; null where there is none.</summary>
    public FundComponent? Component(string code) => Components.FirstOrDefault(x => x.Code == code);
}
