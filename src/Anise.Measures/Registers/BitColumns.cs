using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anise.Measures;

/// <summary>Logic and counting on columns of bits, 256 households at a time where the processor can. Columns have one length; a result may stand where an argument stood.</summary>
internal static class BitColumns
{
    /// <summary>The digit and the carry of a + b + c in each bit.</summary>
    public static void Add(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> c, Span<ulong> sum, Span<ulong> carry)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b), c0 = ref MemoryMarshal.GetReference(c);
        ref ulong s0 = ref MemoryMarshal.GetReference(sum), k0 = ref MemoryMarshal.GetReference(carry);
        nuint i = 0, length = (nuint)a.Length;
        for (; i + (nuint)Vector256<ulong>.Count <= length; i += (nuint)Vector256<ulong>.Count)
        {
            Vector256<ulong> x = Vector256.LoadUnsafe(ref a0, i), y = Vector256.LoadUnsafe(ref b0, i), z = Vector256.LoadUnsafe(ref c0, i);
            Odd(x, y, z).StoreUnsafe(ref s0, i);
            Most(x, y, z).StoreUnsafe(ref k0, i);
        }

        for (; i < length; i++)
        {
            ulong x = Unsafe.Add(ref a0, i), y = Unsafe.Add(ref b0, i), z = Unsafe.Add(ref c0, i);
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref k0, i)) = (x ^ y ^ z, (x & y) | (z & (x ^ y)));
        }
    }

    /// <summary>The digit and the carry of a + b in each bit.</summary>
    public static void Add(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> sum, Span<ulong> carry)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b);
        ref ulong s0 = ref MemoryMarshal.GetReference(sum), k0 = ref MemoryMarshal.GetReference(carry);
        nuint i = 0, length = (nuint)a.Length;
        for (; i + (nuint)Vector256<ulong>.Count <= length; i += (nuint)Vector256<ulong>.Count)
        {
            Vector256<ulong> x = Vector256.LoadUnsafe(ref a0, i), y = Vector256.LoadUnsafe(ref b0, i);
            (x ^ y).StoreUnsafe(ref s0, i);
            (x & y).StoreUnsafe(ref k0, i);
        }

        for (; i < length; i++)
        {
            ulong x = Unsafe.Add(ref a0, i), y = Unsafe.Add(ref b0, i);
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref k0, i)) = (x ^ y, x & y);
        }
    }

    public static void And(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> both)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b), r0 = ref MemoryMarshal.GetReference(both);
        nuint i = 0, length = (nuint)a.Length;
        for (; i + (nuint)Vector256<ulong>.Count <= length; i += (nuint)Vector256<ulong>.Count) (Vector256.LoadUnsafe(ref a0, i) & Vector256.LoadUnsafe(ref b0, i)).StoreUnsafe(ref r0, i);
        for (; i < length; i++) Unsafe.Add(ref r0, i) = Unsafe.Add(ref a0, i) & Unsafe.Add(ref b0, i);
    }

    public static void Or(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> either)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b), r0 = ref MemoryMarshal.GetReference(either);
        nuint i = 0, length = (nuint)a.Length;
        for (; i + (nuint)Vector256<ulong>.Count <= length; i += (nuint)Vector256<ulong>.Count) (Vector256.LoadUnsafe(ref a0, i) | Vector256.LoadUnsafe(ref b0, i)).StoreUnsafe(ref r0, i);
        for (; i < length; i++) Unsafe.Add(ref r0, i) = Unsafe.Add(ref a0, i) | Unsafe.Add(ref b0, i);
    }

    /// <summary>The number of bits that are set.</summary>
    public static long Count(ReadOnlySpan<ulong> a) => Count(a, a);

    /// <summary>
    /// The number of bits that are set in both. Sixteen vectors at a time go through a tree of adders (Harley and Seal; Warren, Hacker's Delight, section 5-1), so that bits
    /// are counted in one vector of sixteen.
    /// </summary>
    public static long Count(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        ref ulong a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b);
        nuint i = 0, length = (nuint)a.Length, block = 16 * (nuint)Vector256<ulong>.Count;
        int count = 0;
        if (length >= block)
        {
            Vector256<ulong> ones = Vector256<ulong>.Zero, twos = ones, fours = ones, eights = ones;
            for (; i + block <= length; i += block)
            {
                Vector256<ulong> four1 = Fours(ref a0, ref b0, i, ref ones, ref twos), four2 = Fours(ref a0, ref b0, i + 16, ref ones, ref twos);
                Vector256<ulong> eight1 = Carry(ref fours, four1, four2);
                four1 = Fours(ref a0, ref b0, i + 32, ref ones, ref twos);
                four2 = Fours(ref a0, ref b0, i + 48, ref ones, ref twos);
                count += 16 * Count(Carry(ref eights, eight1, Carry(ref fours, four1, four2)));
            }

            count += 8 * Count(eights) + 4 * Count(fours) + 2 * Count(twos) + Count(ones);
        }

        for (; i < length; i++) count += BitOperations.PopCount(Unsafe.Add(ref a0, i) & Unsafe.Add(ref b0, i));
        return count;
    }

    // Four vectors added to what is there of ones and twos: gives the carry of fours.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Fours(ref ulong a, ref ulong b, nuint at, ref Vector256<ulong> ones, ref Vector256<ulong> twos)
    {
        Vector256<ulong> two1 = Carry(ref ones, Both(ref a, ref b, at), Both(ref a, ref b, at + 4));
        Vector256<ulong> two2 = Carry(ref ones, Both(ref a, ref b, at + 8), Both(ref a, ref b, at + 12));
        return Carry(ref twos, two1, two2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Both(ref ulong a, ref ulong b, nuint at) => Vector256.LoadUnsafe(ref a, at) & Vector256.LoadUnsafe(ref b, at);

    // Adds two to a sum in each bit and gives the carry.
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
