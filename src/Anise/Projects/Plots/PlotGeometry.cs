using System.Text.Json;
using Anise.Basics;
using Anise.Works.Assets;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Anise.Projects.Plots;

/// <summary>The shape of a plot out of GeoJSON (RFC 7946), with all that can be wrong with it said.</summary>
internal static class PlotGeometry
{
    private const int FewestPoints = 4;
    private static readonly GeometryFactory Degrees = new();

    /// <summary>The shape, or what is wrong with it.</summary>
    public static (Geometry? Shape, Problem? Fault) Read(JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String) return Wrong("plot-no-geometry");
        string kind = type.GetString()!;
        if (kind is not ("Point" or "Polygon" or "MultiPolygon")) return Wrong("plot-not-an-area", kind);
        if (!geometry.TryGetProperty("coordinates", out JsonElement coordinates) || coordinates.ValueKind != JsonValueKind.Array) return Wrong("plot-no-coordinates");
        try
        {
            Geometry shape = kind switch
            {
                "Point" => Degrees.CreatePoint(PointOf(coordinates)),
                "Polygon" => PolygonOf(coordinates),
                _ => Degrees.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(PolygonOf)]),
            };
            return FaultOf(shape) is { } fault ? (null, fault) : (shape, null);
        }
        catch (WrongShapeException wrong)
        {
            return (null, wrong.Problem);
        }
    }

    /// <summary>What is wrong with a shape; null where nothing is.</summary>
    public static Problem? FaultOf(Geometry shape)
    {
        if (shape is not (Point or Polygon or MultiPolygon)) return Texts.Problem("plot-not-an-area", "site", shape.GeometryType);
        if (SiteChecks.FaultOfPoints(shape) is { } fault) return fault;
        var valid = new IsValidOp(shape);
        if (valid.IsValid) return null;
        TopologyValidationError error = valid.ValidationError;
        return Texts.Problem(error.ErrorType switch
        {
            TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection => "plot-crosses-itself",
            TopologyValidationErrors.HoleOutsideShell or TopologyValidationErrors.NestedHoles => "plot-hole-outside",
            TopologyValidationErrors.NestedShells => "plot-parts-overlap",
            _ => "plot-shape-wrong",
        }, "site", Rounded(error.Coordinate?.X), Rounded(error.Coordinate?.Y));
    }

    private static Polygon PolygonOf(JsonElement rings)
    {
        if (rings.ValueKind != JsonValueKind.Array || rings.GetArrayLength() == 0) throw new WrongShapeException("plot-no-ring");
        LinearRing[] all = [.. rings.EnumerateArray().Select(RingOf)];
        return Degrees.CreatePolygon(all[0], all[1..]);
    }

    private static LinearRing RingOf(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array) throw new WrongShapeException("plot-no-ring");
        Coordinate[] points = [.. ring.EnumerateArray().Select(PointOf)];
        if (points.Length < FewestPoints) throw new WrongShapeException("plot-few-points", points.Length, FewestPoints);
        if (!points[0].Equals2D(points[^1])) throw new WrongShapeException("plot-not-closed", points[0].X, points[0].Y, points[^1].X, points[^1].Y);
        return Degrees.CreateLinearRing(points);
    }

    private static Coordinate PointOf(JsonElement point)
    {
        if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() is < 2 or > 4) throw new WrongShapeException("plot-not-a-position", Cut(point));
        double Number(int i) => point[i].ValueKind == JsonValueKind.Number && point[i].TryGetDouble(out double number) && double.IsFinite(number) ? number : throw new WrongShapeException("plot-not-a-position", Cut(point));
        return new Coordinate(Number(0), Number(1));
    }

    private static double? Rounded(double? degrees) => degrees is { } number ? Math.Round(number, 6) : null;

    private static string Cut(JsonElement element) => element.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : element.GetRawText();

    private static (Geometry?, Problem?) Wrong(string code, params object?[] found) => (null, Texts.Problem(code, "site", found));

    private sealed class WrongShapeException(string code, params object?[] found) : Exception(code)
    {
        public Problem Problem { get; } = Texts.Problem(code, "site", found);
    }
}
