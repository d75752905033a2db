using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using Directory = MetadataExtractor.Directory;

namespace Anise.Evidence.Inspection;

/// <summary>What a picture says of when and where it was taken; null for what it does not say.</summary>
internal sealed record FoundMetadata(DateTimeOffset? TakenAt, EarthPoint? Point);

/// <summary>Reads the metadata of a picture (EXIF).</summary>
internal static class PictureMetadata
{
    private static readonly TimeSpan Here = TimeSpan.FromHours(7);   // a camera that names no time zone was here

    /// <exception cref="RefusedFileException">It says that it was taken where nothing can be.</exception>
    public static FoundMetadata Read(byte[] bytes)
    {
        IReadOnlyList<Directory> found;
        try
        {
            found = ImageMetadataReader.ReadMetadata(new MemoryStream(bytes, writable: false));
        }
        catch (Exception e) when (e is ImageProcessingException or IOException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            throw new RefusedFileException("metadata-damaged");
        }
        ExifSubIfdDirectory? exif = found.OfType<ExifSubIfdDirectory>().FirstOrDefault(d => d.ContainsTag(ExifDirectoryBase.TagDateTimeOriginal));
        return new FoundMetadata(exif is null ? null : TakenAt(exif), found.OfType<GpsDirectory>().Select(PointOf).FirstOrDefault(p => p is not null));
    }

    private static DateTimeOffset? TakenAt(ExifSubIfdDirectory exif)
    {
        if (!DateTime.TryParseExact(exif.GetString(ExifDirectoryBase.TagDateTimeOriginal)?.Trim('\0', ' '), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)) return null;
        TimeSpan zone = TimeSpan.TryParseExact(exif.GetString(ExifDirectoryBase.TagTimeZoneOriginal)?.Trim('\0', ' ').TrimStart('+'), [@"hh\:mm", @"\-hh\:mm"], CultureInfo.InvariantCulture, out TimeSpan said)
            ? exif.GetString(ExifDirectoryBase.TagTimeZoneOriginal)!.Contains('-', StringComparison.Ordinal) ? -said.Duration() : said : Here;
        return zone.Duration() <= TimeSpan.FromHours(14) && local.Year is > 1 and < 9999 ? new DateTimeOffset(local, zone) : null;
    }

    private static EarthPoint? PointOf(GpsDirectory gps)
    {
        double? latitude = Degrees(gps, GpsDirectory.TagLatitude, GpsDirectory.TagLatitudeRef, 'S'), longitude = Degrees(gps, GpsDirectory.TagLongitude, GpsDirectory.TagLongitudeRef, 'W');
        if (latitude is not { } north || longitude is not { } east || (north == 0 && east == 0)) return null;   // a camera that has not found where it is writes nothing, or zeros
        return Math.Abs(north) <= 90 && Math.Abs(east) <= 180 ? new EarthPoint(north, east)
            : throw new RefusedFileException("wild-place", string.Create(CultureInfo.InvariantCulture, $"{north:0.####}, {east:0.####}"));
    }

    private static double? Degrees(GpsDirectory gps, int tag, int refTag, char negative)
    {
        if (!gps.ContainsTag(tag)) return null;
        Rational[]? parts = gps.GetRationalArray(tag);
        if (parts is not { Length: 3 }) throw new RefusedFileException("metadata-damaged");
        if (parts.Any(p => p.Denominator == 0)) return parts.All(p => p.Numerator == 0) ? null : throw new RefusedFileException("wild-place", string.Join(' ', parts.Select(p => $"{p.Numerator}/{p.Denominator}")));
        double degrees = parts[0].ToDouble() + parts[1].ToDouble() / 60 + parts[2].ToDouble() / 3600;
        return gps.GetString(refTag)?.StartsWith(negative) == true ? -degrees : degrees;
    }
}
