using System.CommandLine;
using Anise.Basics;
using Anise.Cli.Households;
using Anise.Places;
using Anise.Reviews;

namespace Anise.Cli.Reviews;

/// <summary>The option <c>--year YYYY</c>, and the commune of a code in that year.</summary>
internal static class YearOption
{
    public static Option<int> Required()
    {
        Option<int> option = NumberOption.Between("--year", 2000, 2100, Texts.Get("year"), Texts.Get("year-wrong"));
        option.HelpName = "YYYY";
        option.Required = true;
        return option;
    }

    /// <summary>The commune that has the code on the first day of the review of the year.</summary>
    public static Task<Result<MappedPlace>> FindCommuneAsync(StoreServices services, string code, int year, CancellationToken cancel)
    {
        ReviewTerms terms = services.Get<ReviewWork>().Terms;
        return CommuneOptions.FindAsync(services, code, terms.Knows(year) ? terms.Opens(year) : new DateOnly(year, 12, 31), cancel);
    }
}
