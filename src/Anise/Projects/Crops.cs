using Anise.Rules;
using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Projects;

/// <summary>The crops of projects, by their codes and by the words of offices.</summary>
public static class Crops
{
    private static readonly CropFile Data = YamlWords.Load<CropFile>("Anise.Projects.crops");
    private static readonly WordTable<string> Words = new(Data.Crops.Select(c => (c.Code, (IEnumerable<string>)[c.Code, .. c.Words])));
    private static readonly Dictionary<string, LocalText> Labels = Data.Crops.ToDictionary(c => c.Code, c => new LocalText(c.Label["vi"], c.Label["en"]), StringComparer.Ordinal);

    /// <summary>The codes, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Data.Crops.Select(c => c.Code)];

    /// <summary>Whether a crop lives for several years; null where the list does not know it.</summary>
    public static bool? IsPerennial(string crop) => Data.Crops.Find(c => c.Code == crop)?.Perennial;

    /// <summary>What a crop is called; as it was written where it has no code.</summary>
    public static string NameOf(string crop) => Labels.TryGetValue(crop, out LocalText label) ? label.ToString() : crop;

    /// <summary>The code of a crop as somebody writes it; the text itself where it is none of the list; null for nothing.</summary>
    public static string? CodeOf(string? written) =>
        VietnameseText.Clean(written ?? "") is not { Length: > 0 } text ? null : Words.TryGet(text, out string? code) ? code : text;

    private sealed class CropFile
    {
        public List<CropLine> Crops { get; set; } = [];
    }

    private sealed class CropLine
    {
        public string Code { get; set; } = "";

        public Dictionary<string, string> Label { get; set; } = [];

        public List<string> Words { get; set; } = [];

        public bool? Perennial { get; set; }
    }
}
