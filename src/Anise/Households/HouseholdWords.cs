using System.Linq.Expressions;
using Anise.Basics;

namespace Anise.Households;

/// <summary>Finds households by words of their members' names or by their code, without regard to marks.</summary>
internal static class HouseholdWords
{
    /// <summary>The households that some words name; null where there are no words.</summary>
    /// <remarks>The words stand one after another, at the beginning of a word: one person's name or the code, not bits of several.</remarks>
    public static Expression<Func<Household, bool>>? In(string search) =>
        Folding.Fold(search) is { Length: > 0 } words ? h => h.SearchText.StartsWith(words) || h.SearchText.Contains(" " + words) : null;
}
