using Anise.Basics;
using Anise.Households;

namespace Anise.Demo;

/// <summary>A recorded household of the demo, and what only the demo knows about it.</summary>
internal sealed class DemoHousehold(HouseholdId id, PlaceId village, PlaceId oldCommune, string todaysCommune, DemoFamily family, string area)
{
    public HouseholdId Id { get; } = id;

    public PlaceId Village { get; } = village;

    /// <summary>The commune before 1 July 2025.</summary>
    public PlaceId OldCommune { get; } = oldCommune;

    /// <summary>The code of the commune since.</summary>
    public string TodaysCommune { get; } = todaysCommune;

    public DemoFamily Family { get; } = family;

    public string Area { get; } = area;

    /// <summary>The ids of the members as answers name them, in the order of the family.</summary>
    public IReadOnlyList<string> MemberKeys { get; set; } = [];

    /// <summary>How well off it is this year: a normal number, growing from year to year.</summary>
    public double Welfare { get; set; } = family.Welfare;

    /// <summary>The class of the last decided review.</summary>
    public string? Class { get; set; }

    public bool Minority => Family.People[0].Ethnicity != "01";

    /// <summary>0 for the worst off to 1 for the best off.</summary>
    public double WellOff => 1 / (1 + Math.Exp(-(Welfare + 0.4) * 1.6));
}
