using System.Globalization;
using System.Text;
using Anise.Rules.Units;

namespace Anise.Rules.Language;

/// <summary>A line of an explanation with names in braces, such as <c>{dependents} trong {household-size} người</c>.</summary>
internal sealed class Template(LocalText text, IReadOnlyDictionary<string, Expr> names)
{
    /// <summary>The names in braces of a text.</summary>
    public static IEnumerable<string> NamesIn(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                yield break;
            yield return text[(open + 1)..close];
        }
    }

    /// <summary>The text with values filled in, or null when one of them is not known.</summary>
    public LocalText? Fill(Func<Expr, Value> evaluate)
    {
        var vi = new StringBuilder(text.Vi);
        var en = new StringBuilder(text.En);
        foreach (var (name, expression) in names)
        {
            var value = evaluate(expression);
            if (!value.IsKnown)
                return null;
            var shown = ValueText.Show(expression, value);
            vi.Replace("{" + name + "}", shown.Vi);
            en.Replace("{" + name + "}", shown.En);
        }

        return new(vi.ToString(), en.ToString());
    }
}

/// <summary>Values as texts: for people in both languages, and plain.</summary>
internal static class ValueText
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };

    /// <summary>For people: numbers grouped, options and yes/no by their label, percent with its sign.</summary>
    public static LocalText Show(Expr expression, Value value)
    {
        var type = expression.Type;
        return type.Kind switch
        {
            Kind.YesNo => Texts.Get(value.IsYes ? "yes" : "no"),
            Kind.Choice => type.Domain!.Labels[(int)value.Low],
            Kind.Choices => ShowSet(type.Domain!, (long)value.Low),
            Kind.Date => Date(value),
            _ => Number(ShownUnit(expression), value.Low),
        };
    }

    /// <summary>Plain: the code of an option, a number with a point, <c>yes</c> or <c>no</c>; null when unknown.</summary>
    public static string? Plain(Expr expression, Value value)
    {
        if (!value.IsKnown)
            return null;
        var type = expression.Type;
        return type.Kind switch
        {
            Kind.YesNo => value.IsYes ? "yes" : "no",
            Kind.Choice => type.Domain!.Options[(int)value.Low],
            Kind.Choices => string.Join(',', type.Domain!.Options.Where((_, i) => ((long)value.Low >> i & 1) == 1)),
            Kind.Date => DateOnly.FromDayNumber((int)value.Low).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Scaled(ShownUnit(expression), value.Low).ToString(CultureInfo.InvariantCulture),
        };
    }

    public static Unit ShownUnit(Expr expression) => expression switch
    {
        RuleExpr x => x.Rule.Shown,
        ParameterExpr x => x.Parameter.Unit,
        _ => expression.Type.Unit,
    };

    public static decimal Scaled(Unit unit, double number)
    {
        var scaled = Math.Round((decimal)number / unit.Scale, 6);
        return scaled == decimal.Truncate(scaled) ? decimal.Truncate(scaled) : scaled / 1.0000000m;
    }

    private static LocalText Number(Unit unit, double number)
    {
        var scaled = Scaled(unit, number);
        var suffix = unit.Name == "%" ? " %" : "";
        return new(scaled.ToString("#,##0.##", Vietnamese) + suffix, scaled.ToString("#,##0.##", English) + suffix);
    }

    private static LocalText ShowSet(Domain domain, long bits)
    {
        var labels = domain.Labels.Where((_, i) => (bits >> i & 1) == 1).ToList();
        return labels.Count == 0
            ? Texts.Get("none")
            : new(string.Join("; ", labels.Select(x => x.Vi)), string.Join("; ", labels.Select(x => x.En)));
    }

    private static LocalText Date(Value value)
    {
        var text = DateOnly.FromDayNumber((int)value.Low).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
        return new(text, text);
    }
}
