using System.Text.Json;
using Anise.Lists;
using Anise.Web.Components;
using Anise.Web.Host;
using Anise.Web.Lists;
using Anise.Web.Pictures;
using Anise.Works.OnMap;
using Microsoft.AspNetCore.Antiforgery;

namespace Anise.Web.Works;

/// <summary>The files of the map of works.</summary>
public sealed class WorksWeb : WebArea
{
    /// <summary>Where the page's map finds what it draws.</summary>
    internal const string DrawnAddress = "/works/map/drawn";

    /// <summary>Where files of geographic programs are posted for: what hands out names stands in the journal.</summary>
    internal const string FilesAddress = "/works/map/sites";

    /// <inheritdoc/>
    public override void Map(WebApplication app)
    {
        app.MapGet(DrawnAddress, DrawnAsync).WithMetadata(new ReadsMapAttribute());
        app.MapPost(FilesAddress, TakeOutAsync).WithMetadata(new ReadsMapAttribute());
    }

    /// <summary>What is drawn of the list that the address asks for: no more than its page tells.</summary>
    private static async Task<IResult> DrawnAsync(HttpContext http, PageContext context, WorksOnMap found, MapThingList words)
    {
        if (await found.OpenAsync(context, http) is not { } list) return Results.NotFound();
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (MapThing thing in list.Found(context.Here.Ask(list)).Where(t => t.Site != null))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteStartObject("properties");
                json.WriteString("layer", thing.Layer.ToString());
                json.WriteString("tip", TipOf(thing, words));
                json.WriteString("href", thing.Address);
                json.WriteEndObject();
                json.WritePropertyName("geometry");
                json.WriteRawValue(thing.Site!);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(bytes.ToArray(), ShapeFiles.Type);
    }

    /// <summary>What a mark says. Evidence, whose record may be named after a person, says what it is of and when it came.</summary>
    private static string TipOf(MapThing thing, MapThingList words)
    {
        string?[] lines = [thing.Layer == MapLayer.Evidence ? MapThingList.NameOf(thing.Layer) : thing.Name, words.KindsOf(thing), thing.Place.Name, thing.On is { } day ? Show.Date(day) : null];
        return string.Join('\n', lines.OfType<string>());
    }

    private static async Task<IResult> TakeOutAsync(HttpContext http, IAntiforgery antiforgery, PageContext context, WorksOnMap found, TakeOutMap takeOut)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        string format = http.Request.Form["format"].ToString();
        if (format is not ("geojson" or "gpkg")) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await found.OpenAsync(context, http) is not { } list) return Results.NotFound();
        ListAsk ask = context.Here.Ask(list);
        return format == "gpkg" ? Results.File(await takeOut.GeoPackageAsync(context.Rights, list, ask, http.RequestAborted), "application/geopackage+sqlite3", list.FileName + ".gpkg")
            : Results.File(await takeOut.GeoJsonAsync(context.Rights, list, ask, http.RequestAborted), ShapeFiles.Type, list.FileName + ".geojson");
    }
}
