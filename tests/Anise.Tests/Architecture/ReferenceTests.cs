using System.Globalization;
using System.Text;
using Anise.Tests.Reviews;

namespace Anise.Tests.Architecture;

/// <summary>
/// Pages of the reference that are made from the list of areas. With <c>ANISE_WRITE_REFERENCE=1</c> they are written; else they must be as they would be written.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly string Folder = Path.Combine(SharedData.Root(), "docs", "reference");

    [Fact]
    public void The_access_matrix_is_current()
    {
        var page = new StringBuilder("""
            # Who may do what

            Made from the permissions that the areas declare. A role is held at a place and covers what lies within it.

            """);
        page.Append("\n| permission | area | what |").AppendJoin(null, Enum.GetValues<Role>().Select(r => $" {r} |"))
            .Append("\n| --- | --- | --- |").AppendJoin(null, Enum.GetValues<Role>().Select(_ => " :-: |")).Append('\n');
        foreach (Module area in Areas.All)
        {
            foreach (Permission permission in area.Permissions)
                page.Append(CultureInfo.InvariantCulture, $"| `{permission.Code}` | {area.Name} | {Word(area, "permission-" + permission.Code)} |")
                    .AppendJoin(null, Enum.GetValues<Role>().Select(r => permission.IsHeldBy(r) ? " x |" : " |")).Append('\n');
        }
        MustBe("access.md", page);
    }

    [Fact]
    public void The_acts_of_the_journal_are_current()
    {
        var page = new StringBuilder("""
            # What the journal tells

            Made from what the areas declare. The codes are stored and never change; the words are those of the journal's page.

            ## Acts

            | act | area | words |
            | --- | --- | --- |

            """);
        foreach (Module area in Areas.All)
            foreach (Act act in area.Acts.OrderBy(a => a.Code, StringComparer.Ordinal)) page.Append(CultureInfo.InvariantCulture, $"| `{act.Code}` | {area.Name} | {Word(area, "action-" + act.Code)} |\n");
        page.Append("\n## Things\n\nWhat was written of a thing is shown to who may read the journal and, where a permission is named, holds it there.\n\n| kind | area | words | needs |\n| --- | --- | --- | --- |\n");
        foreach (Module area in Areas.All)
            foreach (SubjectKind kind in area.Subjects) page.Append(CultureInfo.InvariantCulture, $"| `{kind.Code}` | {area.Name} | {Word(area, "subject-" + kind.Code)} | {kind.Needs?.Code} |\n");
        MustBe("journal.md", page);
    }

    [Fact]
    public void Every_permission_act_kind_and_entry_of_the_menu_has_its_words_in_its_area() => Assert.Empty(Areas.All.SelectMany(area => (IEnumerable<string>)
    [
        .. area.Permissions.Select(p => "permission-" + p.Code), .. area.Menu.Select(m => "menu-" + m.Key), .. area.Acts.Select(a => "action-" + a.Code),
        .. area.Subjects.SelectMany(s => (string[])["subject-" + s.Code, "subjects-" + s.Code]),
    ], (area, key) => area.Texts?.Find(key) is null ? $"{area.Name}: {key}" : null).OfType<string>());

    private static string Word(Module area, string key)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        try
        {
            return area.Texts!.Get(key);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static void MustBe(string name, StringBuilder page)
    {
        string file = Path.Combine(Folder, name), text = page.ToString().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ANISE_WRITE_REFERENCE") == "1") File.WriteAllText(file, text);
        Assert.Equal(text, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}
