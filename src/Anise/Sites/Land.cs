using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Anise.Sites;

/// <summary>Two of several areas that have ground in common.</summary>
/// <param name="First">The number of the one, from 0.</param>
/// <param name="Second">The number of the other, greater than that of the one.</param>
/// <param name="SquareMetres">How much they have in common.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SharedGround(int First, int Second, double SquareMetres);

/// <summary>
/// The ground that several areas cover together, on the ellipsoid. An area that shares ground with no other counts as <see cref="Geodesy"/> measures it; those that do are laid on a plane on which areas
/// are kept (<see cref="EqualArea"/>), group by group, and there united.
/// </summary>
public sealed class Land
{
    private Land(IReadOnlyList<SharedGround> shared, double squareMetres) => (Shared, SquareMetres) = (shared, squareMetres);

    /// <summary>Which of them share ground, in the order of their numbers. What only touches shares none.</summary>
    public IReadOnlyList<SharedGround> Shared { get; }

    /// <summary>The area of the union.</summary>
    public double SquareMetres { get; }

    /// <summary>Lays areas over each other; lines and points have no ground.</summary>
    public static Land Of(IReadOnlyList<Geometry> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var tree = new STRtree<int>();
        for (int i = 0; i < areas.Count; i++)
            if (areas[i] is Polygon or MultiPolygon && !areas[i].IsEmpty) tree.Insert(areas[i].EnvelopeInternal, i);
        var shared = new List<SharedGround>();
        int[] group = [.. Enumerable.Range(0, areas.Count)];
        for (int i = 0; i < areas.Count && tree.Count > 0; i++)
        {
            if (areas[i] is not (Polygon or MultiPolygon)) continue;
            foreach (int other in tree.Query(areas[i].EnvelopeInternal).Where(o => o > i).Order())
            {
                if (SharedSquareMetres(areas[i], areas[other]) is not (> 0 and var common)) continue;
                shared.Add(new SharedGround(i, other, common));
                group[Root(group, i)] = Root(group, other);
            }
        }
        double sum = 0;
        foreach (IGrouping<int, int> together in Enumerable.Range(0, areas.Count).GroupBy(i => Root(group, i)))
        {
            Geometry[] of = [.. together.Select(i => areas[i])];
            sum += of.Length == 1 ? Geodesy.AreaSquareMetres(of[0]) : EqualArea.Around(of).UnionSquareMetres(of);
        }
        return new Land(shared, sum);
    }

    /// <summary>How much ground two areas have in common.</summary>
    public static double SharedSquareMetres(Geometry one, Geometry other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (!one.EnvelopeInternal.Intersects(other.EnvelopeInternal) || !one.Intersects(other)) return 0;
        EqualArea plane = EqualArea.Around([one, other]);
        return OverlayNGRobust.Overlay(plane.Project(one), plane.Project(other), SpatialFunction.Intersection).Area;
    }

    private static int Root(int[] group, int of)
    {
        while (group[of] != of) of = group[of] = group[group[of]];
        return of;
    }
}

/// <summary>
/// A plane on which every area has the size that it has on the ellipsoid: Lambert's azimuthal projection of the sphere of the same area, around a middle. Long edges are drawn as the curves that they are there.
/// </summary>
internal sealed class EqualArea
{
    private const double LongestEdge = 250;
    private static readonly GeometryFactory Plane = new();

    private readonly double _middle, _sin, _cos;

    private EqualArea(double longitude, double latitude)
    {
        _middle = longitude;
        (_sin, _cos) = Math.SinCos(Geodesy.Authalic(latitude));
    }

    /// <summary>The plane around the middle of some areas.</summary>
    public static EqualArea Around(IEnumerable<Geometry> areas)
    {
        var all = new Envelope();
        foreach (Geometry area in areas) all.ExpandToInclude(area.EnvelopeInternal);
        return new EqualArea(all.Centre.X, all.Centre.Y);
    }

    /// <summary>An area on the plane, in metres.</summary>
    public Geometry Project(Geometry area) => area switch
    {
        Polygon polygon => Project(polygon),
        MultiPolygon many => Plane.CreateMultiPolygon([.. many.Geometries.Cast<Polygon>().Select(Project)]),
        _ => Plane.CreatePolygon(),
    };

    /// <summary>The area of the union of some areas.</summary>
    public double UnionSquareMetres(IEnumerable<Geometry> areas) => OverlayNGRobust.Union([.. areas.Select(Project)]).Area;

    private Polygon Project(Polygon polygon) => Plane.CreatePolygon(Project(polygon.ExteriorRing), [.. polygon.InteriorRings.Select(Project)]);

    private LinearRing Project(LineString ring)
    {
        Coordinate[] given = ring.Coordinates;
        var points = new List<Coordinate>(given.Length) { At(given[0].X, Geodesy.Authalic(given[0].Y)) };
        for (int i = 1; i < given.Length; i++)
        {
            points.AddRange(Between(given[i - 1], given[i]));
            points.Add(i == given.Length - 1 ? points[0].Copy() : At(given[i].X, Geodesy.Authalic(given[i].Y)));
        }
        return Plane.CreateLinearRing([.. points]);
    }

    /// <summary>Points on a long edge, the same ones whichever way it is drawn, so that neighbours have no ground in common by the drawing.</summary>
    private IEnumerable<Coordinate> Between(Coordinate from, Coordinate to)
    {
        bool turned = from.CompareTo(to) > 0;
        var (a, b) = turned ? (Vector(to), Vector(from)) : (Vector(from), Vector(to));
        double angle = 2 * Math.Asin(Math.Min(1, Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2) + Math.Pow(a.Z - b.Z, 2)) / 2));
        int pieces = (int)Math.Ceiling(angle * Geodesy.AuthalicRadius / LongestEdge);
        for (int k = 1; k < pieces; k++)
        {
            double t = (double)(turned ? pieces - k : k) / pieces, u = Math.Sin((1 - t) * angle) / Math.Sin(angle), v = Math.Sin(t * angle) / Math.Sin(angle);
            double x = (u * a.X) + (v * b.X), y = (u * a.Y) + (v * b.Y), z = (u * a.Z) + (v * b.Z);
            yield return At(Math.Atan2(y, x) * 180 / Math.PI, Math.Atan2(z, Math.Sqrt((x * x) + (y * y))));
        }
    }

    private static (double X, double Y, double Z) Vector(Coordinate point)
    {
        var (sin, cos) = Math.SinCos(Geodesy.Authalic(point.Y));
        var (east, north) = Math.SinCos(point.X * Math.PI / 180);
        return (cos * north, cos * east, sin);
    }

    private Coordinate At(double longitude, double authalic)
    {
        var (sin, cos) = Math.SinCos(authalic);
        var (sinL, cosL) = Math.SinCos((longitude - _middle) * Math.PI / 180);
        double scale = Geodesy.AuthalicRadius * Math.Sqrt(2 / (1 + (_sin * sin) + (_cos * cos * cosL)));
        return new Coordinate(scale * cos * sinL, scale * ((_cos * sin) - (_sin * cos * cosL)));
    }
}
