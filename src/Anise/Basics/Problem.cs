namespace Anise.Basics;

/// <summary>Something the user got wrong.</summary>
/// <param name="Code">Kebab-case, stable, in English: other programs read it.</param>
/// <param name="Message">In the user's language; tells what is wrong and what to do.</param>
/// <param name="Field">The field of the form it belongs to, or null where it belongs to the whole.</param>
public sealed record Problem(string Code, string Message, string? Field = null);
