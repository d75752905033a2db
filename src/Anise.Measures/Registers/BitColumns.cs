using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anise.Measures;

/// <summary>
/// Logic and counting on columns of bits, 256 households at a time where the processor can. Columns have one length, a multiple of four words; a result may stand where an
/// argument stood.
/// </summary>
internal static class BitColumns
{
    /// <summary>Columns are stored and cut in steps of so many words.</summary>
    public const int Step = 4;

    /// <summary>The longest column that can be summed: 48 vectors of numbers up to 15 are at most 720, which has ten digits. So much, with the columns made on the way, also stays in the nearest memory of a processor.</summary>
    public const int MostWords = 48 * Step;

    /// <summary>The digit and the carry of a + b + c in each bit.</summary>
    public static void Add(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> c, Span<ulong> digit, Span<ulong> carry)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b), c0 = ref MemoryMarshal.GetReference(c);
        ref ulong d0 = ref MemoryMarshal.GetReference(digit), k0 = ref MemoryMarshal.GetReference(carry);
        for (nuint i = 0; i < (nuint)a.Length; i += Step)
        {
            Vector256<ulong> x = Vector256.LoadUnsafe(ref a0, i), y = Vector256.LoadUnsafe(ref b0, i), z = Vector256.LoadUnsafe(ref c0, i);
            Odd(x, y, z).StoreUnsafe(ref d0, i);
            Most(x, y, z).StoreUnsafe(ref k0, i);
        }
    }

    public static void And(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> both)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b), r0 = ref MemoryMarshal.GetReference(both);
        for (nuint i = 0; i < (nuint)a.Length; i += Step) (Vector256.LoadUnsafe(ref a0, i) & Vector256.LoadUnsafe(ref b0, i)).StoreUnsafe(ref r0, i);
    }

    public static void Or(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> either)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b), r0 = ref MemoryMarshal.GetReference(either);
        for (nuint i = 0; i < (nuint)a.Length; i += Step) (Vector256.LoadUnsafe(ref a0, i) | Vector256.LoadUnsafe(ref b0, i)).StoreUnsafe(ref r0, i);
    }

    /// <summary>The number of bits that are set in both.</summary>
    public static int Count(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int count = 0;
        for (int i = 0; i < a.Length; i++) count += BitOperations.PopCount(a[i] & b[i]);
        return count;
    }

    /// <summary>
    /// The sum, over the bits that are set in <paramref name="of"/>, of the binary numbers whose four digits stand in the columns. Nothing is counted on the way: the
    /// numbers are added in each bit to a running sum of ten digits (Harley and Seal's adders; Warren, Hacker's Delight, section 5-1), and only its bits are counted.
    /// </summary>
    /// <param name="of">At most <see cref="MostWords"/> words.</param>
    /// <param name="ones">The lowest digit.</param>
    /// <param name="twos">The next.</param>
    /// <param name="fours">The next.</param>
    /// <param name="eights">The highest.</param>
    public static int Sum(ReadOnlySpan<ulong> of, ReadOnlySpan<ulong> ones, ReadOnlySpan<ulong> twos, ReadOnlySpan<ulong> fours, ReadOnlySpan<ulong> eights)
    {
        ref ulong x0 = ref MemoryMarshal.GetReference(of), a0 = ref MemoryMarshal.GetReference(ones), b0 = ref MemoryMarshal.GetReference(twos);
        ref ulong c0 = ref MemoryMarshal.GetReference(fours), d0 = ref MemoryMarshal.GetReference(eights);
        Vector256<ulong> s0 = Vector256<ulong>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0;
        nuint i = 0, length = (nuint)of.Length;
        for (; i + 4 * Step <= length; i += 4 * Step)
        {
            Vector256<ulong> x = Vector256.LoadUnsafe(ref x0, i), y = Vector256.LoadUnsafe(ref x0, i + Step);
            Vector256<ulong> up = Sixteens(x, y, i, i + Step, ref a0, ref b0, ref c0, ref d0, ref s0, ref s1, ref s2, ref s3, ref s4);
            (x, y) = (Vector256.LoadUnsafe(ref x0, i + 2 * Step), Vector256.LoadUnsafe(ref x0, i + 3 * Step));
            up = Carry(ref s5, up, Sixteens(x, y, i + 2 * Step, i + 3 * Step, ref a0, ref b0, ref c0, ref d0, ref s0, ref s1, ref s2, ref s3, ref s4));
            s9 ^= Carry(ref s8, Carry(ref s7, Carry(ref s6, up)));
        }

        for (; i < length; i += 2 * Step)
        {
            // Behind the last vector stands one of zeros.
            nuint j = Math.Min(i + Step, length - Step);
            Vector256<ulong> x = Vector256.LoadUnsafe(ref x0, i), y = j > i ? Vector256.LoadUnsafe(ref x0, j) : Vector256<ulong>.Zero;
            Vector256<ulong> up = Carry(ref s5, Sixteens(x, y, i, j, ref a0, ref b0, ref c0, ref d0, ref s0, ref s1, ref s2, ref s3, ref s4));
            s9 ^= Carry(ref s8, Carry(ref s7, Carry(ref s6, up)));
        }

        int low = Count(s0) + 2 * Count(s1) + 4 * Count(s2) + 8 * Count(s3) + 16 * Count(s4);
        return low + 32 * (Count(s5) + 2 * Count(s6) + 4 * Count(s7) + 8 * Count(s8) + 16 * Count(s9));
    }

    // Adds the numbers of two vectors to the five lowest digits and gives the carry.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Sixteens(
        Vector256<ulong> x, Vector256<ulong> y, nuint i, nuint j, ref ulong a, ref ulong b, ref ulong c, ref ulong d,
        ref Vector256<ulong> s0, ref Vector256<ulong> s1, ref Vector256<ulong> s2, ref Vector256<ulong> s3, ref Vector256<ulong> s4)
    {
        Vector256<ulong> up = Carry(ref s0, x & Vector256.LoadUnsafe(ref a, i), y & Vector256.LoadUnsafe(ref a, j));
        Vector256<ulong> up1 = Carry(ref s1, x & Vector256.LoadUnsafe(ref b, i), y & Vector256.LoadUnsafe(ref b, j)), up2 = Carry(ref s1, up);
        up1 = Carry(ref s2, x & Vector256.LoadUnsafe(ref c, i), up1);
        up2 = Carry(ref s2, y & Vector256.LoadUnsafe(ref c, j), up2);
        up1 = Carry(ref s3, x & Vector256.LoadUnsafe(ref d, i), up1);
        up2 = Carry(ref s3, y & Vector256.LoadUnsafe(ref d, j), up2);
        return Carry(ref s4, up1, up2);
    }

    /// <summary>Asks for what will be read next, so that it is near by then.</summary>
    public static unsafe void Prefetch(ReadOnlySpan<ulong> words)
    {
        const int Line = 64 / sizeof(ulong);
        if (!Sse.IsSupported) return;
        fixed (ulong* first = words)
        {
            for (int i = 0; i < words.Length; i += Line) Sse.Prefetch1(first + i);
        }
    }

    // Adds one or two to a sum in each bit and gives the carry.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Carry(ref Vector256<ulong> sum, Vector256<ulong> x)
    {
        Vector256<ulong> was = sum;
        sum = was ^ x;
        return was & x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Carry(ref Vector256<ulong> sum, Vector256<ulong> x, Vector256<ulong> y)
    {
        Vector256<ulong> was = sum;
        sum = Odd(was, x, y);
        return Most(was, x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Odd(Vector256<ulong> x, Vector256<ulong> y, Vector256<ulong> z) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(x, y, z, 0x96) : x ^ y ^ z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Most(Vector256<ulong> x, Vector256<ulong> y, Vector256<ulong> z) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(x, y, z, 0xE8) : (x & y) | (z & (x ^ y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(Vector256<ulong> bits) =>
        BitOperations.PopCount(bits[0]) + BitOperations.PopCount(bits[1]) + BitOperations.PopCount(bits[2]) + BitOperations.PopCount(bits[3]);
}
