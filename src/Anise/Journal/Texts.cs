using Anise.Basics;

namespace Anise.Journal;

/// <summary>The texts of the journal.</summary>
internal static class Texts
{
    internal static readonly AreaTexts Area = new(typeof(Texts));
}
