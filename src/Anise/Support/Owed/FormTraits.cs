using Anise.Rules.Answering;
using Anise.Tables.Values;

namespace Anise.Support.Owed;

/// <summary>Traits that the answers of a form say, by the table beside.</summary>
internal static class FormTraits
{
    private static readonly Dictionary<string, FormTrait> Known = YamlWords.Load<Dictionary<string, FormTrait>>("Anise.Support.Owed.traits");

    /// <summary>The traits of a member; what the answers do not say is left out.</summary>
    public static IEnumerable<(string Trait, string Value)> Of(MemberAnswers member)
    {
        foreach (var (trait, from) in Known)
            if (member[from.Question] is { } answer && from.Values.TryGetValue(answer, out string? value)) yield return (trait, value);
    }

    private sealed class FormTrait
    {
        public string Question { get; set; } = "";

        public Dictionary<string, string> Values { get; set; } = [];
    }
}
