using System.CommandLine;
using System.Globalization;
using Anise.Basics;
using Anise.Cli.Rules;
using Anise.Places;
using Anise.Support.WhatIf;

namespace Anise.Cli.Support;

/// <summary><c>anise support what-if</c>: what other numbers, conditions or classes would do on a day, by commune and policy; nothing is stored.</summary>
internal static class WhatIfCommand
{
    private static readonly string[] Columns = ["commune", "policy", "source", "gain", "lose", "rise", "fall", "cost_now", "cost_then", "difference"];
    private static readonly string[] ChangeColumns = ["household_code", "member_no", "policy", "was", "becomes"];

    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        Option<string> place = PlaceOption.Required("--place");
        Option<DateOnly> date = RulesOption.Date();
        Option<string[]> numbers = new("--set") { Description = Texts.Get("what-if-set"), HelpName = "NAME=NUMBER" };
        Option<string[]> conditions = new("--when") { Description = Texts.Get("what-if-when"), HelpName = "POLICY.GROUND=CONDITION" };
        Option<string[]> classes = new("--class") { Description = Texts.Get("what-if-class"), HelpName = "CLASS=CLASS" };
        Option<string> region = new("--region") { Description = Texts.Get("what-if-region"), HelpName = "REGION" };
        var who = new Option<bool>("--who") { Description = Texts.Get("what-if-who") };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("what-if", Texts.Get("what-if")) { store, place, date, numbers, conditions, classes, region, who, format };
        command.SetAction(async (parsed, cancel) =>
        {
            var problems = new List<Problem>();
            Dictionary<string, string> Pairs(Option<string[]> option)
            {
                var pairs = new Dictionary<string, string>();
                foreach (string text in parsed.GetValue(option) ?? [])
                {
                    int sign = text.IndexOf('=', StringComparison.Ordinal);
                    if (sign <= 0 || sign == text.Length - 1 || !pairs.TryAdd(text[..sign].Trim(), text[(sign + 1)..].Trim())) problems.Add(new Problem("what-if-pair", Texts.Get("what-if-pair", option.Name, text)));
                }
                return pairs;
            }
            var typed = new Dictionary<string, decimal>();
            foreach (var (name, text) in Pairs(numbers))
            {
                if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)) typed[name] = number;
                else problems.Add(new Problem("what-if-pair", Texts.Get("what-if-number", name, text)));
            }
            var change = new SupportChange(typed, Pairs(conditions), Pairs(classes)) { Region = parsed.GetValue(region) };
            if (problems.Count > 0) return parsed.Refuse(problems);
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            DateOnly day = parsed.GetRequiredValue(date);
            Result<MappedPlace> at = await PlaceOption.FindAsync(services, parsed.GetRequiredValue(place), day, cancel);
            if (!at.Ok) return parsed.Refuse(at.Problems);
            Result<SupportWhatIf> ran = await services.Get<RunSupportWhatIf>().RunAsync(services.Rights, at.Value.Id, day, change, cancel);
            if (!ran.Ok) return parsed.Refuse(ran.Problems);
            if (parsed.GetValue(who))
                Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ChangeColumns, ran.Value.Changes.Select(c => (IReadOnlyList<object?>)[c.Household.Code, c.Member?.No, c.Policy.Code, Written(c.Before), Written(c.After)]));
            else
                Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), Columns, ran.Value.Rows.Select(r => (IReadOnlyList<object?>)[r.Commune.Code, r.Policy.Code, r.Source, r.Gain, r.Lose, r.Rise, r.Fall, r.CostNow, r.CostThen, r.CostNow is null && r.CostThen is null ? null : (r.CostThen ?? 0) - (r.CostNow ?? 0)]));
            return 0;
        });
        return command;
    }

    private static object? Written(Anise.Rules.Entitling.Entitlement? owed) => owed is null ? null : owed.Amount is { } amount ? amount : "yes";
}
