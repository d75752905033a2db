namespace Anise.Web.Components;

/// <summary>One thing to choose.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Label">What the reader sees.</param>
public sealed record Choice(string Value, string Label);
