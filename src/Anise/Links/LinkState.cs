using Anise.Projects;

namespace Anise.Links;

/// <summary>What became of a link up to a day: what was bought, owed and paid.</summary>
/// <param name="Link">The link.</param>
/// <param name="Kg">What was bought, in kilograms.</param>
/// <param name="Owed">What is owed for it, in VND.</param>
/// <param name="Paid">What was paid, in VND.</param>
public sealed record LinkState(SupplyLink Link, decimal Kg, long Owed, long Paid)
{
    /// <summary>What is still owed to growers.</summary>
    public long Open => Owed - Paid;

    /// <summary>The share of what was agreed that was bought, in percent.</summary>
    public decimal BoughtShare => 100 * Kg / Link.AgreedKg;

    /// <summary>The share of what is owed that was paid, in percent; null where nothing is owed.</summary>
    public decimal? PaidShare => Owed == 0 ? null : 100m * Paid / Owed;

    /// <summary>Whether it is effective by what happened: enough of what was agreed was bought, and enough of it paid.</summary>
    public bool IsEffective(ProductionTerms terms, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return BoughtShare >= terms.Of("link-bought-share", on) && PaidShare >= terms.Of("link-paid-share", on);
    }

    /// <summary>The state of a link on a day.</summary>
    public static LinkState Of(SupplyLink link, IEnumerable<LinkSale> sales, IEnumerable<LinkPayment> payments, DateOnly day)
    {
        LinkSale[] sold = [.. sales.Where(s => s.Date <= day)];
        return new LinkState(link, sold.Sum(s => s.Kg), sold.Sum(s => s.ValueVnd), payments.Where(p => p.Date <= day).Sum(p => p.Vnd));
    }
}
