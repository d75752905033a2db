using System.Globalization;
using System.Resources;
using Anise.Rules;
using Anise.Rules.Books;
using Anise.Rules.Sets;
using Anise.Web.Components;

namespace Anise.Pages.Tests.Rules;

public sealed class UnitNameTests
{
    [Theory, InlineData(""), InlineData("en")]
    public void Every_parameter_has_a_name_and_every_part_of_its_unit(string language)
    {
        // The neutral resources are Vietnamese.
        CultureInfo culture = CultureInfo.GetCultureInfo(language);
        ResourceSet texts = new ResourceManager("Anise.Web.Components.Texts", typeof(UnitNames).Assembly).GetResourceSet(culture, true, false)!;
        ParameterValue[] all = [.. RuleBook.LoadDirectory(RuleDirectory.Default).Require().Sets.SelectMany(s => s.ParameterHistory())];
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(p => p.Label.In(culture).Length == 0 || p.Label.In(culture) == p.Code).Select(p => p.Code));
        Assert.Empty(all.SelectMany(p => p.Unit.Split('/')).Distinct().Where(part => part is not ("1" or "%" or "kWh" or "m2") && texts.GetString($"unit-{part}") is null));
    }
}
