using Anise.Lists;
using Anise.Web.Host;

namespace Anise.Web.Lists;

/// <summary>Addresses of pages with lists.</summary>
internal static class ListAddress
{
    /// <summary>What an address asks of a list.</summary>
    public static ListAsk Ask(this Here here, ListOf? list = null) => new(name => here[list?.Prefix + name]);
}
