using Anise.Tables.Letters;

namespace Anise.Tables.Values;

/// <summary>The words by which rows and values of any list are recognised. Read from the YAML beside.</summary>
internal static class TableWords
{
    private static readonly WordFile Data = YamlWords.Load<WordFile>("Anise.Tables.Values.words");

    private static readonly string[] Totals = [.. Data.Totals.Select(VietnameseText.Fold)];

    private static readonly string[] Signatures = [.. Data.Signatures.Select(VietnameseText.Fold)];

    public static WordTable<bool> YesNo { get; } = new([(true, Data.Yes), (false, Data.No)]);

    public static WordTable<bool> Marks { get; } = new([(true, Data.Marks)]);

    public static WordTable<bool> Blanks { get; } = new([(true, Data.Blank)]);

    public static WordTable<bool> GenericSheets { get; } = new([(true, Data.GenericSheets)]);

    public static IReadOnlyList<string> VillageWords => Data.VillageWords;

    public static bool IsTotal(string text) => StartsWithOne(text, Totals);

    public static bool IsSignature(string text) => StartsWithOne(text, Signatures);

    private static bool StartsWithOne(string text, string[] words)
    {
        if (text.Length > 80)
            return false;
        var folded = VietnameseText.Fold(text);
        return Array.Exists(words, w => folded.StartsWith(w, StringComparison.Ordinal) && (folded.Length == w.Length || folded[w.Length] == ' '));
    }

    private sealed class WordFile
    {
        public List<string> Marks { get; set; } = [];

        public List<string> Blank { get; set; } = [];

        public List<string> Yes { get; set; } = [];

        public List<string> No { get; set; } = [];

        public List<string> Totals { get; set; } = [];

        public List<string> Signatures { get; set; } = [];

        public List<string> VillageWords { get; set; } = [];

        public List<string> GenericSheets { get; set; } = [];
    }
}
