using Anise.Basics;

namespace Anise.Plans.Targets;

/// <summary>The value of a target as somebody types it into a form: <c>80</c>, <c>≥ 80 %</c>, <c>giảm 2</c>.</summary>
public static class TypedTarget
{
    /// <summary>Reads it; a problem where it cannot be read.</summary>
    public static Result<WrittenTarget> Read(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return Texts.Problem("target-no-value", field);
        return TargetWords.Read(typed).Target is { } target ? target : new Problem("target-value-wrong", Texts.Get("fault-target-value-wrong"), field);
    }
}
