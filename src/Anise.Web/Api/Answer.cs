using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Anise.Households.Lists;
using Anise.Tables.Writing;
using Microsoft.Net.Http.Headers;

namespace Anise.Web.Api;

/// <summary>Answers as JSON or CSV, with a tag made of the content: who has it already gets 304 and no body.</summary>
internal static class Answer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>How long anybody may keep what is public, in seconds.</summary>
    private const int PublicAge = 3600;

    /// <summary>Answers in the form asked for by <c>?format=csv</c> or <c>Accept: text/csv</c>; else as JSON.</summary>
    /// <param name="http">The request.</param>
    /// <param name="value">The JSON.</param>
    /// <param name="columns">The head of the CSV.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="open">Whether anybody may keep it on the way.</param>
    public static IResult Of<T>(HttpContext http, T value, IReadOnlyList<string> columns, Func<IEnumerable<IReadOnlyList<object?>>> rows, bool open = false)
    {
        bool csv = WantsCsv(http.Request);
        byte[] body = csv ? Csv(columns, rows()) : JsonSerializer.SerializeToUtf8Bytes(value, Json);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"";
        IHeaderDictionary headers = http.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = open ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={PublicAge}") : "private, no-cache";
        headers.Vary = open ? "Accept, Accept-Language" : "Accept, Accept-Language, Authorization";
        bool known = EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out IList<EntityTagHeaderValue>? tags)
            && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.Equals(tag, StringComparison.Ordinal));
        return known ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8");
    }

    /// <summary>A number as figures are shown on the command line: 15 significant digits.</summary>
    public static double? Exact(double? value) => value is { } v ? double.Parse(v.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    /// <summary>Whether CSV is asked for.</summary>
    public static bool WantsCsv(HttpRequest request) => request.Query["format"] is [{ } format] ? format == "csv"
        : MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? accepted)
            && accepted.Any(a => a.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);

    private static byte[] Csv(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        TableWorkbook.WriteCsv(writer, columns, rows, "\r\n");
        return Encoding.UTF8.GetBytes(writer.ToString());
    }
}
