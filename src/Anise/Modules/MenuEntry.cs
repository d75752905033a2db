namespace Anise.Modules;

/// <summary>One entry of the navigation. Its words stand in the texts of the area under <c>menu-</c> and its key.</summary>
/// <param name="Key">Kebab-case: <c>what-if</c>.</param>
/// <param name="Path">Its first page; pages under it belong to it.</param>
/// <param name="Order">Where it stands among the others; the smallest first. What officers do daily stands under 100 (reviews 10, households 20, import 30; 40 to 90 are free for works, projects, standards, support).</param>
/// <param name="Needs">What a reader must be allowed somewhere to see it; null for everyone.</param>
/// <param name="Foundation">True for the second group, what is looked up: from 100.</param>
public sealed record MenuEntry(string Key, string Path, int Order, Permission? Needs = null, bool Foundation = false);
