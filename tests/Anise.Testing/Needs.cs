namespace Anise.Testing;

/// <summary>What <c>scripts/test --fast</c> does without. A test that uses it says so: <c>[Trait("needs", "demo")]</c>.</summary>
public static class Needs
{
    /// <summary>Refuses what is left out, so that no unmarked test makes the fast ones slow.</summary>
    /// <param name="what">As in the trait: browser, books (hledger, Beancount), demo, exiftool, libreoffice, sdk (builds a project).</param>
    /// <exception cref="InvalidOperationException">The fast tests run.</exception>
    public static void Allow(string what)
    {
        if (Environment.GetEnvironmentVariable("ANISE_TEST_FAST") is { Length: > 0 })
            throw new InvalidOperationException($"This test is not fast: mark it [Trait(\"needs\", \"{what}\")].");
    }
}
