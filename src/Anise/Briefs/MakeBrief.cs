using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Places;
using Anise.Rules;

namespace Anise.Briefs;

/// <summary>A number of a brief with its value.</summary>
/// <param name="Number">The number.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The value; null where nothing is known.</param>
public sealed record BriefValue(BriefNumber Number, MappedPlace Place, Period Period, double? Value);

/// <summary>A brief with its values.</summary>
/// <param name="Template">The template.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period; null where every number has its own.</param>
/// <param name="Map">The day of the map.</param>
/// <param name="Values">The values by name.</param>
public sealed record Brief(BriefTemplate Template, MappedPlace? Place, Period? Period, DateOnly? Map, IReadOnlyDictionary<string, BriefValue> Values)
{
    /// <summary>The day on which it was made: its numbers are those of the records that there were.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>How far communes have decided the reviews that it tells of, where not all have; null where all have or it tells of none.</summary>
    public FigureCoverage? Coverage { get; init; }

    /// <summary>The title in the reader's language.</summary>
    public string Title => Template.Title.ToString().Replace("{place}", Place?.Name, StringComparison.Ordinal).Replace("{period}", Period?.ToString(), StringComparison.Ordinal);

    /// <summary>A part of its text: words, or a number.</summary>
    public IEnumerable<(string Words, BriefValue? Value)> PartsOf(BriefBlock block)
    {
        LocalText text = block.Without is { } without && BriefText.NamesIn(block.Text.Vi).All(n => !Values.TryGetValue(n, out BriefValue? value) || value.Value is null or 0) ? without : block.Text;
        foreach (var (words, number) in BriefText.PartsOf(text.ToString()))
        {
            if (words.Length > 0) yield return (words, null);
            if (number == "place") yield return (Place?.Name ?? "", null);
            else if (number == "period") yield return (Period?.ToString() ?? "", null);
            else if (number is not null) yield return ("", Values[number]);
        }
    }

    /// <summary>A value as a text has it: with the digits of its figure, a dash where nothing is known.</summary>
    public static string Shown(BriefValue value) =>
        value.Value is not { } number ? "–" : (value.Number.Figure.Decimals > 0 && Math.Abs(number - Math.Round(number)) < 1e-9 ? FigureText.Of(number, 0) : FigureText.Of(number, value.Number.Figure.Decimals)) + (value.Number.Figure.Unit == "%" ? " %" : "");
}

/// <summary>Puts the figures into a template.</summary>
public sealed class MakeBrief(ReadFigures figures, PlaceMaps maps, TimeProvider clock)
{
    // Sums of hundredths as doubles.
    private const double Alike = 1e-6;

    /// <summary>The brief; problems where something is asked for that the template does not say, and where parts do not add up. Needs for each figure what its kind says.</summary>
    /// <param name="rights">Who reads.</param>
    /// <param name="template">The template.</param>
    /// <param name="place">The code of the place, where the template asks for it.</param>
    /// <param name="period">The period, where the template asks for it.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NoAccessException">The right is not held.</exception>
    public async Task<Result<Brief>> RunAsync(Rights rights, BriefTemplate template, string? place = null, Period? period = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(template);
        PlaceMap map = await maps.ForAsync(template.Map, clock.Today(), cancel);
        MappedPlace? Find(string code) => map.FindByCode(code) ?? map.All.FirstOrDefault(p => p.Code == code);
        string? at = template.Place ?? place;
        Period? of = template.Period ?? period;
        if (at is null && template.Numbers.Any(n => n.Place is null)) return Texts.Problem("brief-asks-place", "place", template.Code);
        if (of is null && template.Numbers.Any(n => n.Period is null)) return Texts.Problem("brief-asks-period", "period", template.Code);
        var values = new Dictionary<string, BriefValue>(StringComparer.Ordinal);
        FigureCoverage? coverage = null;
        foreach (BriefNumber number in template.Numbers)
        {
            string code = number.Place ?? at!;
            Period when = number.Period ?? of!.Value;
            if (Find(code) is not { } where) return At(template, number, "brief-place-unknown", code, map.Day);
            Result<FigureGrid> read = await figures.RunAsync(rights, new FigureQuery([number.Figure.Code], where.Id, [when]) { MapDay = template.Map, By = number.By }, cancel);
            if (!read.Ok) return Result<Brief>.Refused([.. read.Problems.Select(p => At(template, number, p))]);
            FigureGrid grid = read.Value;
            double? value = number.Group is { } group ? grid.Splits.FirstOrDefault(s => s.Code == group) is { } split ? grid[number.Figure.Code, when, split].Value : null : grid[number.Figure.Code, when].Value;
            bool ofReviews = number.Figure.Kind.Period == PeriodKind.ReviewYear;
            if (ofReviews && grid.CoverageOf(when) is { IsComplete: false } partly && (coverage is not { } least || partly.Closed < least.Closed)) coverage = partly;
            // A review has to be held before anything is known of it; of other records none is none.
            bool known = !ofReviews || (grid.CoverageOf(when).Closed > 0 && number.Figure.Kind.WhyUnknown(number.Figure, when.Year) is null);
            if (value is null && known && number.Figure.Adds != Adds.Ratio) value = 0;
            values.Add(number.Name, new BriefValue(number, where, when, value));
        }
        foreach (BriefNumber number in template.Numbers.Where(n => n.SumOf.Count > 0))
        {
            double sum = number.SumOf.Sum(p => values[p].Value ?? 0), own = values[number.Name].Value ?? 0;
            if (Math.Abs(sum - own) > Alike) return At(template, number, "brief-wrong-sum", number.Name, Text(own), string.Join(" + ", number.SumOf), Text(sum));
        }
        return new Brief(template, at is null ? null : Find(at), of, template.Map, values) { MadeOn = clock.Today(), Coverage = coverage };
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.CurrentCulture);

    private static Problem At(BriefTemplate template, BriefNumber number, string code, params object?[] found) => At(template, number, Texts.Problem(code, null, found));

    private static Problem At(BriefTemplate template, BriefNumber number, Problem problem) => Texts.Problem("brief-at", null, template.File, number.Line, problem.Message) with { Code = problem.Code };
}
