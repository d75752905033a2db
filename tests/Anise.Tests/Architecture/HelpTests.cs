using System.Text.RegularExpressions;
using Anise.Tests.Reviews;
using Anise.Web.Help;

namespace Anise.Tests.Architecture;

/// <summary>Every page leads to what the guide says of it, in both languages.</summary>
public sealed partial class HelpTests
{
    /// <summary>The pages of the programme by their routes, with something in the place of their parts.</summary>
    public static TheoryData<string> Routes =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SharedData.Root(), "src", "Anise.Web"), "*.razor", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).Where(text => !text.Contains("AllowAnonymous", StringComparison.Ordinal))
            .SelectMany(text => Page().Matches(text).Select(m => Part().Replace(m.Groups[1].Value, "1")))
            .Where(route => !route.StartsWith("/help", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Routes))]
    public void A_page_has_its_section_of_the_guide_in_both_languages(string route)
    {
        string? topic = Guide.TopicOf(route);
        Assert.NotNull(topic);
        Assert.NotNull(Guide.AddressOf("vi", topic));
        Assert.NotNull(Guide.AddressOf("en", topic));
    }

    [Theory, InlineData("vi"), InlineData("en")]
    public void The_guide_has_a_first_page_and_links_only_to_its_own(string language)
    {
        GuidePage[] pages = [.. Guide.PagesIn(language)];
        Assert.Equal(Guide.First(language), pages[0].Key);
        foreach (GuidePage page in pages)
        {
            Assert.NotEmpty(page.Title);
            Assert.All(Link().Matches(page.Html).Select(m => m.Groups[1].Value), link => Assert.True(link.StartsWith("samples/", StringComparison.Ordinal) ? SampleFiles.AddressOf(link["samples/".Length..]) is not null : Guide.Find(link) is not null, link));
            Assert.DoesNotContain(".md\"", page.Html, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("@page \"(.+?)\"")]
    private static partial Regex Page();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Part();

    [GeneratedRegex("href=\"/help/([^\"#]+)")]
    private static partial Regex Link();
}
