using System.Globalization;
using Anise.Rules;
using Anise.Rules.Answering;
using Anise.Rules.Forms;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Anise.Demo;

/// <summary>Fills forms as invented households would: the better off they are, the better their answers; the same household answers alike from year to year.</summary>
internal sealed class DemoAnswers
{
    public Dictionary<string, Likelihood> Household { get; set; } = [];

    public List<MemberLikelihood> Members { get; set; } = [];

    /// <summary>From and to which age the demo's people count as a household's workers.</summary>
    public List<int> AbleAges { get; set; } = [];

    public static DemoAnswers Read()
    {
        using var reader = new StreamReader(DemoData.Open("answers.yaml"));
        return new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<DemoAnswers>(reader);
    }

    /// <summary>Answers every question of the household and its members.</summary>
    /// <param name="answers">Has the members; gets the answers.</param>
    /// <param name="household">A number that is the household's own: it decides where chance decides.</param>
    /// <param name="wellOff">0 for the worst off to 1 for the best off.</param>
    /// <param name="minority">Whether the head belongs to a minority, for the groups.</param>
    /// <param name="on">The day, for ages.</param>
    public void Fill(Answers answers, long household, double wellOff, bool minority, DateOnly on)
    {
        foreach (var (question, likelihood) in Household)
        {
            if (Luck(household, 0, question + " known") < likelihood.Known)
                answers[question] = likelihood.Answer(Luck(household, 0, question), wellOff, option => Luck(household, 0, question + option), answers.Members.Count);
        }
        bool anyAble = false;
        for (int i = 0; i < answers.Members.Count; i++)
        {
            MemberAnswers member = answers.Members[i];
            int age = Ages.FullYears(member.BirthDate, member.BirthYear, on) ?? 0;
            foreach (MemberLikelihood line in Members)
            {
                if (member.Values.ContainsKey(line.Question) || age < line.Ages[0] || age > line.Ages[1]) continue;
                if (!line.When.All(w => member.Values.GetValueOrDefault(w.Key) == w.Value)) continue;
                int who = i + 1;
                member.Values[line.Question] = line.Answer(Luck(household, who, line.Question), wellOff, option => Luck(household, who, line.Question + option));
            }
            anyAble |= age >= AbleAges[0] && age <= AbleAges[1] && member.Values.GetValueOrDefault("able-to-work") == "yes";
        }
        var groups = new List<string>();
        if (!anyAble) groups.Add("no-capacity-to-work");
        if (minority) groups.Add("ethnic-minority");
        if (Luck(household, 0, "merit") < 0.02) groups.Add("merit");
        answers["groups"] = string.Join(',', groups);
    }

    /// <summary>A number from 0 to 1 that is always the same for the same household, person and question.</summary>
    internal static double Luck(long household, int person, string question)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in string.Create(CultureInfo.InvariantCulture, $"{household}/{person}/{question}")) hash = (hash ^ c) * 1099511628211;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        hash ^= hash >> 33;
        return (hash >> 11) / (double)(1UL << 53);
    }
}

/// <summary>How likely the answers to one question are, among the worst and the best off.</summary>
internal class Likelihood
{
    private const double Rounded = 50_000;   // people tell amounts in round numbers

    public List<double> Yes { get; set; } = [];

    public List<double> Numbers { get; set; } = [];

    /// <summary>An amount for each member, growing by shares: from the worst to the best off.</summary>
    public List<double> PerMember { get; set; } = [];

    /// <summary>The share of households that know the answer.</summary>
    public double Known { get; set; } = 1;

    public Dictionary<string, List<double>> Options { get; set; } = [];

    public Dictionary<string, List<double>> Several { get; set; } = [];

    /// <summary>The answer as <see cref="Answers"/> writes it.</summary>
    public string Answer(double luck, double wellOff, Func<string, double> luckOf, int members = 1)
    {
        if (Yes.Count == 2) return luck < Between(Yes, wellOff) ? "yes" : "no";
        if (Numbers.Count == 2)
        {
            double middle = Between(Numbers, wellOff);
            return Math.Round(Math.Max(0, middle * (0.5 + luck))).ToString(CultureInfo.InvariantCulture);
        }
        if (PerMember.Count == 2)
        {
            double middle = PerMember[0] * Math.Pow(PerMember[1] / PerMember[0], wellOff);
            return (Math.Round(middle * (0.75 + luck / 2) * members / Rounded) * Rounded).ToString(CultureInfo.InvariantCulture);
        }
        if (Several.Count > 0) return string.Join(',', Several.Where(o => luckOf(o.Key) < Between(o.Value, wellOff)).Select(o => o.Key));
        double at = luck * Options.Values.Sum(o => Between(o, wellOff));
        foreach (var (option, weights) in Options)
        {
            if ((at -= Between(weights, wellOff)) <= 0) return option;
        }
        return Options.Last().Key;
    }

    private static double Between(List<double> ends, double wellOff) => ends[0] + (ends[1] - ends[0]) * wellOff;
}

/// <summary>How likely a member's answers are, at some ages and after some answers.</summary>
internal sealed class MemberLikelihood : Likelihood
{
    public string Question { get; set; } = "";

    public List<int> Ages { get; set; } = [0, 200];

    public Dictionary<string, string> When { get; set; } = [];
}
