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

    /// <summary>Answers at one go, and tells the page as typing would.</summary>
    public static Task FillAsync(IPage page, Dictionary<string, string> answers) => page.EvaluateAsync(
        """
        answers => {
            const of = (name, otherwise = '') => answers[name.split('[')[0]] ?? otherwise;
            const told = field => { for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true })); };
            for (const select of document.querySelectorAll('form[method=post] .form-part select')) {
                const wanted = of(select.name);
                if (wanted && ![...select.options].some(o => o.value === wanted)) throw new Error(`${select.name} does not offer ${wanted}`);
                if (wanted) select.value = wanted;
                else select.selectedIndex = 1;
                told(select);
            }
            for (const text of document.querySelectorAll('form[method=post] .form-part input[type=text]')) {
                text.value = of(text.name);
                told(text);
            }
            for (const group of document.querySelectorAll('form[method=post] .form-part [role=group][id]')) {
                for (const value of of(group.id, 'yes').split(',').filter(v => v)) {
                    const box = group.querySelector(`input[value='${value}']`);
                    if (box && !box.checked) box.click();
                }
            }
        }
        """,
        answers);
}
