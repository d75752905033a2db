namespace Anise.Procedures;

/// <summary>A step of a procedure that was taken, or a way back: who, when, by which document. An area derives its own, with what the step belongs to.</summary>
/// <typeparam name="TStep">The steps of the procedure, in their order.</typeparam>
public abstract record TakenStep<TStep>
    where TStep : struct, Enum
{
    /// <summary>1 for the first record of the procedure.</summary>
    public required int Number { get; init; }

    /// <summary>The step that was taken, or that was gone back to.</summary>
    public required TStep Step { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who is responsible.</summary>
    public required string Person { get; init; }

    /// <summary>The number of the document.</summary>
    public string? Document { get; init; }

    /// <summary>What else was said.</summary>
    public string? Note { get; init; }

    /// <summary>Why the procedure went back to <see cref="Step"/>; null for a step forward.</summary>
    public string? ReturnedBecause { get; init; }
}
