using System.Text.RegularExpressions;

namespace Anise.Pages.Tests.Architecture;

/// <summary>One file of a recipe.</summary>
/// <param name="File">Its path in the checkout.</param>
/// <param name="Edits">Whether it is there already: the text is what changes in it.</param>
/// <param name="Text">What it holds; for an edit lines with a space (as they stand), a plus or a minus in front.</param>
internal sealed record RecipeFile(string File, bool Edits, string Text);

/// <summary>A guide whose files stand in it: under a heading with the path, between fences; <c>diff</c> for what is edited.</summary>
internal static partial class Recipe
{
    /// <summary>The files of a guide, in order.</summary>
    public static IReadOnlyList<RecipeFile> Read(string guide) =>
        [.. Block().Matches(guide.ReplaceLineEndings("\n")).Select(m => new RecipeFile(m.Groups["file"].Value, m.Groups["kind"].Value == "diff", m.Groups["text"].Value))];

    /// <summary>Makes the files in a folder.</summary>
    /// <exception cref="InvalidOperationException">A new file is there already, or an edit does not find its lines once.</exception>
    public static void Carry(IReadOnlyList<RecipeFile> files, string folder)
    {
        foreach (RecipeFile file in files)
        {
            string path = Path.Combine(folder, file.File);
            if (file.Edits) File.WriteAllText(path, Edited(File.ReadAllText(path), file.Text));
            else if (File.Exists(path)) throw new InvalidOperationException($"{file.File} is there already.");
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }
        }
    }

    /// <summary>A text with a change made; its hunks are divided by lines that begin with <c>@@</c>.</summary>
    public static string Edited(string text, string change) => HunkMark().Split(change).Where(h => h.Length > 0).Aggregate(text, (now, hunk) =>
    {
        string[] lines = hunk.TrimEnd('\n').Split('\n');
        string before = Lines(lines, '-'), after = Lines(lines, '+');
        int at = now.IndexOf(before, StringComparison.Ordinal);
        return before.Length > 0 && at >= 0 && now.IndexOf(before, at + 1, StringComparison.Ordinal) < 0
            ? now[..at] + after + now[(at + before.Length)..]
            : throw new InvalidOperationException($"These lines do not stand once in the file:\n{before}");
    });

    private static string Lines(string[] lines, char side) => string.Concat(lines.Where(l => l.Length == 0 || l[0] == ' ' || l[0] == side).Select(l => (l.Length == 0 ? l : l[1..]) + "\n"));

    [GeneratedRegex(@"^#+ `(?<file>[^`\n]+)`\n\n(?:(?!```|#).*\n)*```(?<kind>\w+)\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^@@.*\n", RegexOptions.Multiline, 5000)]
    private static partial Regex HunkMark();
}
