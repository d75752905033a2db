namespace Anise.Rules;

/// <summary>One value of a parameter on a date.</summary>
/// <param name="Family">The family of the set, such as <c>vn/poverty</c>.</param>
/// <param name="Set">The name of the set, such as <c>2021-2025</c>.</param>
/// <param name="Code">The name of the parameter.</param>
/// <param name="Label">What it is.</param>
/// <param name="Case">The case it is for (<c>rural</c>, <c>urban</c>, <c>male</c>, <c>female</c>), or null.</param>
/// <param name="CaseLabel">The case in words, or null.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="To">The last day it holds, or null while open.</param>
/// <param name="Reference">The article of law.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record ParameterValue(
    string Family,
    string Set,
    string Code,
    LocalText Label,
    string? Case,
    LocalText? CaseLabel,
    decimal Value,
    string Unit,
    DateOnly From,
    DateOnly? To,
    string Reference,
    RuleStatus Status,
    string File,
    int Line);

/// <summary>A class that a household may get.</summary>
/// <param name="Code">The code: <c>poor</c>, <c>near-poor</c>, <c>not-poor</c>.</param>
/// <param name="Label">The name.</param>
/// <param name="Reference">The article of law.</param>
/// <param name="Status">How sure its condition is.</param>
public sealed record ClassDefinition(string Code, LocalText Label, string? Reference, RuleStatus Status);

/// <summary>An indicator of deprivation.</summary>
/// <param name="Code">The code of the indicator.</param>
/// <param name="Service">The code of the basic social service.</param>
/// <param name="ServiceLabel">The name of the service.</param>
/// <param name="Label">The name of the indicator.</param>
/// <param name="Reference">The article of law.</param>
/// <param name="Status">How sure its condition is.</param>
public sealed record Deprivation(string Code, string Service, LocalText ServiceLabel, LocalText Label, string? Reference, RuleStatus Status);

/// <summary>A step of a review.</summary>
/// <param name="Code">The code of the step.</param>
/// <param name="Label">What is done.</param>
/// <param name="Document">The paper it leaves.</param>
/// <param name="DaysParameter">The parameter that gives its length in days, or null.</param>
/// <param name="Reference">The article of law.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
public sealed record ReviewStep(
    string Code, LocalText Label, LocalText Document, string? DaysParameter, string Reference, RuleStatus Status, string File, int Line);

/// <summary>The day taken as birthday where only the year of birth is known.</summary>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="Reference">The article of law.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
internal sealed record YearOnlyBirth(int Month, int Day, string Reference, RuleStatus Status, string File, int Line);

/// <summary>Something of a set that is not confirmed.</summary>
/// <param name="Set">The family and name of the set; the file of the calendar for its days.</param>
/// <param name="Code">The name of the parameter (with its case), table, indicator, class or step, or the day of the calendar.</param>
/// <param name="Label">What it is.</param>
/// <param name="Reference">The article of law it is believed to stand in.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line.</param>
public sealed record UnconfirmedRule(string Set, string Code, LocalText Label, string Reference, string File, int Line);
