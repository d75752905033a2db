namespace Anise.Measures;

/// <summary>
/// The households of a register in packed columns, ordered by commune: no sample, everyone is known. Three bytes a household.
/// The columns are the caller's arrays; a change is told to <see cref="RegisterMeasures.Replace"/>.
/// </summary>
public sealed class Register
{
    /// <summary>Takes the columns.</summary>
    /// <param name="deprivations">Per household a bit mask: bit j is set where it is deprived in indicator j.</param>
    /// <param name="members">Per household the number of people.</param>
    /// <param name="communeStarts">Where each commune begins; one more entry, the number of households, at the end.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or the communes are not in order.</exception>
    public Register(ushort[] deprivations, byte[] members, int[] communeStarts)
    {
        if (members.Length != deprivations.Length) throw new ArgumentException("One number of members per household.", nameof(members));
        if (communeStarts.Length == 0 || communeStarts[0] != 0 || communeStarts[^1] != deprivations.Length)
            throw new ArgumentException("Communes begin at 0 and end at the number of households.", nameof(communeStarts));
        for (int i = 1; i < communeStarts.Length; i++)
        {
            if (communeStarts[i] < communeStarts[i - 1]) throw new ArgumentException("Communes are in order.", nameof(communeStarts));
        }

        (Deprivations, Members, CommuneStarts) = (deprivations, members, communeStarts);
    }

    /// <summary>The number of households.</summary>
    public int Households => Deprivations.Length;

    /// <summary>The number of communes.</summary>
    public int Communes => CommuneStarts.Length - 1;

    /// <summary>Where the households of a commune stand in the columns.</summary>
    public (int First, int Count) Commune(int commune) => (CommuneStarts[commune], CommuneStarts[commune + 1] - CommuneStarts[commune]);

    internal ushort[] Deprivations { get; }

    internal byte[] Members { get; }

    internal int[] CommuneStarts { get; }
}
