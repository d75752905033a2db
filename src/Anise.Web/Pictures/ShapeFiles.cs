using System.Security.Cryptography;
using Anise.Basics;
using Microsoft.Net.Http.Headers;

namespace Anise.Web.Pictures;

/// <summary>The shapes of maps, for the pictures.</summary>
internal static class ShapeFiles
{
    /// <summary>Their address.</summary>
    public const string Address = "/maps/communes.geojson";

    /// <summary>What they are.</summary>
    public const string Type = "application/geo+json";

    public static void MapShapeFiles(this WebApplication app) => app.MapGet(Address, async (HttpContext http, CommuneShapes shapes) =>
    {
        Result<byte[]> read = await shapes.ReadAsync(http.RequestAborted);
        if (!read.Ok) return Results.Problem(read.Problems[0].Message, statusCode: StatusCodes.Status500InternalServerError);
        http.Response.Headers.CacheControl = "private, no-cache";   // kept, and asked for by its tag
        return Results.Bytes(read.Value, Type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(read.Value))[..16]}\""));
    });
}
