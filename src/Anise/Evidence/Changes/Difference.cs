using Anise.Basics;
using Anise.Sites;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace Anise.Evidence.Changes;

/// <summary>How far apart what a file says of itself and what is said of it are.</summary>
internal static class Difference
{
    private const double EarthMetres = 6_371_009, Degree = Math.PI / 180;

    /// <summary>Hours from a moment to a day, by the clock of the office: 0 within it.</summary>
    public static double Hours(DateTimeOffset taken, DateOnly day)
    {
        DateTimeOffset begins = Days.StartOf(day), ends = day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Days.StartOf(day.AddDays(1));
        return taken < begins ? (begins - taken).TotalHours : taken < ends ? 0 : (taken - ends).TotalHours;
    }

    /// <summary>
    /// Metres from where a picture was taken to its record: to its point where it has one, else to its commune, 0 within it. Null where neither is known.
    /// On the sphere, to half a percent.
    /// </summary>
    /// <param name="taken">Where it was taken.</param>
    /// <param name="record">The record.</param>
    /// <param name="commune">The code of the commune that its place lies in today, or went into.</param>
    public static double? Metres(EarthPoint taken, EvidencedRecord record, string? commune)
    {
        if (record.Point is { } stands) return Metres(taken, stands);
        if (commune is null || !CommuneBoundaries.ByCode.TryGetValue(commune, out Geometry? shape)) return null;
        Point point = shape.Factory.CreatePoint(new Coordinate(taken.Longitude, taken.Latitude));
        if (shape.Covers(point)) return 0;
        Coordinate nearest = DistanceOp.NearestPoints(shape, point)[0];
        return Metres(taken, new EarthPoint(nearest.Y, nearest.X));
    }

    private static double Metres(EarthPoint one, EarthPoint other)
    {
        double north = Math.Sin((other.Latitude - one.Latitude) * Degree / 2), east = Math.Sin((other.Longitude - one.Longitude) * Degree / 2);
        double half = north * north + Math.Cos(one.Latitude * Degree) * Math.Cos(other.Latitude * Degree) * east * east;
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
