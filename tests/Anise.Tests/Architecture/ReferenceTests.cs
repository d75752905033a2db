using System.Globalization;
using Anise.Cli;
using Anise.Testing;

namespace Anise.Tests.Architecture;

/// <summary>What is told of the areas is made from the list of areas, and has its words.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public async Task The_command_tells_who_may_do_what()
    {
        string table = await RunAsync("user", "permissions");
        Assert.StartsWith("permission,area,what,Enumerator,", table, StringComparison.Ordinal);
        Assert.Contains("\nManageUsers,Access,Manage users and roles,,,,,,,x\n", table, StringComparison.Ordinal);
        Assert.Equal(Areas.All.Sum(a => a.Permissions.Count), Rows(table));
    }

    [Fact]
    public async Task The_command_tells_what_the_journal_tells()
    {
        string table = await RunAsync("journal", "words");
        Assert.Contains("\nact,add-village,Places,Added a village,\n", table, StringComparison.Ordinal);
        Assert.Contains("\nthing,figure,Figures,Figure,SeeFigures\n", table, StringComparison.Ordinal);
        Assert.Equal(Areas.All.Sum(a => a.Acts.Count + a.Subjects.Count), Rows(table));
    }

    [Fact]
    public void Every_permission_act_kind_and_entry_of_the_menu_has_its_words_in_its_area() => Assert.Empty(Areas.All.SelectMany(area => (IEnumerable<string>)
    [
        .. area.Permissions.Select(p => "permission-" + p.Code), .. area.Menu.Select(m => "menu-" + m.Key), .. area.Acts.Select(a => "action-" + a.Code),
        .. area.Subjects.SelectMany(s => (string[])["subject-" + s.Code, "subjects-" + s.Code]),
    ], (area, key) => area.Texts?.Find(key) is null ? $"{area.Name}: {key}" : null).OfType<string>());

    private static async Task<string> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using StringWriter output = new(), error = new();
        Assert.Equal(0, await CommandLine.RunAsync([.. args, "--format", "csv"], output, error, new StillClock()));
        return output.ToString();
    }

    private static int Rows(string table) => table.Count(c => c == '\n') - 1;
}
