using Anise.Households;

namespace Anise.Reviews;

/// <summary>
/// The class codes that the steps of a review and its movements look at; every rule set of <c>vn/poverty</c> gives these and no other, which a test holds. What they are
/// called and their order is said by the sets (<see cref="HouseholdClasses"/>).
/// </summary>
public static class ClassCodes
{
    /// <summary>Hộ nghèo.</summary>
    public const string Poor = "poor";

    /// <summary>Hộ cận nghèo.</summary>
    public const string NearPoor = "near-poor";

    /// <summary>Neither.</summary>
    public const string NotPoor = "not-poor";

    /// <summary>The classes whose households are recognised: they stand in the decision, get a certificate and are followed from year to year.</summary>
    public static IReadOnlyList<string> Listed { get; } = [Poor, NearPoor];

    /// <summary>Whether households of a class are recognised.</summary>
    public static bool IsListed(string? code) => code is Poor or NearPoor;
}
