using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anise.Tests.Reviews;

namespace Anise.Tests.Architecture;

/// <summary>Texts stand in resources, in both languages.</summary>
public sealed partial class TextTests
{
    private static readonly string Source = Path.Combine(SharedData.Root(), "src");

    public static TheoryData<string> Areas =>
        [.. Directory.EnumerateFiles(Source, "Texts.resx", SearchOption.AllDirectories).Where(IsOurs).Select(f => Path.GetRelativePath(Source, f))];

    [Theory]
    [MemberData(nameof(Areas))]
    public void An_area_says_everything_in_both_languages(string resource)
    {
        string vi = Path.Combine(Source, resource), en = Path.ChangeExtension(vi, ".en.resx");
        Dictionary<string, string> own = Read(vi), other = Read(en);
        Assert.NotEmpty(own);
        Assert.Equal(own.Keys.Order(), other.Keys.Order());
        Assert.NotEqual(Places("{0} {1:N0}"), Places("{0}"));   // a place that one language leaves out is seen
        // A text may need a value in one language only where the code gives both forms of a name.
        Assert.Empty(own.Keys.Where(key => key != "place-in-text" && string.Join(',', Places(own[key])) != string.Join(',', Places(other[key]))));
    }

    /// <summary>
    /// Letters that only Vietnamese has may stand in comments, in reading what offices write (import, ordering, folding), nowhere else:
    /// a text for the screen belongs to the resources.
    /// </summary>
    [Fact]
    public void No_Vietnamese_text_stands_in_code()
    {
        string[] reading = ["Folding.cs", "VietnameseOrder.cs", "HouseholdNames.cs", "Template.cs", "LawWords.cs"];
        string[] found =
        [
            .. Directory.EnumerateFiles(Source, "*.*", SearchOption.AllDirectories)
                .Where(f => IsOurs(f) && Path.GetExtension(f) is ".cs" or ".razor")
                .Where(f => !f.Contains(Path.Combine("Anise", "Tables"), StringComparison.Ordinal) && !reading.Contains(Path.GetFileName(f)))
                .SelectMany(f => File.ReadLines(f).Select((line, i) => (Place: $"{Path.GetRelativePath(Source, f)}:{i + 1}", Line: Comment().Replace(line, ""))))
                .Where(l => Vietnamese().IsMatch(l.Line)).Select(l => $"{l.Place} {l.Line.Trim()}"),
        ];
        Assert.Empty(found);
        Assert.Matches(Vietnamese(), Comment().Replace("return \"Hộ nghèo\";   // hộ", ""));
        Assert.DoesNotMatch(Vietnamese(), Comment().Replace("return code;   // hộ nghèo", ""));
    }

    private static bool IsOurs(string file) =>
        !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"//.*$|@\*.*?\*@|/\*.*?\*/")]
    private static partial Regex Comment();

    [GeneratedRegex("[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")]
    private static partial Regex Vietnamese();
}
