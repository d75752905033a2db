using Anise.Rules.Answering;
using Anise.Rules.Sets;

namespace Anise.Rules.Entitling;

/// <summary>A class of a household from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Class">Its code.</param>
public readonly record struct ClassFrom(DateOnly From, string Class);

/// <summary>One household with what policies ask of it: traits that hold, and classes and other things by date.</summary>
public sealed class EntitlementCase
{
    private const string ClassInput = "household-class", Was = "was-", MonthsSince = "months-since-";

    /// <summary>Area, traits of the household, and the members with their traits.</summary>
    public required Answers Answers { get; init; }

    /// <summary>The classes by rising first day; before the first nothing is known.</summary>
    public required IReadOnlyList<ClassFrom> Classes { get; init; }

    /// <summary>What ended for the household on a day, by name, such as <c>difficult-list</c>; null for what never was. What is not named is unknown.</summary>
    public IReadOnlyDictionary<string, DateOnly?> Ended { get; init; } = new Dictionary<string, DateOnly?>();

    /// <summary>Every day on which something of the household changes by itself.</summary>
    internal IEnumerable<DateOnly> Turns => Classes.Select(x => x.From).Concat(Ended.Values.OfType<DateOnly>());

    /// <summary>Writes into the answers what holds on a day.</summary>
    internal void Set(RuleSet set, DateOnly day)
    {
        var traits = Answers.Household;
        var now = -1;
        while (now + 1 < Classes.Count && Classes[now + 1].From <= day)
            now++;
        Put(ClassInput, now < 0 ? null : Classes[now].Class);
        foreach (var option in set.Parts.Names.Inputs.TryGetValue(ClassInput, out var input) ? input.Type.Domain?.Options ?? [] : [])
        {
            DateOnly? ended = null;
            for (var i = 0; i < now; i++)
            {
                if (Classes[i].Class == option && Classes[now].Class != option)
                    ended = Classes[i + 1].From;
            }

            Note(option, now >= 0, ended);
        }

        foreach (var (name, ended) in Ended)
            Note(name, known: true, ended <= day ? ended : null);

        void Note(string name, bool known, DateOnly? ended)
        {
            Put(Was + name, !known ? null : ended is null ? "no" : "yes");
            Put(MonthsSince + name, ended is { } from ? Ages.FullMonths(from, day).ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        }

        void Put(string name, string? text)
        {
            if (set.Parts.Names.Inputs.ContainsKey(name))
                traits[name] = text;
        }
    }
}
