using NetTopologySuite.Algorithm.Hull;
using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace Anise.Web.Pictures;

/// <summary>
/// A sketch of a province out of one point of each commune: every place belongs to the commune whose point is nearest (Voronoi cells), within a hull around
/// the points. It shows who lies beside whom, not where a boundary runs.
/// </summary>
public static class CommuneSketch
{
    private const double HullRatio = 0.32;   // how far the hull follows the points: 0 closely, 1 not at all
    private const double Margin = 0.06;      // degrees around the outermost points

    /// <summary>A cell for each point, in degrees; none for fewer than three points.</summary>
    /// <param name="points">Code, longitude and latitude (WGS 84); no two at the same place.</param>
    public static IReadOnlyDictionary<string, Geometry> Draw(IReadOnlyList<(string Code, double Longitude, double Latitude)> points)
    {
        if (points.Count < 3) return new Dictionary<string, Geometry>();
        var factory = new GeometryFactory(new PrecisionModel(10_000), 4326);
        double shrink = Math.Cos(points.Average(p => p.Latitude) * Math.PI / 180);   // a degree of longitude against one of latitude
        Dictionary<Coordinate, string> codes = points.ToDictionary(p => new Coordinate(p.Longitude * shrink, p.Latitude), p => p.Code);
        var hull = new ConcaveHull(factory.CreateMultiPointFromCoords([.. codes.Keys])) { MaximumEdgeLengthRatio = HullRatio };
        Geometry outline = hull.GetHull().Buffer(Margin);
        var cells = new VoronoiDiagramBuilder { ClipEnvelope = outline.EnvelopeInternal };
        cells.SetSites([.. codes.Keys]);
        return cells.GetDiagram(factory).Geometries.Where(cell => codes.ContainsKey((Coordinate)cell.UserData))
            .ToDictionary(cell => codes[(Coordinate)cell.UserData], cell => Stretched(cell.Intersection(outline), shrink));
    }

    private static Geometry Stretched(Geometry cell, double shrink)
    {
        Geometry copy = cell.Copy();
        copy.Apply(new Stretch(shrink));
        copy.GeometryChanged();
        return copy;
    }

    private sealed class Stretch(double shrink) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            sequence.SetX(i, Math.Round(sequence.GetX(i) / shrink, 4));
            sequence.SetY(i, Math.Round(sequence.GetY(i), 4));
        }
    }
}
