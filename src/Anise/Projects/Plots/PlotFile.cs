using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Anise.Basics;
using Anise.Projects.Changes;
using Anise.Sites;
using Anise.Tables.Layout;
using Anise.Tables.Letters;
using Anise.Tables.Values;
using Anise.Works.Written;
using NetTopologySuite.Geometries;

namespace Anise.Projects.Plots;

/// <summary>Plots of a file of any office (GeoJSON, Shapefile in a zip, GeoPackage, KML): its properties are found by their names as columns of a table are.</summary>
public static partial class PlotFile
{
    private const long MostBytes = 50_000_000;
    private const int LongestName = 100;
    private const string All = "*";
    private const decimal LeastDifference = 0.0001m;
    private const int LongestUnit = 12;
    private static readonly Dictionary<string, List<string>> AreaWords = YamlWords.Load<Dictionary<string, List<string>>>("Anise.Projects.Plots.areas");
    private static readonly ColumnWords Words = ColumnWords.Load("Anise.Projects.Plots.columns");

    private static readonly TableField
        Plot = new("plot"), DeclaredHa = new("declared-ha"), DeclaredM2 = new("declared-m2"), Crop = new("crop"), Grower = new("grower"), Place = new("place");

    private static readonly TableDescription Properties = new() { Fields = [Plot, DeclaredHa, DeclaredM2, Crop, Grower, Place], Words = Words };

    /// <summary>The plots of a file, or all that is wrong with it, each problem with the number of its feature.</summary>
    public static Result<IReadOnlyList<StatedPlot>> Read(Stream content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        if (bytes.Length > MostBytes) return Texts.Problem("plots-too-large", "file", MostBytes / 1_000_000);
        Result<byte[]> features = SiteFile.ToGeoJson(bytes.ToArray(), fileName);
        if (!features.Ok) return Result<IReadOnlyList<StatedPlot>>.Refused(features.Problems);
        ReadOnlyMemory<byte> json = features.Value;
        if (json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) json = json[3..];
        if (json.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || json.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Texts.Problem("plots-utf16", "file", fileName);
        if (json.IsEmpty) return Texts.Problem("plots-empty-file", "file", fileName);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, fileName);
        }
        catch (JsonException wrong)
        {
            return Texts.Problem("plots-not-json", "file", fileName, (wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1);
        }
    }

    private static Result<IReadOnlyList<StatedPlot>> Read(JsonElement root, string fileName)
    {
        string? kind = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
        if (kind is not ("FeatureCollection" or "Feature")) return Texts.Problem("plots-not-geojson", "file", fileName);
        if (root.TryGetProperty("crs", out JsonElement crs) && crs.ValueKind == JsonValueKind.Object && !KnownGrid().IsMatch(crs.GetRawText())) return Texts.Problem("plots-other-grid", "file", fileName, NameOfGrid(crs));
        JsonElement[] features;
        if (kind == "Feature") features = [root];
        else if (root.TryGetProperty("features", out JsonElement list) && list.ValueKind == JsonValueKind.Array) features = [.. list.EnumerateArray()];
        else return Texts.Problem("plots-not-geojson", "file", fileName);
        if (features.Length == 0) return Texts.Problem("plots-none", "file", fileName);
        Dictionary<string, string> columns = Columns(features);
        if (!columns.ContainsKey(Plot.Code)) return Texts.Problem("plots-no-name", "file", fileName, string.Join(", ", Words.Fields[Plot.Code].Take(6)), string.Join(", ", Names(features)));
        string[] areas = AreaColumns(Names(features), columns);
        if (areas.FirstOrDefault(a => OtherUnit(a) is not null) is { } other) return Texts.Problem("plots-area-unit", "file", fileName, other, OtherUnit(other));
        var plots = new List<StatedPlot>();
        var problems = new List<Problem>();
        foreach (var (feature, number) in features.Select((f, i) => (f, i + 1)))
        {
            var own = new List<Problem>();
            if (ReadOne(feature, number, columns, areas, own) is { } plot) plots.Add(plot);
            problems.AddRange(own.Select(p => p with { Message = Texts.Get("plot-at", number, p.Message) }));
        }
        foreach (IGrouping<string, StatedPlot> twice in plots.GroupBy(p => PlotNames.KeyOf(p.Name)).Where(g => g.Count() > 1))
            problems.Add(Texts.Problem("plot-twice", "file", twice.First().Name, string.Join(", ", twice.Select(p => p.Feature))));
        return problems.Count > 0 ? Result<IReadOnlyList<StatedPlot>>.Refused(problems) : Result<IReadOnlyList<StatedPlot>>.Of(plots);
    }

    private static StatedPlot? ReadOne(JsonElement feature, int number, Dictionary<string, string> columns, string[] areas, List<Problem> problems)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Feature")
        {
            problems.Add(Texts.Problem("plot-not-a-feature", "file"));
            return null;
        }
        string? name = TextOf(feature, Plot);
        if (name is null) problems.Add(Texts.Problem("plot-no-name", "plot", columns[Plot.Code]));
        else if (name == All) problems.Add(Texts.Problem("plot-name-all", "plot", All));
        else if (name.Length > LongestName) problems.Add(Texts.Problem("plot-name-long", "plot", LongestName));
        (Geometry? shape, Problem? fault) = PlotGeometry.Read(feature.TryGetProperty("geometry", out JsonElement geometry) ? geometry : default);
        if (fault is not null) problems.Add(fault);
        decimal? declared = AreaOf(feature, problems);
        if (shape is Point && declared is null && problems.Count == 0) problems.Add(Texts.Problem("plot-point-no-area", "declared-ha"));
        return problems.Count > 0 ? null : new StatedPlot(number, name!, shape!) { DeclaredHa = declared, Crop = TextOf(feature, Crop), Grower = TextOf(feature, Grower), Place = TextOf(feature, Place) };

        string? TextOf(JsonElement of, TableField field) => columns.TryGetValue(field.Code, out string? column) && CellOf(of, column) is { } value ? TextIn(value) : null;

        decimal? AreaOf(JsonElement of, List<Problem> against)
        {
            (string Column, decimal Hectares)? first = null;
            foreach (string column in areas)
            {
                TableField field = InSquareMetres(column) ? DeclaredM2 : DeclaredHa;
                if (CellOf(of, column) is not { } cell || TextIn(cell) is not { } text) continue;
                decimal? hectares = cell.ValueKind == JsonValueKind.Number ? Plain(text) : Written(text, ref field);
                if (hectares is not { } number) against.Add(Texts.Problem("plot-area-unclear", field.Code, column, text));
                else if ((field == DeclaredM2 ? number / PlotUnits.SquareMetresOfHectare : number) is var ha && ha is <= 0 or > PlotLimits.MostHectares) against.Add(Texts.Problem("plot-area-wrong", field.Code, column, text, PlotLimits.MostHectares));
                else if (first is { } known && Math.Abs(known.Hectares - ha) > LeastDifference) against.Add(Texts.Problem("plot-areas-disagree", field.Code, known.Column, known.Hectares, column, Trimmed(ha)));
                else first ??= (column, Trimmed(ha));
            }
            return first?.Hectares;
        }
    }

    private static JsonElement? CellOf(JsonElement feature, string column) =>
        feature.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(column, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value : null;

    private static string? TextIn(JsonElement value) => VietnameseText.Clean(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()) is { Length: > 0 } text ? text : null;

    /// <summary>The properties that say a declared area: those found by their words, and any other that speaks of an area that nobody measured.</summary>
    private static string[] AreaColumns(string[] names, Dictionary<string, string> columns) =>
        [.. ((TableField[])[DeclaredHa, DeclaredM2]).Select(f => columns.GetValueOrDefault(f.Code)).OfType<string>()
            .Concat(names.Where(n => !columns.ContainsValue(n) && Says("area", n))).Where(n => !Says("measured", n)).Distinct()];

    private static bool InSquareMetres(string column) => Says("square-metres", column);

    /// <summary>The unit that the name of an area says, where it is neither hectares nor square metres.</summary>
    private static string? OtherUnit(string column) => NamedUnit().Match(Spaced(column)) is { Success: true } unit && !((string[])["square-metres", "hectares"]).Any(u => AreaWords[u].Contains(unit.Groups["u"].Value.Trim(), StringComparer.Ordinal)) && unit.Groups["u"].Value.Length <= LongestUnit ? unit.Groups["u"].Value.Trim() : null;

    /// <summary>Whether the name of a property has a word of some kind.</summary>
    private static bool Says(string kind, string name) => Blanks().Replace(Spaced(name), " ") is var words && AreaWords[kind].Exists(w => $" {words} ".Contains($" {w} ", StringComparison.Ordinal));

    private static string Spaced(string name) => VietnameseText.Clean(name.Replace('_', ' ').Replace('\u00B2', '2')).ToLowerInvariant();

    private static decimal? Plain(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>A number as written, with the unit behind it where it has one: <c>1,5 ha</c>, <c>12.000 m2</c>. One and a half thousand hectares are not told from one and a half.</summary>
    private static decimal? Written(string text, ref TableField field)
    {
        if (AreaUnit().Match(text) is { Success: true } unit)
        {
            field = unit.Groups["ha"].Success ? DeclaredHa : DeclaredM2;
            text = text[..unit.Index].TrimEnd();
        }
        if (field == DeclaredHa && TwoWays().IsMatch(text)) return null;
        return text.StartsWith('-') ? (WrittenNumber.Read(text[1..]).Number is { } below ? -below : null) : WrittenNumber.Read(text).Number;
    }

    private static decimal Trimmed(decimal number) => decimal.Parse(number.ToString("0.##########", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Which property of the file is which.</summary>
    private static Dictionary<string, string> Columns(JsonElement[] features)
    {
        string[] names = Names(features);
        return Properties.Matcher.Assign([.. names.Select(n => (IReadOnlyList<string>)[VietnameseText.Clean(n.Replace('_', ' ').Replace('\u00B2', '2'))])], (_, _) => null).ToDictionary(m => m.Field, m => names[m.Column], StringComparer.Ordinal);
    }

    private static string[] Names(JsonElement[] features) =>
        [.. features.Where(f => f.ValueKind == JsonValueKind.Object && f.TryGetProperty("properties", out JsonElement p) && p.ValueKind == JsonValueKind.Object).SelectMany(f => f.GetProperty("properties").EnumerateObject().Select(p => p.Name)).Distinct()];

    private static string NameOfGrid(JsonElement crs) =>
        crs.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("name", out JsonElement name) ? name.ToString() : crs.GetRawText();

    [GeneratedRegex(@"\((?<u>[^)]*)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NamedUnit();

    [GeneratedRegex(@"[^\p{L}\p{Nd}-]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"CRS84|EPSG:+4326", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex KnownGrid();

    [GeneratedRegex(@"\s*((?<ha>ha|héc-?ta|hecta|hectares?)|(?<m2>m2|m²))\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AreaUnit();

    [GeneratedRegex(@"^[1-9]\d{0,2}[.,]\d{3}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex TwoWays();
}

/// <summary>By what plots of a project are told apart.</summary>
internal static class PlotNames
{
    /// <summary>A name for comparing: small letters, one blank between words, marks kept.</summary>
    public static string KeyOf(string name) => VietnameseText.ToneKey(VietnameseText.Clean(name));
}
