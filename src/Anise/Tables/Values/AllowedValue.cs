using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anise.Tables.Values;

/// <summary>A value that a cell may hold, as it is called in both languages.</summary>
/// <param name="Vietnamese">In Vietnamese.</param>
/// <param name="English">In English.</param>
[JsonConverter(typeof(AllowedValueJson))]
public sealed record AllowedValue(string Vietnamese, string English)
{
    /// <summary>A value that is called the same in both languages.</summary>
    public AllowedValue(string name) : this(name, name) { }

    /// <summary>What is said in either language.</summary>
    public static AllowedValue Said(Func<string> say)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
            string vietnamese = say();
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            return new AllowedValue(vietnamese, say());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The value in the language of the reader.</summary>
    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Vietnamese;
}

/// <summary>Writes a value as an array of its two names; reports kept by older versions have one text.</summary>
internal sealed class AllowedValueJson : JsonConverter<AllowedValue>
{
    public override AllowedValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new AllowedValue(reader.GetString()!.Split(':')[^1]);
        string[] names = JsonSerializer.Deserialize<string[]>(ref reader, options)!;
        return new AllowedValue(names[0], names[^1]);
    }

    public override void Write(Utf8JsonWriter writer, AllowedValue value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Vietnamese);
        writer.WriteStringValue(value.English);
        writer.WriteEndArray();
    }
}
