using Anise.Places;

namespace Anise.Web.Places;

/// <summary>The kinds of places, and what can happen to them, in the reader's language.</summary>
public static class KindNames
{
    /// <summary>The name of a kind.</summary>
    public static string Of(PlaceKind kind) => Texts.Get($"kind-{kind}");

    /// <summary>The name of a change.</summary>
    public static string Of(PlaceChangeKind kind) => Texts.Get($"change-{kind}");
}
