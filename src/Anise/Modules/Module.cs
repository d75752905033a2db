using Anise.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Modules;

/// <summary>
/// What an area brings. There is one such file in each area (in its room Wiring where the area has rooms), and <see cref="Areas.All"/> names them from the ground up;
/// services, navigation, access matrix, the journal's words and the tests of the house are made from that list.
/// </summary>
public abstract class Module
{
    /// <summary>The name of the area: that of its folder, here and in the projects of pages and commands.</summary>
    public string Name => GetType().Namespace!.Split('.')[1];

    /// <summary>The area's texts; null where it has none to show.</summary>
    public virtual AreaTexts? Texts => null;

    /// <summary>What can be allowed in the area.</summary>
    public virtual IReadOnlyList<Permission> Permissions => [];

    /// <summary>Its entries of the navigation.</summary>
    public virtual IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>What the journal says is done in the area.</summary>
    public virtual IReadOnlyList<Act> Acts => [];

    /// <summary>What the journal tells of in the area.</summary>
    public virtual IReadOnlyList<SubjectKind> Subjects => [];

    /// <summary>Adds its use cases and readers. What other areas bring stands under them in the list; a store and a clock are added by the host.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }
}

/// <summary>What all areas say together.</summary>
public static class ModuleWords
{
    /// <summary>A word that one of the areas brings, of an act, a thing or a field, in the reader's language; null where none has it.</summary>
    public static string? Word(this IEnumerable<Module> areas, string key) => areas.Select(a => a.Texts?.Find(key)).FirstOrDefault(text => text is not null);

    /// <summary>What a kind of thing is called; its code where no area says it.</summary>
    public static string NameOfSubject(this IEnumerable<Module> areas, string code) => areas.Word("subject-" + code) ?? code;
}
