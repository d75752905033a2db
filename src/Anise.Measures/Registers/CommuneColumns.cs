using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anise.Measures;

/// <summary>
/// The households of one commune in bits: a column is <see cref="Words"/> words of 64 households (a multiple of four); the columns follow each other, the indicators, then the
/// digits of the members from the lowest. The bits behind the last household are 0.
/// </summary>
internal sealed class CommuneColumns
{
    private const int PerWord = 64;
    private const int PerStep = PerWord * BitColumns.Step;

    private CommuneColumns(int indicators, int digits, int households)
    {
        (Indicators, Digits, Households, Words) = (indicators, digits, households, (households + PerStep - 1) / PerStep * BitColumns.Step);
        Bits = new ulong[(indicators + digits) * Words];
    }

    public int Households { get; }

    public int Indicators { get; }

    /// <summary>How many binary digits the largest household needs.</summary>
    public int Digits { get; }

    public int Words { get; }

    public ulong[] Bits { get; }

    public static CommuneColumns Of(int indicators, ReadOnlySpan<ushort> masks, ReadOnlySpan<byte> members)
    {
        byte most = 0;
        foreach (byte m in members) most = Math.Max(most, m);
        var made = new CommuneColumns(indicators, BitsOf(most), masks.Length);
        Span<ushort> lastMasks = stackalloc ushort[PerWord];
        Span<byte> lastMembers = stackalloc byte[PerWord];
        for (int word = 0; word * PerWord < masks.Length; word++)
        {
            int first = word * PerWord, count = Math.Min(PerWord, masks.Length - first);
            scoped ReadOnlySpan<ushort> someMasks = masks.Slice(first, count);
            scoped ReadOnlySpan<byte> someMembers = members.Slice(first, count);
            if (count < PerWord)
            {
                someMasks.CopyTo(lastMasks);
                someMembers.CopyTo(lastMembers);
                someMasks = lastMasks;
                someMembers = lastMembers;
            }

            for (int j = 0; j < indicators; j++) made.Bits[j * made.Words + word] = Column(someMasks, j);
            for (int d = 0; d < made.Digits; d++) made.Bits[(indicators + d) * made.Words + word] = Column(someMembers, d);
        }

        return made;
    }

    /// <summary>The number of binary digits of the largest mask.</summary>
    public static int DigitsOf(ReadOnlySpan<ushort> masks)
    {
        int all = 0;
        foreach (ushort mask in masks) all |= mask;
        return BitsOf(all);
    }

    public (ushort Mask, byte Members) Read(int household)
    {
        (int word, int bit) = At(household);
        int mask = 0, members = 0;
        for (int j = 0; j < Indicators; j++) mask |= (int)(Bits[j * Words + word] >> bit & 1) << j;
        for (int d = 0; d < Digits; d++) members |= (int)(Bits[(Indicators + d) * Words + word] >> bit & 1) << d;
        return ((ushort)mask, (byte)members);
    }

    /// <summary>This commune with a household changed: itself, or wider columns where so many members never were.</summary>
    public CommuneColumns With(int household, ushort mask, byte members)
    {
        CommuneColumns into = this;
        if (BitsOf(members) > Digits)
        {
            into = new CommuneColumns(Indicators, BitsOf(members), Households);
            Bits.CopyTo(into.Bits, 0);
        }

        into.Write(household, mask, members);
        return into;
    }

    private static int BitsOf(int number) => 32 - BitOperations.LeadingZeroCount((uint)number);

    // One bit of each of 64 numbers: shifted to the top, where the processor gathers them.
    private static ulong Column(ReadOnlySpan<ushort> numbers, int bit)
    {
        ReadOnlySpan<Vector128<ushort>> eights = MemoryMarshal.Cast<ushort, Vector128<ushort>>(numbers);
        ulong column = 0;
        for (int i = 0; i < eights.Length; i++) column |= (ulong)(eights[i] << (15 - bit)).ExtractMostSignificantBits() << (i * 8);
        return column;
    }

    private static ulong Column(ReadOnlySpan<byte> numbers, int bit)
    {
        ReadOnlySpan<Vector128<byte>> sixteens = MemoryMarshal.Cast<byte, Vector128<byte>>(numbers);
        ulong column = 0;
        for (int i = 0; i < sixteens.Length; i++) column |= (ulong)(sixteens[i] << (7 - bit)).ExtractMostSignificantBits() << (i * 16);
        return column;
    }

    private (int Word, int Bit) At(int household)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(household);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(household, Households);
        return (household / PerWord, household % PerWord);
    }

    private void Write(int household, ushort mask, byte members)
    {
        (int word, int bit) = At(household);
        for (int j = 0; j < Indicators; j++) Put(j * Words + word, bit, mask >> j & 1);
        for (int d = 0; d < Digits; d++) Put((Indicators + d) * Words + word, bit, members >> d & 1);
    }

    private void Put(int word, int bit, int value) => Bits[word] = Bits[word] & ~(1UL << bit) | (ulong)value << bit;
}
