namespace Anise.Measures;

/// <summary>
/// The households of a register by commune: no sample, everyone is known. The columns are stored in bits, 64 households to a word: one bit a household for each
/// indicator, and the number of members as a binary number whose digits lie in as many columns as the largest household of the commune needs. With 12 indicators and
/// households of up to 15 people that is two bytes a household. An indicator of weight 0 is a group or a class whose people are counted, not what makes them poor.
/// </summary>
public sealed class Register
{
    /// <summary>The most indicators that a mask holds.</summary>
    public const int MostIndicators = 16;

    private readonly CommuneColumns[] _communes;
    private readonly int[] _starts;

    /// <summary>Takes the columns in and stores them; the arrays stay the caller's.</summary>
    /// <param name="indicators">The number of indicators, 1 to 16.</param>
    /// <param name="deprivations">Per household a bit mask: bit j is set where it is deprived in indicator j.</param>
    /// <param name="members">Per household the number of people.</param>
    /// <param name="communeStarts">Where each commune begins; one more entry, the number of households, at the end.</param>
    /// <param name="threads">At most so many at a time; 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">The columns differ in length, the communes are not in order, or a mask has a bit beyond the indicators.</exception>
    public Register(int indicators, ushort[] deprivations, byte[] members, int[] communeStarts, int threads = 0)
    {
        if (indicators is < 1 or > MostIndicators) throw new ArgumentException("1 to 16 indicators.", nameof(indicators));
        if (members.Length != deprivations.Length) throw new ArgumentException("One number of members per household.", nameof(members));
        if (communeStarts.Length == 0 || communeStarts[0] != 0 || communeStarts[^1] != deprivations.Length)
            throw new ArgumentException("Communes begin at 0 and end at the number of households.", nameof(communeStarts));
        for (int i = 1; i < communeStarts.Length; i++)
        {
            if (communeStarts[i] < communeStarts[i - 1]) throw new ArgumentException("Communes are in order.", nameof(communeStarts));
        }

        (Indicators, _starts, _communes) = (indicators, [.. communeStarts], new CommuneColumns[communeStarts.Length - 1]);
        if (CommuneColumns.DigitsOf(deprivations) > indicators) throw new ArgumentException("A mask has a bit beyond the indicators.", nameof(deprivations));
        Parallel.For(0, _communes.Length, new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads }, commune =>
        {
            (int first, int count) = Commune(commune);
            _communes[commune] = CommuneColumns.Of(indicators, deprivations.AsSpan(first, count), members.AsSpan(first, count));
        });
    }

    /// <summary>The number of indicators.</summary>
    public int Indicators { get; }

    /// <summary>The number of households.</summary>
    public int Households => _starts[^1];

    /// <summary>The number of communes.</summary>
    public int Communes => _communes.Length;

    /// <summary>How much memory the columns take.</summary>
    public long Bytes => _communes.Sum(static c => c.Bits.LongLength * sizeof(ulong));

    internal ReadOnlySpan<int> CommuneStarts => _starts;

    /// <summary>Where the households of a commune stand.</summary>
    public (int First, int Count) Commune(int commune) => (_starts[commune], _starts[commune + 1] - _starts[commune]);

    /// <summary>What is stored of a household.</summary>
    /// <param name="commune">Its commune.</param>
    /// <param name="household">Its number within the commune, from 0.</param>
    public (ushort Deprivations, byte Members) this[int commune, int household] => _communes[commune].Read(household);

    /// <summary>Changes a household; tell the measures too (<see cref="RegisterMeasures.Replace"/>).</summary>
    /// <param name="commune">Its commune.</param>
    /// <param name="household">Its number within the commune, from 0.</param>
    /// <param name="deprivations">Its deprivations now.</param>
    /// <param name="members">Its people now; 0 when it is gone.</param>
    /// <exception cref="ArgumentException">The mask has a bit beyond the indicators.</exception>
    public void Replace(int commune, int household, ushort deprivations, byte members)
    {
        if (deprivations >> Indicators != 0) throw new ArgumentException("A mask has a bit beyond the indicators.", nameof(deprivations));
        _communes[commune] = _communes[commune].With(household, deprivations, members);
    }

    internal CommuneColumns Columns(int commune) => _communes[commune];
}
