using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anise.Rules.Answering;

/// <summary>The sex of a member as the rules know it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberSex>))]
public enum MemberSex
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}

/// <summary>What a household answered: plain data that goes to JSON and back. An answer that is not there is unknown, never guessed.</summary>
public sealed class Answers
{
    /// <summary>How answers are written as JSON: camel case, no nulls.</summary>
    public static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option code of the area: <c>rural</c> or <c>urban</c>; null when not known.</summary>
    public string? Area { get; set; }

    /// <summary>The household's answers by question code, as text: <c>yes</c>/<c>no</c>, an option code, option codes separated by a comma (empty = none of them), a number with a point.</summary>
    public Dictionary<string, string?> Household { get; set; } = [];

    /// <summary>The members, in the order of the form.</summary>
    public List<MemberAnswers> Members { get; set; } = [];

    /// <summary>The answer as <see cref="Household"/> keeps it, or null.</summary>
    public string? this[string question]
    {
        get => Household.GetValueOrDefault(question);
        set => Household[question] = value;
    }

    /// <summary>As JSON (see <see cref="JsonOptions"/>).</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>From JSON; throws <see cref="JsonException"/> when it is no JSON of this shape.</summary>
    public static Answers FromJson(string json) =>
        JsonSerializer.Deserialize<Answers>(json, JsonOptions) ?? throw new JsonException();
}

/// <summary>What is known and was answered about one member.</summary>
public sealed class MemberAnswers
{
    /// <summary>The caller's own id of the member; it comes back in explanations, missing answers and faults.</summary>
    public required string Key { get; set; }

    /// <summary>The name, for the caller's convenience; no rule reads it.</summary>
    public string? Name { get; set; }

    /// <summary>The sex, or null when not known.</summary>
    public MemberSex? Sex { get; set; }

    /// <summary>The date of birth, or null when not known.</summary>
    public DateOnly? BirthDate { get; set; }

    /// <summary>The year of birth when the date is not known.</summary>
    public int? BirthYear { get; set; }

    /// <summary>The relationship to the head as the caller codes it (<c>head</c> for the head), or null.</summary>
    public string? Relationship { get; set; }

    /// <summary>The code of the ethnic group (01-54 of the national list), or null.</summary>
    public string? Ethnicity { get; set; }

    /// <summary>The member's answers by question code, written as in <see cref="Answers.Household"/>.</summary>
    [JsonPropertyName("answers")]
    public Dictionary<string, string?> Values { get; set; } = [];

    /// <summary>One answer, or null.</summary>
    public string? this[string question]
    {
        get => Values.GetValueOrDefault(question);
        set => Values[question] = value;
    }
}
