namespace Anise.Reviews;

/// <summary>The class codes that the steps of a review look at; every rule set of <c>vn/poverty</c> gives these names.</summary>
public static class ClassCodes
{
    /// <summary>Hộ nghèo.</summary>
    public const string Poor = "poor";

    /// <summary>Hộ cận nghèo.</summary>
    public const string NearPoor = "near-poor";

    /// <summary>Neither.</summary>
    public const string NotPoor = "not-poor";
}
