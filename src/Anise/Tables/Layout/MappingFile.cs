using System.Globalization;
using Anise.Tables.Faults;
using Anise.Tables.Letters;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Anise.Tables.Layout;

/// <summary>A mapping read from YAML, or what is wrong with the file.</summary>
/// <param name="Mapping">The mapping, null when there are faults.</param>
/// <param name="Faults">Faults with the line of the YAML file as row.</param>
public sealed record MappingFileResult(ColumnMapping? Mapping, IReadOnlyList<ImportFault> Faults);

/// <summary>
/// Reads and writes the mapping of columns as YAML. All entries may be left out:
/// <code>
/// header-row: 5                # 1-based row of the lowest header row
/// village: Nà Lùng             # village of all rows, when no column holds it
/// columns:                     # field: header as seen, or letter of the column; "" = no column
///   name: Họ và tên
///   birth-date: E
/// sheets:                      # sheets that differ, by name, with the same entries
///   DS cu: { skip: true }
/// values:                      # what words of the office mean: field, then word: code
///   relationship: { V: spouse, C: child }
/// confirmed: true              # what was asked about this file is right as it stands
/// without-faulty: true         # take the records without faults only
/// </code>
/// </summary>
public static class MappingFile
{
    private static readonly string[] SheetKeys = ["header-row", "village", "columns", "skip"];

    private static readonly string[] FileKeys = ["sheets", "values", "confirmed", "without-faulty"];

    /// <summary>Reads a mapping.</summary>
    /// <param name="yaml">Content of the YAML file.</param>
    /// <param name="table">What the tables hold: only its fields may be named.</param>
    /// <returns>The mapping or its faults.</returns>
    public static MappingFileResult Read(string yaml, TableDescription table)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(yaml);
        var faults = new List<ImportFault>();
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(yaml);
            stream.Load(reader);
            if (stream.Documents.Count == 0)
                return new MappingFileResult(new ColumnMapping(), []);
            if (stream.Documents[0].RootNode is not YamlMappingNode root)
                return new MappingFileResult(null, [Fault(1, "mapping-wrong-value", "", 1)]);
            var sheets = new Dictionary<string, SheetMapping>(StringComparer.Ordinal);
            foreach (var (name, node) in Entries(root, "sheets", faults))
            {
                if (node is YamlMappingNode own)
                    sheets[VietnameseText.Clean(name)] = ReadSheet(own, SheetKeys, table, faults);
                else
                    faults.Add(Fault(node.Start.Line, "mapping-wrong-value", name, node.Start.Line));
            }

            var values = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
            foreach (var (field, node) in Entries(root, "values", faults))
            {
                if (node is YamlMappingNode words && table.Find(field) is not null)
                    values[field] = words.Children.ToDictionary(w => VietnameseText.Clean((w.Key as YamlScalarNode)?.Value ?? ""), w => (w.Value as YamlScalarNode)?.Value ?? "");
                else
                    faults.Add(Fault(node.Start.Line, "mapping-wrong-value", field, node.Start.Line));
            }

            var mapping = new ColumnMapping
            {
                Default = ReadSheet(root, [.. SheetKeys, .. FileKeys], table, faults),
                Sheets = sheets,
                Values = values,
                Confirmed = Flag(root, "confirmed", faults),
                WithoutFaulty = Flag(root, "without-faulty", faults),
            };
            return new MappingFileResult(faults.Count == 0 ? mapping : null, faults);
        }
        catch (YamlException e)
        {
            return new MappingFileResult(null, [Fault(e.Start.Line, "mapping-not-yaml", e.Start.Line, e.InnerException?.Message ?? e.Message)]);
        }
    }

    /// <summary>Writes a mapping as YAML that <see cref="Read"/> reads back.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <returns>YAML.</returns>
    public static string Write(ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var root = Plain(mapping.Default);
        if (mapping.Sheets.Count > 0)
            root["sheets"] = mapping.Sheets.ToDictionary(s => s.Key, s => Plain(s.Value));
        if (mapping.Values.Count > 0)
            root["values"] = mapping.Values.ToDictionary(v => v.Key, v => v.Value.ToDictionary(w => w.Key, w => w.Value));
        if (mapping.Confirmed)
            root["confirmed"] = true;
        if (mapping.WithoutFaulty)
            root["without-faulty"] = true;
        return root.Count == 0 ? "" : new SerializerBuilder().WithQuotingNecessaryStrings().Build().Serialize(root);
    }

    private static Dictionary<string, object> Plain(SheetMapping sheet)
    {
        var plain = new Dictionary<string, object>(StringComparer.Ordinal);
        if (sheet.Skip)
            plain["skip"] = true;
        if (sheet.HeaderRow is { } row)
            plain["header-row"] = row;
        if (sheet.Village is { } village)
            plain["village"] = village;
        if (sheet.Columns.Count > 0)
            plain["columns"] = sheet.Columns.ToDictionary(c => c.Key, c => c.Value);
        return plain;
    }

    private static SheetMapping ReadSheet(YamlMappingNode node, string[] keys, TableDescription table, List<ImportFault> faults)
    {
        var skip = false;
        int? headerRow = null;
        string? village = null;
        foreach (var (key, value) in node.Children)
        {
            var line = key.Start.Line;
            var name = (key as YamlScalarNode)?.Value ?? "";
            var text = (value as YamlScalarNode)?.Value;
            switch (name)
            {
                case "skip" when bool.TryParse(text, out skip):
                case "columns" when keys.Contains(name):
                case "sheets" or "values" or "confirmed" or "without-faulty" when keys.Contains(name):
                    break;
                case "header-row" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0:
                    headerRow = row;
                    break;
                case "village" when !string.IsNullOrWhiteSpace(text):
                    village = VietnameseText.Clean(text);
                    break;
                default:
                    faults.Add(keys.Contains(name) ? Fault(line, "mapping-wrong-value", name, line) : Fault(line, "mapping-unknown-key", name, line, string.Join(", ", keys)));
                    break;
            }
        }

        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in Entries(node, "columns", faults))
        {
            if (table.Find(field) is null)
                faults.Add(Fault(value.Start.Line, "mapping-unknown-key", field, value.Start.Line, string.Join(", ", table.Fields.Select(f => f.Code))));
            else if (value is YamlScalarNode { Value: { } where })
                columns[field] = VietnameseText.Clean(where);
            else
                faults.Add(Fault(value.Start.Line, "mapping-wrong-value", field, value.Start.Line));
        }

        return new SheetMapping { Skip = skip, HeaderRow = headerRow, Village = village, Columns = columns };
    }

    private static bool Flag(YamlMappingNode node, string key, List<ImportFault> faults)
    {
        if (node.Children.FirstOrDefault(c => c.Key is YamlScalarNode k && k.Value == key) is not { Value: { } value })
            return false;
        if (bool.TryParse((value as YamlScalarNode)?.Value, out bool flag))
            return flag;
        faults.Add(Fault(value.Start.Line, "mapping-wrong-value", key, value.Start.Line));
        return false;
    }

    private static IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode node, string key, List<ImportFault> faults)
    {
        foreach (var (k, value) in node.Children)
        {
            if (k is not YamlScalarNode scalar || scalar.Value != key)
                continue;
            if (value is YamlMappingNode map)
                return map.Children.Select(c => ((c.Key as YamlScalarNode)?.Value ?? "", c.Value));
            faults.Add(Fault(value.Start.Line, "mapping-wrong-value", key, value.Start.Line));
        }

        return [];
    }

    private static ImportFault Fault(long line, string problem, params object?[] found) => new("", (int)line, "", problem, found);
}
