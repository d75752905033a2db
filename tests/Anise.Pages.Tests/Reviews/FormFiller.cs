using Microsoft.Playwright;

namespace Anise.Pages.Tests.Reviews;

/// <summary>Answers every question that a form shows: by code where the answer matters for the class, else the first there is. A new question needs nothing here.</summary>
internal static class FormFiller
{
    /// <summary>Little income, no insurance, no safe water, no toilet.</summary>
    public static Dictionary<string, string> Poor { get; } = new()
    {
        ["electricity-use"] = "30", ["house-kind"] = "makeshift", ["goods"] = "none-of-these", ["cropland"] = "500", ["forest-land"] = "0", ["fish-pond"] = "0",
        ["cattle"] = "0", ["pigs"] = "0", ["poultry"] = "5", ["non-farm-business"] = "no", ["pension"] = "no", ["remittances"] = "no", ["internet-subscription"] = "no",
        ["cooking-fuel"] = "wood", ["floor-area"] = "90", ["water-source"] = "other", ["toilet-kind"] = "none", ["information-goods"] = "television",
        ["health-insurance"] = "no", ["internet-use"] = "yes", ["able-to-work"] = "yes", ["has-job"] = "yes", ["job-kind"] = "own-farm", ["causes"] = "no-capital",
        ["household-income"] = "", ["social-assistance"] = "no", ["disabled"] = "no", ["undernourished"] = "no", ["degree"] = "lower-secondary", ["school-level"] = "none",
    };

    /// <summary>Goods, business and power beyond the points of the line.</summary>
    public static Dictionary<string, string> Rich { get; } = new(Poor)
    {
        ["electricity-use"] = "400", ["house-kind"] = "solid", ["goods"] = "car,motorbike,refrigerator,washing-machine,water-heater,air-conditioner", ["cropland"] = "10000",
        ["cattle"] = "20", ["pigs"] = "100", ["poultry"] = "500", ["non-farm-business"] = "yes", ["pension"] = "yes", ["remittances"] = "yes", ["internet-subscription"] = "yes",
        ["cooking-fuel"] = "gas-or-electricity", ["floor-area"] = "200", ["water-source"] = "piped", ["toilet-kind"] = "septic", ["health-insurance"] = "yes", ["causes"] = "",
    };

    public static async Task FillAsync(IPage page, Dictionary<string, string> answers)
    {
        foreach (ILocator select in await page.Locator("form[method=post] .form-part select").AllAsync())
        {
            string wanted = Of(answers, await NameAsync(select));
            await select.SelectOptionAsync(wanted.Length > 0 ? [new SelectOptionValue { Value = wanted }] : [new SelectOptionValue { Index = 1 }]);
        }
        foreach (ILocator text in await page.Locator("form[method=post] .form-part input[type=text]").AllAsync()) await text.FillAsync(Of(answers, await NameAsync(text)));
        foreach (ILocator group in await page.Locator("form[method=post] .form-part [role=group][id]").AllAsync())
        {
            foreach (string value in Of(answers, (await group.GetAttributeAsync("id"))!, "yes").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                ILocator box = group.Locator($"input[value='{value}']");
                if (await box.CountAsync() > 0) await box.CheckAsync();
            }
        }
    }

    private static async Task<string> NameAsync(ILocator field) => (await field.GetAttributeAsync("name"))!;

    private static string Of(Dictionary<string, string> answers, string name, string otherwise = "") => answers.GetValueOrDefault(name.Split('[')[0], otherwise);
}
