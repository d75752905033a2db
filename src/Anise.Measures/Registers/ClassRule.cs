namespace Anise.Measures;

/// <summary>
/// How a rule set turns points and deprivations into a class, for all households at once: over the line of points one class, at or under it
/// a class by the deprivations. The numbers come from the rules; none stands here.
/// </summary>
/// <param name="lines">Per area (such as rural, urban): at or under these points a household counts as under the line.</param>
/// <param name="under">Per mask of deprivations the class at or under the line.</param>
/// <param name="over">The class over the line.</param>
public sealed class ClassRule(IReadOnlyList<ushort> lines, IReadOnlyList<byte> under, byte over)
{
    private const int Piece = 250_000;
    private readonly ushort[] _lines = [.. lines];
    private readonly byte[] _under = [.. under];

    /// <summary>Gives every household its class, in parallel.</summary>
    /// <param name="areas">Per household the index of its area.</param>
    /// <param name="points">Per household its points.</param>
    /// <param name="deprivations">Per household the mask of its deprivations.</param>
    /// <param name="classes">Is filled.</param>
    /// <param name="threads">At most so many at a time; 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public void Classify(byte[] areas, ushort[] points, ushort[] deprivations, byte[] classes, int threads = 0)
    {
        if (areas.Length != points.Length || areas.Length != deprivations.Length || areas.Length != classes.Length)
            throw new ArgumentException("The columns have one length.", nameof(areas));
        int pieces = (areas.Length + Piece - 1) / Piece;
        Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads }, piece =>
        {
            int first = piece * Piece, count = Math.Min(Piece, areas.Length - first);
            Classify(areas.AsSpan(first, count), points.AsSpan(first, count), deprivations.AsSpan(first, count), classes.AsSpan(first, count));
        });
    }

    private void Classify(ReadOnlySpan<byte> areas, ReadOnlySpan<ushort> points, ReadOnlySpan<ushort> deprivations, Span<byte> classes)
    {
        ushort[] most = _lines;
        byte[] table = _under;
        for (int i = 0; i < classes.Length; i++)
        {
            byte atLine = table[deprivations[i]];
            classes[i] = points[i] <= most[areas[i]] ? atLine : over;
        }
    }
}
