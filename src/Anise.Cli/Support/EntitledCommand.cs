using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Rules.Entitling;
using Anise.Rules.Sets;
using Anise.Support.Owed;

namespace Anise.Cli.Support;

/// <summary><c>anise support entitled --date D --household FILE.json</c>: what a household is owed on a day; what is not known is told on stderr.</summary>
internal static class EntitledCommand
{
    private const string Family = "vn/support";

    private static readonly string[] Columns = ["policy", "member_no", "amount", "unit", "period", "from", "to", "reference"];

    public static Command Build()
    {
        Option<DateOnly> date = RulesOption.Date();
        Option<FileInfo> household = new Option<FileInfo>("--household") { Description = Texts.Get("household"), HelpName = "FILE.json", Required = true }.AcceptExistingOnly();
        Option<DirectoryInfo> rules = RulesOption.Build();
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("entitled", Texts.Get("entitled")) { date, household, rules, format };
        command.SetAction(parsed =>
        {
            DateOnly day = parsed.GetRequiredValue(date);
            if (RulesOption.Load(parsed, rules) is not { } book || RulesOption.Find(parsed, book, Family, day) is not { } set) return 1;
            Result<EntitlementCase> read = HouseholdFile.Read(File.ReadAllText(parsed.GetRequiredValue(household).FullName), set, day);
            if (!read.Ok) return parsed.Refuse(read.Problems);
            EntitlementCase one = read.Value;
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), Columns, new EntitlementSpans(set).Of(one, day).Select(s => (IReadOnlyList<object?>)
            [
                s.Entitlement.Policy.Code, KeyOf(one, s.Entitlement.Member), s.Entitlement.Amount, s.Entitlement.Amount is null ? null : s.Entitlement.Policy.Unit,
                Policy.NameOf(s.Entitlement.Policy.Per), s.From, s.To, s.Entitlement.Grade.Reference,
            ]));
            foreach (var member in one.Answers.Members.Where(m => m.BirthDate > day)) parsed.InvocationConfiguration.Error.WriteLine(Texts.Get("unborn", member.Key, member.BirthDate, day));
            WriteOpen(parsed.InvocationConfiguration.Error, one, new Entitler(set, day).Of(one, open: true).Open);
            return 0;
        });
        return command;
    }

    private static string? KeyOf(EntitlementCase one, int member) => member < 0 ? null : one.Answers.Members[member].Key;

    // One line for a trait of a member: the policies that it leaves open, and those that could give more.
    private static void WriteOpen(TextWriter error, EntitlementCase one, IReadOnlyList<OpenEntitlement> open)
    {
        foreach (var of in open.SelectMany(o => o.Missing.Select(m => (m.Member, m.Name, o.Raises, o.Policy.Code))).Distinct().GroupBy(m => (m.Member, m.Name, m.Raises)).OrderBy(g => g.Key.Member))
            error.WriteLine(Texts.Get(of.Key switch { (< 0, _, false) => "open-household", (< 0, _, _) => "raises-household", (_, _, false) => "open-member", _ => "raises-member" },
                KeyOf(one, of.Key.Member) ?? "", of.Key.Name, string.Join(", ", of.Select(m => m.Code).Distinct())));
    }
}
