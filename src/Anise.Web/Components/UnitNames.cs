namespace Anise.Web.Components;

/// <summary>The units of the rules in the reader's language.</summary>
public static class UnitNames
{
    /// <summary>A unit such as <c>VND/person/month</c>, part by part; a part without a name stays as it is.</summary>
    public static string Of(string unit) => string.Join('/', unit.Split('/').Select(part => part is "1" ? "" : Texts.Find($"unit-{part}") ?? part));
}
