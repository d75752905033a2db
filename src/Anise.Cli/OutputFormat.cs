using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Anise.Tables.Letters;
using Spectre.Console;

namespace Anise.Cli;

/// <summary>How a table is written to stdout.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,
    /// <summary>Comma-separated, a header row, UTF-8.</summary>
    Csv,
    /// <summary>An array of objects.</summary>
    Json,
}

/// <summary>Writes tables in the format asked for.</summary>
internal static class Table
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    private const int PipeWidth = 400;

    /// <summary>The option <c>--format text|csv|json</c>.</summary>
    public static Option<OutputFormat> FormatOption() =>
        new("--format") { Description = Texts.Get("format"), DefaultValueFactory = _ => OutputFormat.Text };

    /// <summary>Writes the rows under the columns; null is an empty cell, and null in JSON.</summary>
    public static void Write(TextWriter output, OutputFormat format, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                output.Write(string.Join(',', columns.Select(Quote)) + "\n");
                foreach (IReadOnlyList<object?> row in rows) output.Write(string.Join(',', row.Select(cell => Quote(Safe(cell)))) + "\n");
                break;
            case OutputFormat.Json:
                var array = new JsonArray();
                foreach (IReadOnlyList<object?> row in rows)
                {
                    var thing = new JsonObject();
                    for (int i = 0; i < columns.Count; i++) thing[columns[i]] = row[i] is null ? null : JsonSerializer.SerializeToNode(row[i], row[i]!.GetType(), Json);
                    array.Add(thing);
                }
                output.WriteLine(array.ToJsonString(Json));
                break;
            default:
                var table = new Spectre.Console.Table().Border(TableBorder.Minimal);
                foreach (string column in columns) table.AddColumn(Markup.Escape(column));
                foreach (IReadOnlyList<object?> row in rows) table.AddRow([.. row.Select(cell => Markup.Escape(Plain(cell)))]);
                IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
                if (output != Console.Out || Console.IsOutputRedirected) console.Profile.Width = PipeWidth;   // no screen cuts it
                console.Write(table);
                break;
        }
    }

    /// <summary>A text that begins like a formula does not run where the file is opened; a number in a text stays one.</summary>
    private static string Safe(object? cell) =>
        cell is string { Length: > 1 } text && !decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) ? SafeCell.Of(text) : Plain(cell);

    private static string Plain(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
