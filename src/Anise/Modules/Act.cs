using System.Reflection;

namespace Anise.Modules;

/// <summary>An act that the journal tells: what a use case does. Its words stand in the texts of the area under <c>action-</c> and its code.</summary>
/// <param name="code">Kebab-case, as it is stored: <c>add-village</c>. It is never changed, since old journals name it.</param>
public sealed class Act(string code)
{
    /// <summary>As it is stored.</summary>
    public string Code => code;

    /// <summary>Its code.</summary>
    public override string ToString() => code;

    /// <summary>All that a class declares as fields.</summary>
    internal static IReadOnlyList<T> In<T>(Type declaring) => [.. declaring.GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => f.GetValue(null)).OfType<T>()];
}
