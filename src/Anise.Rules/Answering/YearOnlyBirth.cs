namespace Anise.Rules.Answering;

/// <summary>The day taken as birthday where only the year of birth is known.</summary>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="Reference">The article of law.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line in the file.</param>
internal sealed record YearOnlyBirth(int Month, int Day, string Reference, RuleStatus Status, string File, int Line);
