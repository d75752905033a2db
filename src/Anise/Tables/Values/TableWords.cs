using Anise.Tables.Letters;

namespace Anise.Tables.Values;

/// <summary>The words by which rows and values of any list are recognised. Read from the YAML beside.</summary>
internal static class TableWords
{
    private static readonly WordFile Data = YamlWords.Load<WordFile>("Anise.Tables.Values.words");

    public static WordTable<bool> YesNo { get; } = new([(true, Data.Yes), (false, Data.No)]);

    public static WordTable<bool> Marks { get; } = new([(true, Data.Marks)]);

    public static WordTable<bool> Blanks { get; } = new([(true, Data.Blank)]);

    public static WordTable<bool> GenericSheets { get; } = new([(true, Data.GenericSheets)]);

    public static IReadOnlyList<string> VillageWords => Data.VillageWords;

    /// <summary>Words after which a word for village names none: nông thôn.</summary>
    public static IReadOnlyList<string> NoVillageAfter => Data.NoVillageAfter;

    /// <summary>Words before the name of a place that is no village.</summary>
    public static IReadOnlyList<string> OtherPlaces => Data.OtherPlaces;

    /// <summary>Words before which a word for village names none: khu vực.</summary>
    public static IReadOnlyList<string> NoVillageBefore => Data.NoVillageBefore;

    /// <summary>Words that end the name of a village in a title: thôn Nà Lùng xã Vạn Linh.</summary>
    public static WordTable<bool> VillageEnds { get; } = new([(true, Data.VillageEnds)]);

    /// <summary>Signs that a cell says the same as the one above.</summary>
    public static IReadOnlySet<string> Ditto { get; } = Data.Ditto.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is a number of a page: Trang 2, trang 2/5.</summary>
    public static bool IsPage(string text) => text.Length <= 40 && Has(Data.Pages, text.ToLowerInvariant().Trim(' ', '-', '–', '.', '/', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    /// <summary>Whether a word is one of a list, marks counting where it has any: "Tồng" is no "tổng".</summary>
    public static bool Has(IReadOnlyList<string> words, string word) =>
        word.All(char.IsAscii) ? words.Any(w => VietnameseText.Fold(w) == VietnameseText.Fold(word)) : words.Any(w => VietnameseText.ToneKey(w) == VietnameseText.ToneKey(word));

    public static bool IsTotal(string text) => StartsWithOne(text, Data.Totals);

    public static bool IsSignature(string text) => StartsWithOne(text, Data.Signatures);

    /// <summary>With marks where the text has any: "Tống" is no "tổng".</summary>
    private static bool StartsWithOne(string text, List<string> words)
    {
        if (text.Length > 80)
            return false;
        bool plain = text.All(char.IsAscii);
        string start = plain ? VietnameseText.Fold(text) : VietnameseText.ToneKey(text);
        return words.Exists(w => (plain ? VietnameseText.Fold(w) : VietnameseText.ToneKey(w)) is { Length: > 0 } word && start.StartsWith(word, StringComparison.Ordinal)
            && (start.Length == word.Length || !char.IsLetter(start[word.Length])));
    }

    private sealed class WordFile
    {
        public List<string> Marks { get; set; } = [];

        public List<string> Blank { get; set; } = [];

        public List<string> OtherPlaces { get; set; } = [];

        public List<string> Pages { get; set; } = [];

        public List<string> Ditto { get; set; } = [];

        public List<string> Yes { get; set; } = [];

        public List<string> No { get; set; } = [];

        public List<string> Totals { get; set; } = [];

        public List<string> Signatures { get; set; } = [];

        public List<string> VillageWords { get; set; } = [];

        public List<string> NoVillageAfter { get; set; } = [];

        public List<string> NoVillageBefore { get; set; } = [];

        public List<string> VillageEnds { get; set; } = [];

        public List<string> GenericSheets { get; set; } = [];
    }
}
