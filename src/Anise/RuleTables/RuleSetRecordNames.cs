using Anise.Rules.Books;
using Anise.Rules.Sets;

namespace Anise.RuleTables;

/// <summary>Rule sets by their labels; their key is family and name.</summary>
internal sealed class RuleSetRecordNames(RuleBook rules) : IRecordNames
{
    public Type Of => typeof(RuleSet);

    public Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) => Task.FromResult<IReadOnlyDictionary<string, string>>(
        rules.Sets.Where(s => keys.Contains($"{s.Family}/{s.Name}")).ToDictionary(s => $"{s.Family}/{s.Name}", s => s.Label.ToString(), StringComparer.Ordinal));

    public string AddressOf(string key) => $"/rules/score-table/{key}";
}
