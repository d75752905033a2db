using Anise.Basics;
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

    /// <summary>What stands before a year in a title.</summary>
    public static IReadOnlyList<string> Years => Data.Years;

    /// <summary>What says that a number is not exact, the longest first.</summary>
    public static IReadOnlyList<string[]> About { get; } = [.. Data.About.Select(Split).OrderByDescending(p => p.Length)];

    /// <summary>Short names of bodies and what they stand for, both with a blank on each side, the longest first.</summary>
    private static readonly IReadOnlyList<(string Short, string Whole)> Bodies =
        [.. Data.Bodies.SelectMany(b => b.Value, (b, word) => (Short: $" {Folding.Fold(word)} ", Whole: $" {Folding.Fold(b.Key)} ")).OrderByDescending(b => b.Short.Length)];

    /// <summary>What stands before a day, the longest first.</summary>
    public static IReadOnlyList<string[]> Weekdays { get; } = [.. Data.Weekdays.Select(Split).OrderByDescending(p => p.Length)];

    /// <summary>Whether a place is the commune as a whole.</summary>
    public static bool IsWhole(string place) => Split(place) is var words && Data.Whole.Exists(w => Split(w) is var whole && whole.Length == words.Length && StandAt(words, 0, whole));

    /// <summary>The campaign that a title names; null where it names none.</summary>
    public static string? CampaignIn(string title) =>
        Data.Campaigns.SelectMany(c => c.Value, (c, word) => (Name: c.Key, Words: Split(word))).OrderByDescending(c => c.Words.Length).FirstOrDefault(c => Contains(Split(title), c.Words)).Name;

    /// <summary>A part of a cell without its bullet: a dash or dot before a blank or a word. A dash before a number is a sign, and stays.</summary>
    public static string WithoutBullet(string text)
    {
        string part = text.Trim().TrimEnd('-', '–', '•', '.', ',', ' ');
        return part.Length > 1 && part[0] is '-' or '–' or '•' or '.' or ',' && !char.IsAsciiDigit(part[1]) ? part[1..].Trim() : part;
    }

    /// <summary>The campaign that a name means, as it is written: <c>chủ nhật đỏ</c> is <c>Ngày Chủ nhật đỏ</c>; the name itself where it is none of the known.</summary>
    public static string CampaignOf(string name) => Data.Campaigns.FirstOrDefault(c => c.Value.Exists(word => Folding.Fold(word) == Folding.Fold(name))).Key ?? name;

    /// <summary>A name of a body for comparing, without marks and capitals and with what is written short written out.</summary>
    public static string BodyKey(string name)
    {
        string key = $" {Folding.Fold(name)} ";
        foreach (var (shortName, whole) in Bodies)
            if (key.Contains(shortName, StringComparison.Ordinal) && !key.Contains(whole, StringComparison.Ordinal)) key = key.Replace(shortName, whole, StringComparison.Ordinal);
        return key.Trim();
    }

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

        public Dictionary<string, List<string>> Bodies { get; set; } = [];

        public List<string> Years { get; set; } = [];

        public List<string> About { get; set; } = [];

        public List<string> Weekdays { get; set; } = [];

        public List<string> Whole { get; set; } = [];

        public Dictionary<string, List<string>> Campaigns { get; set; } = [];
    }
}
