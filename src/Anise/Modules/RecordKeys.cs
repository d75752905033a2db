using System.Globalization;

namespace Anise.Modules;

/// <summary>Numbers of records as the journal writes them.</summary>
public static class RecordKeys
{
    /// <summary>The keys that are numbers.</summary>
    public static List<long> Numbers(this IEnumerable<string> keys) => [.. keys.Select(k => long.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : -1).Where(id => id >= 0)];

    /// <summary>A number as a key.</summary>
    public static string Key(this long id) => id.ToString(CultureInfo.InvariantCulture);
}
