using System.Runtime.CompilerServices;
using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.Rules.Tests;

/// <summary>The rules of this repository, loaded once.</summary>
internal static class Shipped
{
    public static readonly string Directory = Path.GetFullPath(Path.Combine(Here(), "..", "..", "rules"));

    private static readonly Lazy<RuleBook> Loaded = new(() => RuleBook.LoadDirectory(Directory).Require());

    public static RuleBook Book => Loaded.Value;

    public static RuleSet Poverty(int year) => Book.Find("vn/poverty", new(year, 10, 1));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
