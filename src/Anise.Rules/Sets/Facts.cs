using Anise.Rules.Language;
using Anise.Rules.Units;

namespace Anise.Rules.Sets;

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
