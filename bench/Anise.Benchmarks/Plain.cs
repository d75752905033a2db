using System.Numerics;
using System.Runtime.InteropServices;

namespace Anise.Benchmarks;

/// <summary>What the figures are held against: reading bytes and doing nothing with them, and loops as one writes them by hand.</summary>
internal static class Plain
{
    /// <summary>Sums words: the fastest that this many bytes can be looked at.</summary>
    public static long Scan(ulong[] words, int threads)
    {
        long sum = 0;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int from = (int)((long)words.Length * part / threads), to = (int)((long)words.Length * (part + 1) / threads);
            Interlocked.Add(ref sum, (long)Sum(words.AsSpan(from, to - from)));
        });
        return sum;
    }

    public static ulong Sum(ReadOnlySpan<ulong> words)
    {
        ReadOnlySpan<Vector<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(words);
        Vector<ulong> a = Vector<ulong>.Zero, b = a, c = a, d = a;
        int i = 0;
        for (; i + 4 <= vectors.Length; i += 4) (a, b, c, d) = (a + vectors[i], b + vectors[i + 1], c + vectors[i + 2], d + vectors[i + 3]);
        for (; i < vectors.Length; i++) a += vectors[i];
        return Vector.Sum(a + b + c + d);
    }

    /// <summary>The class of everyone, by hand.</summary>
    public static long Classify(Columns made, byte[] under, byte[] classes, int threads)
    {
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int from = (int)((long)classes.Length * part / threads), to = (int)((long)classes.Length * (part + 1) / threads);
            for (int i = from; i < to; i++)
            {
                ushort line = made.Areas[i] == 0 ? (ushort)140 : (ushort)175;
                byte atLine = under[made.Masks[i]];
                classes[i] = made.Points[i] <= line ? atLine : (byte)0;
            }
        });
        return classes[0];
    }
}
