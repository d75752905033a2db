using Anise.Rules;
using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Plans.Production;

/// <summary>The animals of plans, by their codes and by the words of offices.</summary>
public static class Animals
{
    private static readonly AnimalFile Data = YamlWords.Load<AnimalFile>("Anise.Plans.Production.animals");
    private static readonly WordTable<string> Words = new(Data.Animals.Select(a => (a.Code, (IEnumerable<string>)[a.Code, .. a.Words])));
    private static readonly Dictionary<string, LocalText> Labels = Data.Animals.ToDictionary(a => a.Code, a => new LocalText(a.Label["vi"], a.Label["en"]), StringComparer.Ordinal);

    /// <summary>The codes, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Data.Animals.Select(a => a.Code)];

    /// <summary>What an animal is called; as it was written where it has no code.</summary>
    public static string NameOf(string animal) => Labels.TryGetValue(animal, out LocalText label) ? label.ToString() : animal;

    /// <summary>The code of an animal as somebody writes it; null where it is none of the list.</summary>
    public static string? CodeOf(string? written) => VietnameseText.Clean(written ?? "") is { Length: > 0 } text && Words.TryGet(text, out string? code) ? code : null;

    private sealed class AnimalFile
    {
        public List<AnimalLine> Animals { get; set; } = [];
    }

    private sealed class AnimalLine
    {
        public string Code { get; set; } = "";

        public Dictionary<string, string> Label { get; set; } = [];

        public List<string> Words { get; set; } = [];
    }
}

/// <summary>What lines of plans are called.</summary>
public static class PlanLineWords
{
    /// <summary>A crop or animal.</summary>
    public static string NameOf(PlanLineKind kind, string crop) => kind == PlanLineKind.Livestock ? Animals.NameOf(crop) : Projects.Crops.NameOf(crop);
}
