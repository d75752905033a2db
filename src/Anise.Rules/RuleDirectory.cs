namespace Anise.Rules;

/// <summary>Where the rules are when nobody says otherwise.</summary>
public static class RuleDirectory
{
    /// <summary>The environment variable that names another directory.</summary>
    public const string Variable = "ANISE_RULES";

    /// <summary>The directory named by <see cref="Variable"/>, else <c>rules</c> beside the program.</summary>
    public static string Default =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "rules");
}
