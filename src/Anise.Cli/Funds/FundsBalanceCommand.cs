using System.CommandLine;
using Anise.Basics;
using Anise.Funds.Books;
using Anise.Places;

namespace Anise.Cli.Funds;

/// <summary><c>anise funds balance</c>: what was allocated, bound, paid and returned, and what remains.</summary>
internal static class FundsBalanceCommand
{
    private static readonly Dictionary<string, FundSplit> Splits = new(StringComparer.Ordinal)
    {
        ["source"] = FundSplit.Source, ["component"] = FundSplit.Component, ["place"] = FundSplit.Place, ["year"] = FundSplit.Year,
    };

    public static Command Build()
    {
        Option<FileInfo> store = StoreOption.Existing();
        var place = new Option<string?>("--place") { Description = Texts.Get("balance-place"), HelpName = "CODE" };
        Option<int> year = NumberOption.Between("--year", 2000, 2100, Texts.Get("balance-year"), Texts.Get("year-wrong"));
        year.HelpName = "YYYY";
        var by = new Option<FundSplit>("--by") { Description = Texts.Get("balance-by"), HelpName = "source,component,place,year", CustomParser = SplitOf, DefaultValueFactory = _ => FundSplit.All };
        Option<OutputFormat> format = Table.FormatOption();
        var command = new Command("balance", Texts.Get("balance")) { store, place, year, by, format };
        command.SetAction(async (parsed, cancel) =>
        {
            await using StoreServices services = await StoreServices.OpenAsync(parsed, parsed.GetRequiredValue(store), cancel);
            PlaceMap map = await services.Get<PlaceMaps>().OnAsync(services.Get<TimeProvider>().Today(), cancel);
            string? code = parsed.GetValue(place);
            if ((code is null ? map.Province : map.FindByCode(code)) is not { } at) return parsed.Refuse([new Problem("place-unknown", Texts.Get("balance-place-unknown", code!), "place")]);
            int? of = parsed.GetValue(year) is var asked && asked > 0 ? asked : null;
            IReadOnlyList<FundBalance> balances = await services.Get<ReadBalances>().RunAsync(services.Rights, at.Id, of, parsed.GetValue(by), cancel);
            Table.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(format), ["source", "component", "place", "year", "allocated", "committed", "disbursed", "returned", "remaining"],
                balances.Select(b => (IReadOnlyList<object?>)[b.Source, b.Component, b.Place?.Code ?? code, b.Year ?? of, b.Sums.Allocated, b.Sums.Committed, b.Sums.Disbursed, b.Sums.Returned, b.Sums.Remaining]));
            return 0;
        });
        return command;
    }

    private static FundSplit SplitOf(System.CommandLine.Parsing.ArgumentResult result)
    {
        FundSplit split = FundSplit.None;
        foreach (string word in result.Tokens.SelectMany(t => t.Value.Split(',')).Select(w => w.Trim()))
        {
            if (Splits.TryGetValue(word, out FundSplit one)) split |= one;
            else result.AddError(Texts.Get("balance-by-wrong", word, string.Join(",", Splits.Keys)));
        }
        return split;
    }
}
