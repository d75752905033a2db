using Anise.Basics;

namespace Anise.Reviews;

/// <summary>How long what people type may be: a line for names and numbers, a text for what is told.</summary>
internal static class TextLengths
{
    /// <summary>Most characters of a line: document numbers, persons, places.</summary>
    public const int Line = 200;

    /// <summary>Most characters of a text: reasons, notes, complaints, minutes.</summary>
    public const int Text = 2000;

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
