using Anise.Rules.Books;

namespace Anise.RuleTables;

/// <summary>The rules that the program works by, and the directory they stand in. One for the whole program; a request takes the book as it is when it begins.</summary>
public sealed class RulesInForce(string directory)
{
    private volatile RuleBook _book = RuleBook.LoadDirectory(directory).Require();

    /// <summary>The rules' directory.</summary>
    public string Directory => directory;

    /// <summary>The rules.</summary>
    public RuleBook Book => _book;

    /// <summary>Puts other rules in force: requests that begin from now on work by them.</summary>
    internal void Put(RuleBook book) => _book = book;
}
