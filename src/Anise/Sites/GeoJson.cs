using System.Text.Json;
using NetTopologySuite.IO.Converters;

namespace Anise.Sites;

/// <summary>Reads and writes GeoJSON (RFC 7946: WGS 84, degrees, longitude first).</summary>
public static class GeoJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Reads a geometry, a feature or a collection of features.</summary>
    /// <exception cref="JsonException">It is no such GeoJSON.</exception>
    public static T? Read<T>(Stream json) => JsonSerializer.Deserialize<T>(json, Options);

    /// <inheritdoc cref="Read{T}(Stream)"/>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    /// <summary>Writes it as UTF-8.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
