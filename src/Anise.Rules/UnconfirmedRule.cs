namespace Anise.Rules;

/// <summary>Something of a set that is not confirmed.</summary>
/// <param name="Set">The family and name of the set; the file of the calendar for its days.</param>
/// <param name="Code">The name of the parameter (with its case), table, indicator, class or step, or the day of the calendar.</param>
/// <param name="Label">What it is.</param>
/// <param name="Reference">The article of law it is believed to stand in.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line.</param>
public sealed record UnconfirmedRule(string Set, string Code, LocalText Label, string Reference, string File, int Line);
