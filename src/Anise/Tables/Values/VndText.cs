using System.Globalization;
using System.Text.RegularExpressions;

namespace Anise.Tables.Values;

/// <summary>Amounts of VND as people write them: <c>1500000</c>, <c>1.500.000 đ</c>, <c>1,500,000 đồng</c>. There is nothing smaller than one dong, so a point or comma before three digits groups.</summary>
public static partial class VndText
{
    /// <summary>The amount; null where the text is none.</summary>
    public static long? Read(string? text) =>
        Amount().Match(text?.Trim() ?? "") is { Success: true } match && long.TryParse(match.Groups["n"].Value.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out long vnd) ? vnd : null;

    [GeneratedRegex(@"^(?<n>\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+|\d+)\s*(đ|đồng|vnđ|vnd)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Amount();
}
