using Anise.Tables.Letters;
using Anise.Tables.Values;

namespace Anise.Works.Written;

/// <summary>The words by which cells of files of works days are read. Read from the YAML beside.</summary>
internal static class WorksWords
{
    private static readonly WordFile Data = YamlWords.Load<WordFile>("Anise.Works.Written.words");

    /// <summary>Words of units: the unit of the catalogue, and how much one is of it. The longest first.</summary>
    public static IReadOnlyList<(string[] Words, string Unit, decimal Factor)> Units { get; } =
        [.. Data.Units.SelectMany(u => u.Value, (u, word) => (Split(word.Key), u.Key, word.Value)).OrderByDescending(u => u.Item1.Length)];

    /// <summary>What follows a number of people, the longest first.</summary>
    public static IReadOnlyList<string[]> People { get; } = [.. Data.People.Select(Split).OrderByDescending(p => p.Length)];

    /// <summary>What stands before a day, the longest first.</summary>
    public static IReadOnlyList<string[]> Weekdays { get; } = [.. Data.Weekdays.Select(Split).OrderByDescending(p => p.Length)];

    /// <summary>Whether a place is the commune as a whole.</summary>
    public static bool IsWhole(string place) => Split(place) is var words && Data.Whole.Exists(w => Split(w) is var whole && whole.Length == words.Length && StandAt(words, 0, whole));

    /// <summary>The campaign that a title names; null where it names none.</summary>
    public static string? CampaignIn(string title) =>
        Data.Campaigns.SelectMany(c => c.Value, (c, word) => (Name: c.Key, Words: Split(word))).OrderByDescending(c => c.Words.Length).FirstOrDefault(c => Contains(Split(title), c.Words)).Name;

    /// <summary>The words of a text.</summary>
    public static string[] Split(string text) => VietnameseText.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether words stand one after another in a text: with marks where the text has any.</summary>
    public static bool Contains(IReadOnlyList<string> text, IReadOnlyList<string> words) => Enumerable.Range(0, Math.Max(0, text.Count - words.Count + 1)).Any(at => StandAt(text, at, words));

    /// <summary>Whether words stand at a place of a text.</summary>
    public static bool StandAt(IReadOnlyList<string> text, int at, IReadOnlyList<string> words)
    {
        if (words.Count == 0 || at + words.Count > text.Count)
            return false;
        bool plain = text.All(w => w.All(char.IsAscii));
        for (int i = 0; i < words.Count; i++)
            if (Key(text[at + i], plain) != Key(words[i], plain)) return false;
        return true;
    }

    private static string Key(string word, bool plain) => plain ? VietnameseText.Fold(word) : VietnameseText.ToneKey(word.Trim('.', ',', ':', ';', '(', ')'));

    private sealed class WordFile
    {
        public Dictionary<string, Dictionary<string, decimal>> Units { get; set; } = [];

        public List<string> People { get; set; } = [];

        public List<string> Weekdays { get; set; } = [];

        public List<string> Whole { get; set; } = [];

        public Dictionary<string, List<string>> Campaigns { get; set; } = [];
    }
}
