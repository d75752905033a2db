using SkiaSharp;

namespace Anise.Evidence.Drawn;

/// <summary>Pictures that are drawn, not taken: hills, a house, a road, for the demo and for tests. The same number draws the same picture.</summary>
internal static class DrawnPicture
{
    private const int Quality = 85;

    /// <summary>Draws a picture.</summary>
    /// <param name="seed">Which.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public static SKBitmap Draw(int seed, int width = 960, int height = 720)
    {
        var random = new Random(seed);
        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColor.FromHsv(random.Next(190, 230), random.Next(10, 60), random.Next(60, 100)));
        for (int hill = 0; hill < 3; hill++) Hill(canvas, random, width, height, hill);
        for (int thing = random.Next(3, 7); thing > 0; thing--) Thing(canvas, random, width, height);
        canvas.Flush();
        return picture;
    }

    /// <summary>A picture as JPEG.</summary>
    public static byte[] Jpeg(int seed, int width = 960, int height = 720, int quality = Quality) => Encode(Draw(seed, width, height), SKEncodedImageFormat.Jpeg, quality);

    /// <summary>A picture as PNG.</summary>
    public static byte[] Png(int seed, int width = 320, int height = 240) => Encode(Draw(seed, width, height), SKEncodedImageFormat.Png, 100);

    /// <summary>A picture as WebP.</summary>
    public static byte[] WebP(int seed, int width = 320, int height = 240) => Encode(Draw(seed, width, height), SKEncodedImageFormat.Webp, Quality);

    private static byte[] Encode(SKBitmap picture, SKEncodedImageFormat format, int quality)
    {
        using (picture)
        using (SKData data = picture.Encode(format, quality)) return data.ToArray();
    }

    private static void Hill(SKCanvas canvas, Random random, int width, int height, int nearness)
    {
        using var paint = new SKPaint { Color = SKColor.FromHsv(random.Next(70, 150), random.Next(20, 70), random.Next(20, 85)), IsAntialias = true };
        using var builder = new SKPathBuilder();
        double foot = height * (0.35 + nearness * 0.2), step = width / 6.0;
        builder.MoveTo(0, height);
        for (int i = 0; i <= 6; i++) builder.LineTo((float)(i * step), (float)(foot - random.NextDouble() * height * 0.3));
        builder.LineTo(width, height);
        builder.Close();
        using SKPath path = builder.Detach();
        canvas.DrawPath(path, paint);
    }

    private static void Thing(SKCanvas canvas, Random random, int width, int height)
    {
        using var paint = new SKPaint { Color = SKColor.FromHsv(random.Next(360), random.Next(30, 90), random.Next(30, 100)), IsAntialias = true };
        float x = (float)(random.NextDouble() * width * 0.8), y = (float)(height * 0.2 + random.NextDouble() * height * 0.6), w = (float)(width * (0.08 + random.NextDouble() * 0.25)), h = (float)(height * (0.08 + random.NextDouble() * 0.25));
        if (random.Next(2) == 0) canvas.DrawRect(x, y, w, h, paint);
        else canvas.DrawOval(x + w / 2, y + h / 2, w / 2, h / 2, paint);
    }
}
