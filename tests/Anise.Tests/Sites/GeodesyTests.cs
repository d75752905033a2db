using Anise.Sites;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Anise.Tests.Sites;

/// <summary>Against GeographicLib 2.0 (Geodesic.WGS84, Polygon and Inverse), which a reader can ask again.</summary>
public sealed class GeodesyTests
{
    [Theory]
    [InlineData("POLYGON((106.56 21.65,106.57 21.65,106.57 21.66,106.56 21.66,106.56 21.65))", 1146121.7302618027)]
    [InlineData("POLYGON((106.56 21.65,106.56 21.66,106.57 21.66,106.57 21.65,106.56 21.65))", 1146121.7302618027)]   // the other way round
    [InlineData("POLYGON((106.77 21.8,106.7712 21.8003,106.7709 21.8011,106.7698 21.8008,106.77 21.8))", 11392.637994416058)]
    [InlineData("POLYGON((106.5 21.6,106.62 21.63,106.55 21.71,106.5 21.6))", 67057216.12988281)]
    [InlineData("POLYGON((106 -21.6,106.01 -21.6,106.01 -21.59,106 -21.59,106 -21.6))", 1146586.6090474129)]
    public void An_area_is_that_of_the_ellipsoid_to_a_millionth(string wkt, double squareMetres) =>
        Assert.InRange(Geodesy.AreaSquareMetres(Read(wkt)) / squareMetres, 1 - 1e-6, 1 + 1e-6);

    [Theory]
    [InlineData("LINESTRING(106.77 21.8,106.78 21.81)", 1515.0160572034629)]
    [InlineData("LINESTRING(106.77 21.8,106.78 21.81,106.79 21.805,106.81 21.84)", 7080.5360517330155)]
    [InlineData("LINESTRING(105.8542 21.0285,106.7615 21.8537)", 131125.15709736408)]
    [InlineData("LINESTRING(106.77 21.8,106.77 21.80000903)", 0.9998700850965904)]
    public void A_length_is_that_of_the_ellipsoid_to_a_tenth_of_a_millimetre(string wkt, double metres) =>
        Assert.Equal(metres, Geodesy.LengthMetres(Read(wkt)), 1e-4);

    [Fact]
    public void A_hole_is_taken_off_and_parts_are_added()
    {
        double square = 1146121.7302618027, hole = Geodesy.AreaSquareMetres(Read("POLYGON((106.562 21.652,106.568 21.652,106.568 21.658,106.562 21.658,106.562 21.652))"));
        const string outer = "(106.56 21.65,106.57 21.65,106.57 21.66,106.56 21.66,106.56 21.65)", inner = "(106.562 21.652,106.568 21.652,106.568 21.658,106.562 21.658,106.562 21.652)";
        Assert.Equal(square - hole, Geodesy.AreaSquareMetres(Read($"POLYGON({outer},{inner})")), 1);
        Assert.Equal(square, Geodesy.AreaSquareMetres(Read($"MULTIPOLYGON(({outer},{inner}),({inner}))")), 1);
        Assert.Equal((0, 0), (Geodesy.LengthMetres(Read($"POLYGON({outer})")), Geodesy.AreaSquareMetres(Read("POINT(106.56 21.65)"))));
    }

    /// <summary>65 communes by GeographicLib; the official areas differ from the simplified boundaries by some hundredths of a percent.</summary>
    [Fact]
    public void The_boundaries_of_Lang_Son_have_the_area_of_the_province()
    {
        FeatureCollection communes = CommuneBoundaries.Read();
        Assert.Equal(8308093056.640979, communes.Sum(c => Geodesy.AreaSquareMetres(c.Geometry)), 8308.0);
        Assert.Equal(54812842.52420689, Geodesy.AreaSquareMetres(communes.Single(c => (string)c.Attributes["code"] == "05977").Geometry), 55.0);
    }

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}
