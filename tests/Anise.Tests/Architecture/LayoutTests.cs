using System.Text.RegularExpressions;

namespace Anise.Tests.Architecture;

/// <summary>How a file begins. The compiler's own rules of style would say the same (IDE0065, IDE0161) and take a third of what all rules together take in a build.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] Folders = ["bench", "src", "tests", "tools"];

    [Fact]
    public void A_file_has_its_usings_first_and_a_namespace_without_braces()
    {
        string root = SharedData.Root();
        string[] files = [.. Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.cs", SearchOption.AllDirectories)).Where(IsWritten)];
        Assert.True(files.Length > 500, $"{files.Length} files");
        Assert.Empty(files.Where(f => IsWrong(File.ReadAllText(f))).Select(f => Path.GetRelativePath(root, f)));
    }

    [Theory]
    [InlineData("using System;\n\nnamespace Anise.Places;\n\npublic class Place;\n", false)]
    [InlineData("Console.WriteLine(1);\n", false)]
    [InlineData("using System;\n\nnamespace Anise.Places\n{\n    public class Place;\n}\n", true)]
    [InlineData("namespace Anise.Places {\n    public class Place;\n}\n", true)]
    [InlineData("namespace Anise.Places;\n\nusing System;\n\npublic class Place;\n", true)]
    [InlineData("namespace Anise.Places;\n\nusing static System.Math;\n", true)]
    [InlineData("namespace Anise.Places;\n\npublic class Place\n{\n    void Open() {\n        using var file = New();\n        using Stream s = file;\n    }\n}\n", false)]
    public void What_begins_otherwise_is_seen(string text, bool wrong) => Assert.Equal(wrong, IsWrong(text));

    private static bool IsWrong(string text) => Braces().IsMatch(text) || Late().IsMatch(text);

    /// <summary>Whether a person wrote the file: not made by a tool.</summary>
    private static bool IsWritten(string file) => !file.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules" or "Migrations");

    [GeneratedRegex(@"^namespace [\w.]+\s*\{", RegexOptions.Multiline, 5000)]
    private static partial Regex Braces();

    [GeneratedRegex(@"^namespace [\w.]+;(?:.|\n)*?^using [^=(\n]*;", RegexOptions.Multiline, 5000)]
    private static partial Regex Late();
}
