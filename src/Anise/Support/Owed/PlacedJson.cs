using System.Text;
using System.Text.Json;
using Anise.Basics;

namespace Anise.Support.Owed;

/// <summary>A value of a JSON text with the line that it stands on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text or number as written; empty otherwise.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record PlacedJson(JsonValueKind Kind, string Text, int Line)
{
    /// <summary>The fields of an object, in order.</summary>
    public IReadOnlyList<(string Name, int Line, PlacedJson Value)> Fields { get; private init; } = [];

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<PlacedJson> Items { get; private init; } = [];

    /// <summary>Reads a text; what is no JSON is told with its line.</summary>
    public static Result<PlacedJson> Read(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
        try
        {
            reader.Read();
            PlacedJson top = Value(ref reader, bytes);
            reader.Read();   // anything after it is a fault
            return top;
        }
        catch (JsonException exception)
        {
            return Texts.Problem("json-bad", "household", (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)   // bytes that are no text
        {
            return Texts.Problem("json-bad", "household", LineAt(bytes, reader.TokenStartIndex), reader.TokenStartIndex - bytes.AsSpan(0, (int)reader.TokenStartIndex).LastIndexOf((byte)'\n'));
        }
    }

    private static PlacedJson Value(ref Utf8JsonReader reader, byte[] bytes)
    {
        int line = LineAt(bytes, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var fields = new List<(string, int, PlacedJson)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    (string name, int at) = (reader.GetString()!, LineAt(bytes, reader.TokenStartIndex));
                    reader.Read();
                    fields.Add((name, at, Value(ref reader, bytes)));
                }
                return new(JsonValueKind.Object, "", line) { Fields = fields };
            case JsonTokenType.StartArray:
                var items = new List<PlacedJson>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, bytes));
                return new(JsonValueKind.Array, "", line) { Items = items };
            case JsonTokenType.True: return new(JsonValueKind.True, "yes", line);
            case JsonTokenType.False: return new(JsonValueKind.False, "no", line);
            case JsonTokenType.Null: return new(JsonValueKind.Null, "", line);
            case JsonTokenType.Number: return new(JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), line);
            default: return new(JsonValueKind.String, reader.GetString()!, line);
        }
    }

    private static int LineAt(byte[] bytes, long index) => 1 + bytes.AsSpan(0, (int)index).Count((byte)'\n');
}
