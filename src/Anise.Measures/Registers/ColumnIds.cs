namespace Anise.Measures;

/// <summary>How the columns of a commune are numbered while it is counted: the stored ones, then those made on the way.</summary>
internal static class ColumnIds
{
    /// <summary>A number of members has at most so many binary digits.</summary>
    public const int MostDigits = 8;

    /// <summary>The digits of the members from the lowest; before them the indicators.</summary>
    public const int Members = Register.MostIndicators;

    /// <summary>All 0.</summary>
    public const int Nobody = Members + MostDigits;

    /// <summary>All 1.</summary>
    public const int Everyone = Nobody + 1;

    /// <summary>The poor households.</summary>
    public const int Poor = Everyone + 1;

    /// <summary>The digits of the members of poor households.</summary>
    public const int PoorMembers = Poor + 1;

    /// <summary>The first of those that a <see cref="ScoreAdder"/> needs.</summary>
    public const int Adder = PoorMembers + MostDigits;
}
