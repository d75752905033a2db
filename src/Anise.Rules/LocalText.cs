using System.Globalization;

namespace Anise.Rules;

/// <summary>A text in both languages of the office.</summary>
/// <param name="Vi">The Vietnamese text.</param>
/// <param name="En">The English text.</param>
public readonly record struct LocalText(string Vi, string En)
{
    /// <summary>The text in the language of <see cref="CultureInfo.CurrentUICulture"/>: English when that is English, else Vietnamese.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);

    /// <summary>The text in the language of a culture: English when that is English, else Vietnamese.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? En : Vi;
    }
}
