using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Anise.Evidence;
using Anise.Evidence.Drawn;
using Anise.Evidence.Inspection;
using Anise.Testing;

namespace Anise.Tests.Evidence;

/// <summary>What ExifTool, a program of others, reads in the pictures: everything in the original, nothing but pixels in what is shown.</summary>
[Trait("needs", "exiftool")]
public sealed class MetadataTests
{
    // What ExifTool says of a bare JPEG file; none of it tells of who, when or where.
    private static readonly string[] Bare = ["SourceFile", "ExifTool", "System", "File", "JFIF", "Composite:ImageSize", "Composite:Megapixels"];

    [Fact]
    public async Task The_copies_that_are_shown_carry_no_metadata()
    {
        byte[] original = new ExifSegment().Taken("2023:05:14 08:30:00", "+07:00").At(new EarthPoint(21.65, 106.55)).Into(Commented(DrawnPicture.Jpeg(1, 2400, 1800)));
        Inspected found = PictureReader.Read(original, EvidenceKind.Jpeg);
        Dictionary<string, string> said = await ReadAsync(original);
        Assert.Equal("2023:05:14 08:30:00", said["ExifIFD:DateTimeOriginal"]);
        Assert.Contains("secret words", said.Values);
        Assert.Contains(said.Keys, k => k.StartsWith("GPS:", StringComparison.Ordinal));
        foreach (byte[] shown in (byte[][])[found.Thumbnail!, found.PublicCopy!])
        {
            Dictionary<string, string> left = await ReadAsync(shown);
            Assert.True(left.Count > 5, "ExifTool read it.");
            Assert.Empty(left.Keys.Where(k => !Bare.Any(b => k == b || k.StartsWith(b + ":", StringComparison.Ordinal))).Concat(left.Keys.Where(k => k.EndsWith("Comment", StringComparison.Ordinal))));
            Assert.DoesNotContain("secret words", left.Values);
            // And no byte of what stood there.
            Assert.Equal(-1, shown.AsSpan().IndexOf("Exif"u8));
            Assert.Equal(-1, shown.AsSpan().IndexOf("secret"u8));
        }
    }

    [Theory]
    [InlineData("2023:05:14 08:30:00", "+07:00", 21.65, 106.55)]
    [InlineData("2024:02:29 23:59:59", "-03:30", -33.9, 18.4)]
    [InlineData("2026:01:01 00:00:00", null, 0.0001, -0.0001)]
    public async Task Date_and_place_are_read_as_another_program_reads_them(string taken, string? zone, double north, double east)
    {
        byte[] picture = new ExifSegment().Taken(taken, zone).At(new EarthPoint(north, east)).Into(DrawnPicture.Jpeg(2));
        Inspected found = PictureReader.Read(picture, EvidenceKind.Jpeg);
        Dictionary<string, string> said = await ReadAsync(picture);
        Assert.Equal(DateTimeOffset.ParseExact(said["ExifIFD:DateTimeOriginal"] + (said.GetValueOrDefault("ExifIFD:OffsetTimeOriginal") ?? "+07:00"), "yyyy:MM:dd HH:mm:sszzz", CultureInfo.InvariantCulture), found.TakenAt);
        Assert.Equal(double.Parse(said["Composite:GPSLatitude"], CultureInfo.InvariantCulture), found.Point!.Value.Latitude, 6);
        Assert.Equal(double.Parse(said["Composite:GPSLongitude"], CultureInfo.InvariantCulture), found.Point.Value.Longitude, 6);
    }

    [Theory]
    [InlineData("0000:00:00 00:00:00"), InlineData("    :  :     :  :  "), InlineData("yesterday"), InlineData("2023:13:40 25:61:00")]
    public void A_date_that_is_none_is_not_known(string taken) =>
        Assert.Null(PictureReader.Read(new ExifSegment().Taken(taken).Into(DrawnPicture.Jpeg(3)), EvidenceKind.Jpeg).TakenAt);

    [Fact]
    public void A_camera_that_has_not_found_where_it_is_says_nothing() =>
        Assert.Null(PictureReader.Read(new ExifSegment().At([(0, 1), (0, 1), (0, 1)], "N", [(0, 1), (0, 1), (0, 1)], "E").Into(DrawnPicture.Jpeg(3)), EvidenceKind.Jpeg).Point);

    private static byte[] Commented(byte[] jpeg) => [.. jpeg[..2], 0xFF, 0xFE, 0, 14, .. "secret words"u8, .. jpeg[2..]];

    private static async Task<Dictionary<string, string>> ReadAsync(byte[] picture)
    {
        Needs.Allow("exiftool");
        var start = new ProcessStartInfo("exiftool") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])["-json", "-G1", "-a", "-n", "-u", "-"]) start.ArgumentList.Add(argument);
        using Process tool = Process.Start(start)!;
        await tool.StandardInput.BaseStream.WriteAsync(picture);
        tool.StandardInput.Close();
        using JsonDocument said = await JsonDocument.ParseAsync(tool.StandardOutput.BaseStream);
        await tool.WaitForExitAsync();
        return said.RootElement[0].EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString());
    }
}
