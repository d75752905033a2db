using System.Numerics;
using SkiaSharp;

namespace Anise.Evidence.Inspection;

/// <summary>
/// What a picture looks like, in 64 bits: of a picture of nine by eight grey points, whether each is darker than its neighbour to the right (dHash). A picture that was
/// made smaller, brighter or saved again differs in few bits.
/// </summary>
internal static class PictureLook
{
    /// <summary>Two pictures look alike where at most so many bits differ.</summary>
    public const int Alike = 6;

    private const int Across = 9, Down = 8, Flat = 24;

    /// <summary>The look of a picture; null where it is of one colour, and every other such picture would look like it.</summary>
    public static long? Of(SKBitmap picture)
    {
        using var small = new SKBitmap(new SKImageInfo(Across, Down, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var middle = new SKBitmap(new SKImageInfo(Across * 4, Down * 4, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var sampling = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        if (!picture.ScalePixels(middle, sampling) || !middle.ScalePixels(small, sampling)) return null;
        var grey = new int[Across * Down];
        for (int i = 0; i < grey.Length; i++)
        {
            SKColor c = small.GetPixel(i % Across, i / Across);
            grey[i] = (c.Red * 299 + c.Green * 587 + c.Blue * 114) / 1000;
        }
        if (grey.Max() - grey.Min() < Flat) return null;
        ulong look = 0;
        for (int y = 0; y < Down; y++)
            for (int x = 0; x + 1 < Across; x++)
                look = look << 1 | (grey[y * Across + x] < grey[y * Across + x + 1] ? 1UL : 0);
        return unchecked((long)look);
    }

    /// <summary>Whether two look alike.</summary>
    public static bool AreAlike(long one, long other) => BitOperations.PopCount(unchecked((ulong)(one ^ other))) <= Alike;
}
