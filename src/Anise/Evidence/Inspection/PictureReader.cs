using SkiaSharp;

namespace Anise.Evidence.Inspection;

/// <summary>Decodes a picture, within limits, and draws what is shown of it: a small picture and a copy, without anything but pixels.</summary>
internal static class PictureReader
{
    private const int Quality = 82;

    public static Inspected Read(byte[] bytes, EvidenceKind kind)
    {
        using SKData data = SKData.CreateCopy(bytes);
        using SKCodec codec = SKCodec.Create(data) ?? throw new RefusedFileException("damaged");
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        // Before anything is decoded: the head alone can ask for any amount of memory.
        if (width > InspectionLimits.MaxSide || height > InspectionLimits.MaxSide || (long)width * height > InspectionLimits.MaxPixels) throw new RefusedFileException("too-many-pixels", $"{width} × {height}");
        if (width < InspectionLimits.MinSide || height < InspectionLimits.MinSide) throw new RefusedFileException("too-few-pixels", $"{width} × {height}");
        FileSigns.RequireOnlyPicture(bytes, PictureEnd.Find(kind, bytes));
        FoundMetadata metadata = PictureMetadata.Read(bytes);
        using SKBitmap whole = Decode(codec);
        using SKBitmap upright = Upright(whole, codec.EncodedOrigin);
        using SKBitmap copy = Scaled(upright, InspectionLimits.CopySide), small = Scaled(copy, InspectionLimits.ThumbnailSide);
        bool turned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        return new Inspected
        {
            Kind = kind,
            Width = turned ? height : width,
            Height = turned ? width : height,
            Look = PictureLook.Of(small),
            Thumbnail = Encode(small),
            PublicCopy = Encode(copy),
            TakenAt = metadata.TakenAt,
            Point = metadata.Point,
        };
    }

    /// <summary>All of its pixels on white, without a profile of colours. A large picture of a kind that can is decoded smaller; it is read to its end all the same.</summary>
    private static SKBitmap Decode(SKCodec codec)
    {
        float scale = Math.Min(1, (float)InspectionLimits.CopySide / Math.Max(codec.Info.Width, codec.Info.Height));
        SKSizeI size = codec.GetScaledDimensions(scale);
        var decoded = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) == SKCodecResult.Success) return decoded;
        decoded.Dispose();
        throw new RefusedFileException("damaged");
    }

    private static SKBitmap Upright(SKBitmap from, SKEncodedOrigin origin)
    {
        bool turned = origin >= SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(new SKImageInfo(turned ? from.Height : from.Width, turned ? from.Width : from.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        (float w, float h) = (upright.Width, upright.Height);
        canvas.Concat(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, w, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, w, -1, 0, h, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, h, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(from, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.Flush();
        return upright;
    }

    /// <summary>So small that its longer side is at most <paramref name="side"/>; never larger than it was.</summary>
    private static SKBitmap Scaled(SKBitmap from, int side)
    {
        double scale = Math.Min(1, (double)side / Math.Max(from.Width, from.Height));
        var scaled = new SKBitmap(new SKImageInfo(Math.Max(1, (int)Math.Round(from.Width * scale)), Math.Max(1, (int)Math.Round(from.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        if (!from.ScalePixels(scaled, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))) throw new RefusedFileException("damaged");
        return scaled;
    }

    private static byte[] Encode(SKBitmap picture)
    {
        using SKData encoded = picture.Encode(SKEncodedImageFormat.Jpeg, Quality) ?? throw new RefusedFileException("damaged");
        return encoded.ToArray();
    }
}
