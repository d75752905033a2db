using Anise.Rules.Sets;
using Anise.Tables.Values;

namespace Anise.Support.Owed;

/// <summary>How offices call the fields of a household and what stands in them; the codes of the rules stay as they are.</summary>
internal static class HouseholdWords
{
    private static readonly File Data = YamlWords.Load<File>("Anise.Support.Owed.household");

    private static readonly WordTable<string> Fields = Table(Data.Fields), Traits = Table(Data.Traits), KindsOfArea = Table(Data.KindsOfArea);

    /// <summary>The field of a name.</summary>
    public static string Field(string name) => Data.Fields.ContainsKey(name) ? name : Fields.TryGet(name, out string? field) ? field : name;

    /// <summary>The trait of a name.</summary>
    public static string Trait(string name) => Data.Traits.ContainsKey(name) ? name : Traits.TryGet(name, out string? trait) ? trait : name;

    /// <summary>The area of a word.</summary>
    public static string Area(string text) => KindsOfArea.TryGet(text, out string? area) ? area : text;

    /// <summary>What a word says of a trait, as the rules write it: the code of an option, yes or no, a number with a point; else the word itself.</summary>
    public static string Value(RuleSet set, string trait, string text)
    {
        if (set.ChoicesOf(trait) is { Count: > 0 } options)
        {
            if (options.Any(o => o.Code == text)) return text;
            var words = new WordTable<string>(options.Select(o => (o.Code, Data.Choices.GetValueOrDefault(trait)?.GetValueOrDefault(o.Code) is { } own ? own.Concat([o.Label.Vi, o.Label.En]) : [o.Label.Vi, o.Label.En])));
            return words.TryGet(text, out string? code) ? code : text;
        }
        if (set.FaultOf(trait, text) is null) return text;
        if (set.FaultOf(trait, "yes") is null) return TableWords.YesNo.TryGet(text, out bool yes) ? yes ? "yes" : "no" : text;
        string point = text.Replace(',', '.');
        return set.FaultOf(trait, point) is null ? point : text;
    }

    private static WordTable<string> Table(Dictionary<string, List<string>> words) => new(words.Select(w => (w.Key, w.Value.Append(w.Key))));

    private sealed class File
    {
        public Dictionary<string, List<string>> Fields { get; set; } = [];

        public Dictionary<string, List<string>> Traits { get; set; } = [];

        public Dictionary<string, List<string>> KindsOfArea { get; set; } = [];

        public Dictionary<string, Dictionary<string, List<string>>> Choices { get; set; } = [];
    }
}
