namespace Anise.Procedures;

/// <summary>The paper of a step.</summary>
/// <param name="On">Its day.</param>
/// <param name="Document">Its number; null where it has none.</param>
/// <param name="Person">Who is responsible; null for the user who records it.</param>
/// <param name="Note">What else is to be said.</param>
public sealed record StepPaper(DateOnly On, string? Document = null, string? Person = null, string? Note = null);
