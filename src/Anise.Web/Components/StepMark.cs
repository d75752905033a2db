namespace Anise.Web.Components;

/// <summary>One step of the line of steps.</summary>
/// <param name="Label">Its name with its number: <c>1 Lập danh sách</c>.</param>
/// <param name="State"><c>done</c>, <c>now</c>, <c>late</c> or <c>now late</c>; empty for one to come.</param>
/// <param name="Note">When it was done, or until when; null for nothing.</param>
/// <param name="Href">Where it leads; null for nowhere.</param>
/// <param name="Told">True where the note itself says that it is done.</param>
public sealed record StepMark(string Label, string State, string? Note = null, string? Href = null, bool Told = false);
