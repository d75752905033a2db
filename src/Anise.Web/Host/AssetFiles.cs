using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;

namespace Anise.Web.Host;

/// <summary>
/// The style sheet, fonts and scripts, out of the assembly. Their address carries a hash over all of them, so that browsers keep them for ever
/// and still see a new version at once.
/// </summary>
internal static class AssetFiles
{
    private const string Prefix = "assets/";

    private sealed record Asset(string Type, byte[] Plain, byte[]? Brotli);

    private static readonly Dictionary<string, Asset> Files = Read();

    /// <summary>The address of an asset, e.g. <c>anise.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static string Url(string name) => Files.ContainsKey(name) ? $"/{Prefix}{Version}/{name}" : throw new KeyNotFoundException($"No asset '{name}'.");

    private static string Version { get; } = ComputeVersion();

    /// <summary>Serves the assets, to anyone.</summary>
    public static void MapAssets(this WebApplication app) => app.MapGet("/assets/{version}/{**name}", Serve).WithMetadata(new AllowAnonymousAttribute());

    private static async Task Serve(HttpContext context, string version, string name)
    {
        if (version != Version || !Files.TryGetValue(name, out Asset? asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = asset.Type;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        byte[] body = asset.Plain;
        if (asset.Brotli is { } brotli)
        {
            context.Response.Headers.Vary = "Accept-Encoding";
            if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            {
                context.Response.Headers.ContentEncoding = "br";
                body = brotli;
            }
        }
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static Dictionary<string, Asset> Read()
    {
        Assembly assembly = typeof(AssetFiles).Assembly;
        var files = new Dictionary<string, Asset>(StringComparer.Ordinal);
        var styles = new MemoryStream();
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            string name = resource[Prefix.Length..].Replace('\\', '/');
            if (name.StartsWith("styles/", StringComparison.Ordinal)) stream.CopyTo(styles);   // 1-tokens … 5-print, in this order
            else if (name.EndsWith(".br", StringComparison.Ordinal)) continue;   // the packed twin of another
            else files.Add(name, Make(name, stream, assembly.GetManifestResourceStream(resource + ".br")));
        }
        styles.Position = 0;
        files.Add("anise.css", Make("anise.css", styles));
        return files;
    }

    private static Asset Make(string name, Stream stream, Stream? twin = null)
    {
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        string type = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".woff2" => "font/woff2",
            ".svg" => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        };
        if (type == "font/woff2") return new Asset(type, plain.ToArray(), null);
        var packed = new MemoryStream();
        if (twin is not null) twin.CopyTo(packed);
        else using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(plain.GetBuffer(), 0, (int)plain.Length);
        return new Asset(type, plain.ToArray(), packed.ToArray());
    }

    private static string ComputeVersion()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, asset) in Files.OrderBy(f => f.Key, StringComparer.Ordinal)) hash.AppendData(asset.Plain);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
