using Anise.Access;
using Anise.Basics;

namespace Anise.Scenarios;

/// <summary>What two questions of one place and year answer differently.</summary>
/// <param name="Code">The code of a place; of the whole, that of the place of the questions.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Between">Households from their classes in the first to those in the second: <see cref="WhatIfGroup.Becomes"/> are poor in the second only, <see cref="WhatIfGroup.Leaves"/> in the first only.</param>
public sealed record WhatIfDifference(string Code, string Name, Crossing Between);

/// <summary>Compares the answers of two questions household by household: equal counts may be other households.</summary>
public sealed class CompareWhatIf(ReadScenario read)
{
    /// <summary>The whole first, then place by place; empty where the questions are of other places or years: their households are not the same.</summary>
    /// <param name="rights">Who asks; needs <c>Permission.SeeHouseholds</c> for the place.</param>
    /// <param name="first">The first question.</param>
    /// <param name="second">The second.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<IReadOnlyList<WhatIfDifference>>> RunAsync(Rights rights, WhatIf first, WhatIf second, CancellationToken cancel = default)
    {
        if (first.Place != second.Place || first.Year != second.Year) return Result<IReadOnlyList<WhatIfDifference>>.Of([]);
        Result<ScenarioRows> one = await read.RunAsync(rights, first, cancel), other = await read.RunAsync(rights, second, cancel);
        if (!one.Ok || !other.Ok) return Result<IReadOnlyList<WhatIfDifference>>.Refused([.. one.Problems, .. other.Problems]);
        var whole = new WhatIfDifference(one.Value.Place.Code, one.Value.Place.Name, new Crossing());
        var places = new Dictionary<string, WhatIfDifference>(StringComparer.Ordinal);
        // Both read the same forms in the same order; what each household lacks or has under another rule does not move it.
        foreach (var (a, b) in one.Value.Rows.Zip(other.Value.Rows))
        {
            if (a.Household.Code != b.Household.Code || a.Household.Household != b.Household.Household) throw new InvalidOperationException("Two scenarios of one place and year read other households.");
            var place = WhatIfSplits.PlaceOf(one.Value, a);
            if (!places.TryGetValue(place.Code, out WhatIfDifference? at)) places.Add(place.Code, at = new(place.Code, place.Name, new Crossing()));
            whole.Between.Add(a.Then, b.Then);
            at.Between.Add(a.Then, b.Then);
        }
        return Result<IReadOnlyList<WhatIfDifference>>.Of([whole, .. places.Values.OrderBy(p => p.Code, StringComparer.Ordinal)]);
    }
}
