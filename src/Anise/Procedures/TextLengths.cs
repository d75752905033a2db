using Anise.Basics;

namespace Anise.Procedures;

/// <summary>What people type into the papers of a step: what has to be there, and how long it may be: a line for names and numbers, a text for what is told.</summary>
internal static class TextLengths
{
    /// <summary>Most characters of a line: document numbers, persons, places.</summary>
    public const int Line = 200;

    /// <summary>Most characters of a text: reasons, notes, complaints, minutes.</summary>
    public const int Text = 2000;

    /// <summary>What is wrong with a field that has to be filled in and is not; null when it is.</summary>
    public static Problem? Missing(string field, string? value) => string.IsNullOrWhiteSpace(value) ? Texts.Problem("missing", field) : null;

    /// <summary>The first line that is too long; null when none is.</summary>
    public static Problem? OfLines(params ReadOnlySpan<(string Field, string? Value)> lines) => Longer(Line, lines);

    /// <summary>The first text that is too long; null when none is.</summary>
    public static Problem? OfTexts(params ReadOnlySpan<(string Field, string? Value)> texts) => Longer(Text, texts);

    /// <summary>What is too long on the paper of a step; null when nothing is.</summary>
    public static Problem? Of(StepPaper paper) =>
        OfLines(("document", paper.Document), ("person", paper.Person)) ?? OfTexts(("note", paper.Note));

    private static Problem? Longer(int most, ReadOnlySpan<(string Field, string? Value)> values)
    {
        foreach (var (field, value) in values)
        {
            if (value?.Trim().Length > most) return Texts.Problem("too-long", field, most, value.Trim().Length);
        }
        return null;
    }
}
