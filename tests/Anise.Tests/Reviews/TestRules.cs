using Anise.Rules.Answering;
using Anise.Rules.Books;

namespace Anise.Tests.Reviews;

/// <summary>The rules of this repository, and answers of two adults that lead to each class by the 2021-2025 standard in a rural commune.</summary>
internal static class TestRules
{
    private static readonly Lazy<RuleBook> Loaded = new(() => RuleBook.LoadDirectory(Path.Combine(SharedData.Root(), "rules")).Require());

    public static RuleBook Book => Loaded.Value;

    /// <summary>The same rules, with a quorum of households that an office has set for itself.</summary>
    public static RuleBook WithQuorum(int percent) =>
        With("review/2021/parameters.yaml", text => text.Replace("value: 0, reference: \"\"", $"value: {percent}, reference: \"\"", StringComparison.Ordinal));

    /// <summary>The same rules with one file written otherwise.</summary>
    /// <param name="path">The end of its path.</param>
    /// <param name="change">What it says instead.</param>
    public static RuleBook With(string path, Func<string, string> change)
    {
        string from = Path.Combine(SharedData.Root(), "rules"), to = Path.Combine(Path.GetTempPath(), $"anise-rules-{Guid.NewGuid():N}");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file)), text = File.ReadAllText(file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, file.Replace('\\', '/').EndsWith(path, StringComparison.Ordinal) ? change(text) : text);
        }
        RuleBook book = RuleBook.LoadDirectory(to).Require();
        Directory.Delete(to, recursive: true);
        return book;
    }
}

internal static class TestForms
{
    /// <summary>Answers of household <paramref name="household"/> of <see cref="ReviewWorld"/>: poor lack insurance, water and toilet; not-poor have goods beyond 140 points.</summary>
    public static Answers Of(long household, string classCode)
    {
        bool poor = classCode == "poor", rich = classCode == "not-poor";
        return new Answers
        {
            Household = new()
            {
                ["electricity-use"] = rich ? "200" : "30", ["house-kind"] = rich ? "solid" : "semi-solid",
                ["goods"] = rich ? "car,motorbike,refrigerator,washing-machine" : "motorbike", ["cropland"] = "1000", ["forest-land"] = "0",
                ["fish-pond"] = "0", ["cattle"] = "0", ["pigs"] = "0", ["poultry"] = "10", ["non-farm-business"] = "no", ["pension"] = "no",
                ["remittances"] = "no", ["internet-subscription"] = "no", ["cooking-fuel"] = "wood", ["pillars-durable"] = "yes",
                ["roof-durable"] = "yes", ["walls-durable"] = "yes", ["floor-area"] = "60", ["water-source"] = poor ? "other" : "protected-spring",
                ["toilet-kind"] = poor ? "none" : "two-vault", ["information-goods"] = "television", ["causes"] = poor ? "no-capital,illness" : "",
            },
            Members = [Adult(household * 10 + 1, !poor), Adult(household * 10 + 2, !poor)],
        };
    }

    /// <summary>The same with a question left open.</summary>
    public static Answers Partly(long household)
    {
        Answers answers = Of(household, "poor");
        answers["floor-area"] = null;
        return answers;
    }

    private static MemberAnswers Adult(long key, bool insured) => new()
    {
        Key = key.ToString(),
        Values = new()
        {
            ["degree"] = "lower-secondary", ["able-to-work"] = "yes", ["has-job"] = "yes", ["job-kind"] = "own-farm",
            ["health-insurance"] = insured ? "yes" : "no", ["social-assistance"] = "no", ["disabled"] = "no", ["internet-use"] = "yes",
        },
    };
}
