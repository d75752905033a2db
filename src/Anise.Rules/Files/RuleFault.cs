namespace Anise.Rules.Files;

/// <summary>One mistake in a rule file.</summary>
/// <param name="File">The path of the file, relative to the rules root.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Code">The kind of mistake, kebab-case, such as <c>unknown-name</c>.</param>
/// <param name="Message">What is wrong and what to do, in both languages.</param>
public sealed record RuleFault(string File, int Line, string Code, LocalText Message)
{
    /// <summary>The place and the message in the current language.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
