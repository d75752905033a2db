namespace Anise.Basics;

/// <summary>The outcome of a use case: a value, or the problems that kept it from being made. Never both.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Problem> problems) => (_value, Problems) = (value, problems);

    /// <summary>What the user has to mend; empty when it went well.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when there is a value.</summary>
    public bool Ok => Problems.Count == 0;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There are problems.</exception>
    public T Value => Ok ? _value! : throw new InvalidOperationException(string.Join("; ", Problems.Select(p => p.Code)));

    /// <summary>It went well.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>It did not, for one reason.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

    /// <summary>It went well; for a value of an interface type, which does not convert by itself.</summary>
    public static Result<T> Of(T value) => new(value, []);

    /// <summary>It did not, for these reasons.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static Result<T> Refused(IReadOnlyList<Problem> problems) =>
        problems.Count > 0 ? new(default, problems) : throw new ArgumentException("A refusal needs a problem.", nameof(problems));
}
