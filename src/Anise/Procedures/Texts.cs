using Anise.Basics;

namespace Anise.Procedures;

/// <summary>The texts of procedures.</summary>
internal static class Texts
{
    private static readonly AreaTexts Area = new(typeof(Texts));

    /// <summary>The problem under <paramref name="code"/>: the code is the key of its message.</summary>
    public static Problem Problem(string code, string? field = null, params object?[] args) => new(code, Area.Get(code, args), field);
}
