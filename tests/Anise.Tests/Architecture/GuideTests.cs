using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anise.Tests.Reviews;

namespace Anise.Tests.Architecture;

/// <summary>The officers' guide in Vietnamese says what stands on the screen.</summary>
public sealed partial class GuideTests
{
    private static readonly string Root = SharedData.Root();

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "vi"), "*.md").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_word_in_bold_stands_on_the_screen(string page)
    {
        HashSet<string> screen = [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "Texts.resx", SearchOption.AllDirectories)
            .SelectMany(f => XDocument.Load(f).Root!.Elements("data").Select(d => d.Element("value")!.Value))];
        string[] bold = [.. Bold().Matches(File.ReadAllText(Path.Combine(Root, "docs", "vi", page))).Select(m => m.Groups[1].Value.TrimEnd('.'))];
        Assert.NotEmpty(bold);
        Assert.DoesNotContain("Không có trên màn hình", screen);
        // "…" stands for what differs from screen to screen.
        Assert.Empty(bold.Where(word => word.EndsWith('…') ? !screen.Any(s => s.StartsWith(word[..^1].TrimEnd(), StringComparison.Ordinal)) : !screen.Contains(word)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string folder = Path.Combine(Root, "docs", "vi");
        Assert.Empty(Link().Matches(File.ReadAllText(Path.Combine(folder, page))).Select(m => m.Groups[1].Value).Where(link => !File.Exists(Path.Combine(folder, link))));
    }

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
