using System.Text.Json;
using System.Xml.Linq;

namespace Anise.Tests.Architecture;

/// <summary>NOTICE names every package that the program is delivered with.</summary>
public sealed class NoticeTests
{
    [Fact]
    public void Every_package_of_the_program_is_named()
    {
        string root = SharedData.Root();
        string notice = File.ReadAllText(Path.Combine(root, "NOTICE"));
        using JsonDocument locked = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "src", "Anise.Cli", "packages.lock.json")));
        HashSet<string> development = [.. XDocument.Load(Path.Combine(root, "Directory.Build.props")).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value)];
        string[] packages =
        [
            .. locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
                .Where(p => p.Value.GetProperty("type").GetString() != "Project").Select(p => p.Name).Where(name => !development.Contains(name) && !name.EndsWith(".Analyzers", StringComparison.Ordinal)).Distinct(),
        ];
        Assert.Contains("ExcelDataReader", packages);
        string[] named = notice.Split([' ', ',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(packages.Where(p => !named.Contains(p) && !named.Contains(p + ".")));
    }
}
