using NetTopologySuite.Geometries;

namespace Anise.Sites;

/// <summary>
/// Lengths and areas on the WGS84 ellipsoid, of geometries whose coordinates are degrees (x east, y north). Lengths by Vincenty's inverse formula, to a tenth of a millimetre.
/// Areas on the sphere of the same area (authalic latitudes): right to a millionth while the edges are shorter than some ten kilometres, as those of plots and boundaries are.
/// </summary>
public static class Geodesy
{
    private const double A = 6_378_137, F = 1 / 298.257_223_563, B = A * (1 - F);
    private static readonly double E2 = F * (2 - F), E = Math.Sqrt(F * (2 - F)), PolarQ = Q(1);
    internal static readonly double AuthalicRadius = A * Math.Sqrt(PolarQ / 2);

    /// <summary>The length of a line in metres; the length of all lines of a collection; 0 for points and areas.</summary>
    public static double LengthMetres(Geometry geometry) => geometry switch
    {
        LineString line => OfPath(line.Coordinates),
        Polygon or Point => 0,
        GeometryCollection many => many.Geometries.Sum(LengthMetres),
        _ => throw new ArgumentException($"No length of {geometry.GeometryType}.", nameof(geometry)),
    };

    /// <summary>The area of a polygon without its holes, in square metres; 0 for points and lines.</summary>
    public static double AreaSquareMetres(Geometry geometry) => geometry switch
    {
        Polygon polygon => OfRing(polygon.ExteriorRing.Coordinates) - polygon.InteriorRings.Sum(hole => OfRing(hole.Coordinates)),
        LineString or Point => 0,
        GeometryCollection many => many.Geometries.Sum(AreaSquareMetres),
        _ => throw new ArgumentException($"No area of {geometry.GeometryType}.", nameof(geometry)),
    };

    private static double OfPath(Coordinate[] path) => path.Zip(path.Skip(1), Distance).Sum();

    /// <summary>The area between a ring and the equator, edge by edge.</summary>
    private static double OfRing(Coordinate[] ring)
    {
        double sum = 0;
        for (int i = 1; i < ring.Length; i++)
        {
            double half = Math.IEEERemainder(Radians(ring[i].X - ring[i - 1].X), 2 * Math.PI) / 2;
            double from = Math.Tan(Authalic(ring[i - 1].Y) / 2), to = Math.Tan(Authalic(ring[i].Y) / 2);
            sum += 2 * Math.Atan2(Math.Tan(half) * (from + to), 1 + (from * to));
        }
        return Math.Abs(sum) * AuthalicRadius * AuthalicRadius;
    }

    /// <summary>The latitude, in radians, on the sphere that has the same area as the ellipsoid between it and the equator.</summary>
    internal static double Authalic(double latitude) => Math.Asin(Math.Clamp(Q(Math.Sin(Radians(latitude))) / PolarQ, -1, 1));

    private static double Q(double sine) => (1 - E2) * ((sine / (1 - (E2 * sine * sine))) - (Math.Log((1 - (E * sine)) / (1 + (E * sine))) / (2 * E)));

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    /// <summary>The shortest way between two points, in metres.</summary>
    private static double Distance(Coordinate from, Coordinate to)
    {
        double u1 = Math.Atan((1 - F) * Math.Tan(Radians(from.Y))), u2 = Math.Atan((1 - F) * Math.Tan(Radians(to.Y)));
        double l = Math.IEEERemainder(Radians(to.X - from.X), 2 * Math.PI), lambda = l;
        var (sin1, cos1) = Math.SinCos(u1);
        var (sin2, cos2) = Math.SinCos(u2);
        for (int i = 0; i < 200; i++)
        {
            var (sinL, cosL) = Math.SinCos(lambda);
            double x = cos2 * sinL, y = (cos1 * sin2) - (sin1 * cos2 * cosL);
            double sinS = Math.Sqrt((x * x) + (y * y));
            if (sinS == 0) return 0;   // one point
            double cosS = (sin1 * sin2) + (cos1 * cos2 * cosL), sigma = Math.Atan2(sinS, cosS);
            double sinA = cos1 * cos2 * sinL / sinS, cos2A = 1 - (sinA * sinA);
            double cosM = cos2A == 0 ? 0 : cosS - (2 * sin1 * sin2 / cos2A);   // both on the equator
            double c = F / 16 * cos2A * (4 + (F * (4 - (3 * cos2A))));
            double before = lambda;
            lambda = l + ((1 - c) * F * sinA * (sigma + (c * sinS * (cosM + (c * cosS * ((2 * cosM * cosM) - 1))))));
            if (Math.Abs(lambda - before) > 1e-13) continue;
            double k = cos2A * ((A * A) - (B * B)) / (B * B);
            double big = 1 + (k / 16384 * (4096 + (k * (-768 + (k * (320 - (175 * k)))))));
            double small = k / 1024 * (256 + (k * (-128 + (k * (74 - (47 * k))))));
            double delta = small * sinS * (cosM + (small / 4 * ((cosS * ((2 * cosM * cosM) - 1)) - (small / 6 * cosM * ((4 * sinS * sinS) - 3) * ((4 * cosM * cosM) - 3)))));
            return B * big * (sigma - delta);
        }
        throw new ArgumentException("Two points on opposite sides of the earth have no single shortest way.", nameof(to));
    }
}
