using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Anise.Journal;
using Anise.Pages.Tests.Setup;
using Anise.Sqlite;
using Anise.Store;
using Anise.Web.Journal;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Anise.Pages.Tests.Journal;

/// <summary>No program name reaches the journal's page: everything that it can show has a name in both languages.</summary>
public sealed partial class JournalNamesTests
{
    private static readonly string Source = FindSource();

    public static TheoryData<string> Languages => ["vi-VN", "en-GB"];

    [Theory, MemberData(nameof(Languages))]
    public void Every_act_that_the_areas_declare_has_a_name(string language)
    {
        string[] acts = [.. Areas.All.SelectMany(area => area.Acts).Select(act => act.Code)];
        foreach (string known in (string[])["decide-review", "map-import", "end-household", "split-village", "sign-in-failed", "enable-user", "give-opinion", "rename-place"]) Assert.Contains(known, acts);
        Assert.Equal(acts.Distinct(), acts);
        Assert.Equal([], In(language, () => acts.Where(a => JournalNames.Action(a) == a).ToArray()));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_kind_of_subject_has_a_name_and_a_plural_and_can_be_chosen(string language)
    {
        string[] kinds = [.. Areas.All.SelectMany(area => area.Subjects).Select(kind => kind.Code)];
        foreach (string known in (string[])["household", "review-household", "user-grant", "remembered-mapping", "household-list"]) Assert.Contains(known, kinds);
        Assert.Equal(kinds.Distinct(), kinds);
        Assert.Equal([], In(language, () => kinds.Where(k => JournalNames.Subject(k) == k || JournalNames.Count(k, 2).EndsWith(k, StringComparison.Ordinal)).ToArray()));
        Assert.Empty(kinds.Except(JournalNames.Subjects.Select(c => c.Value)));
    }

    /// <summary>What no area declares, the journal could not name: every act and kind that is declared stands in a module.</summary>
    [Fact]
    public void Every_act_and_kind_stands_in_the_module_of_its_area()
    {
        object[] declared = [.. typeof(Areas).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Act) || f.FieldType == typeof(SubjectKind)).Select(f => f.GetValue(null)!)];
        Assert.NotEmpty(declared);
        Assert.Empty(declared.Except(Areas.All.SelectMany(a => a.Acts.Concat<object>(a.Subjects))));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_field_of_a_note_has_a_name(string language)
    {
        string[] fields = [.. Files().SelectMany(text => Note().Matches(text)).SelectMany(m => m.Groups["fields"].Value.Split(',')).Select(f => f.Split('=')[0].Trim()).Distinct().Order()];
        Assert.Contains("citizenIdOf", fields);
        Assert.Equal([], In(language, () => fields.Where(f => !Said($"note-{f}")).ToArray()));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_stored_thing_each_field_and_every_choice_has_a_name(string language)
    {
        using var db = new AniseDb(SqliteStore.Options("unused.db"));
        IEntityType[] things = [.. db.Model.GetEntityTypes().Where(t => typeof(IJournaled).IsAssignableFrom(t.ClrType))];
        Assert.Equal(Types(typeof(IJournaled)).Order(), things.Select(t => t.ClrType.Name).Order());
        var fields = things.SelectMany(t => t.GetProperties().Select(p => (Type: t.ClrType.Name, p.Name, p.ClrType))).Where(f => !JournalNames.Unsaid.Contains(f.Name)).ToArray();
        Assert.Contains(fields, f => f is { Type: "MemberFact", Name: "BirthDate" });
        Assert.Equal([], In(language, () => things.Where(t => !Said($"thing-{t.ClrType.Name}")).Select(t => t.ClrType.Name).ToArray()));
        Assert.Equal([], In(language, () => fields.Where(f => !Named(f.Type, f.Name)).Select(f => $"{f.Type}.{f.Name}").ToArray()));

        Enum[] choices = [.. fields.Select(f => Nullable.GetUnderlyingType(f.ClrType) ?? f.ClrType).Where(t => t.IsEnum).Distinct().SelectMany(t => Enum.GetValues(t).Cast<Enum>())];
        Assert.Contains(choices, c => c is Anise.Households.Sex.Female);
        Assert.Equal([], In(language, () => choices.Where(c => JournalNames.ChoiceName(c) is null).Select(c => $"{c.GetType().Name}.{c}").ToArray()));
    }

    // In English some names are the very word of the program ("Phone"): what counts is that the texts say it.
    private static bool Named(string type, string field) => Said($"field-{type}.{field}") || Said($"field-{field}");

    private static bool Said(string key) => JournalNames.Find(key) is not null;

    private static IEnumerable<string> Types(Type contract) => typeof(AniseDb).Assembly.GetTypes().Where(t => t.IsClass && contract.IsAssignableFrom(t)).Select(t => t.Name);

    private static T In<T>(string language, Func<T> read)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static string FindSource()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The source is not above the tests."), "src", "Anise");
    }

    [GeneratedRegex(@"JsonSerializer\.Serialize\(new \{ (?<fields>[^}]*) \}\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Note();
}
