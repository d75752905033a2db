using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anise.Store;

/// <summary>Moments as UTC text of fixed width, so that every database sorts and compares them alike.</summary>
internal sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(
    moment => moment.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture),
    text => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
}
