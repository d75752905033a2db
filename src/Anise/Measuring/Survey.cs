using Anise.Basics;
using Anise.Measures;
using Anise.Rules.Columns;

namespace Anise.Measuring;

/// <summary>The rows of a table that a spec measures, with their weights and design. Problems are gathered; after one, nothing here is to be used.</summary>
internal sealed class Survey
{
    private readonly SurveyTable _table;
    private readonly SurveySpec _spec;
    private readonly string _specName;
    private int[] _rows;

    public Survey(SurveyTable table, SurveySpec spec, string specFile)
    {
        (_table, _spec, _specName) = (table, spec, Path.GetFileName(specFile));
        _rows = [.. Enumerable.Range(0, table.Count)];
        Sample = SampleDesign.WithoutErrors([]);
        if (spec.Where is { } where && Evaluate(where, condition: true) is { } kept)
            _rows = [.. _rows.Where((_, i) => kept[i] == 1)];
    }

    public List<Problem> Problems { get; } = [];

    public List<string> Notes { get; } = [];

    public SampleDesign Sample { get; private set; }

    /// <summary>The values of the rows that stay: a row that misses one of them leaves, or is a problem, as the spec says.</summary>
    public IReadOnlyList<double[]> Complete(IReadOnlyList<Func<double[]?>> sources, IReadOnlyList<string> names)
    {
        var columns = new List<double[]>();
        foreach (Func<double[]?> source in sources)
        {
            if (source() is not { } column) return [];
            columns.Add(column);
        }

        int[] whole = [.. Enumerable.Range(0, _rows.Length).Where(i => columns.TrueForAll(c => !double.IsNaN(c[i])))];
        if (whole.Length < _rows.Length)
        {
            if (!_spec.DropMissing)
            {
                int row = Enumerable.Range(0, _rows.Length).First(i => columns.Exists(c => double.IsNaN(c[i])));
                int missing = columns.FindIndex(c => double.IsNaN(c[row]));
                Problems.Add(Texts.Problem("value-missing", SurveyTable.SheetRow(_rows[row]), names[missing]));
                return [];
            }

            Notes.Add(Texts.Get("dropped-note", _rows.Length - whole.Length, whole.Length));
            columns = [.. columns.Select(c => whole.Select(i => c[i]).ToArray())];
            _rows = [.. whole.Select(i => _rows[i])];
        }

        if (_rows.Length == 0) Problems.Add(Texts.Problem("nobody-left"));
        return columns;
    }

    /// <summary>An indicator: 0, 1 or missing; null after a problem.</summary>
    public double[]? Indicator(string column)
    {
        if (Numbers(column, yesNo: true) is not { } values) return null;
        int wrong = Array.FindIndex(values, static x => !double.IsNaN(x) && x is not (0 or 1));
        if (wrong < 0) return values;
        Problems.Add(Texts.Problem("not-yes-no", SurveyTable.SheetRow(_rows[wrong]), column, _table.Cells(column)[_rows[wrong]]));
        return null;
    }

    /// <summary>The value of an expression in every row; null after a problem.</summary>
    public double[]? Evaluate(SpecExpression source, bool condition = false)
    {
        ColumnExpression? expression = ColumnExpression.TryRead(source.Text, [.. _table.Columns], out ColumnFault? fault);
        if (expression is null || expression.IsCondition != condition)
        {
            string why = fault?.Message.ToString() ?? Texts.Get(condition ? "expected-condition" : "expected-number");
            Problem wrong = fault?.Code == "unknown-name" && source.Text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.')
                ? _table.NoColumn(source.Text)
                : Texts.Problem("spec-expression", _specName, source.At.Start.Line, source.Key, why);
            Problems.Add(wrong);
            return null;
        }

        var numbers = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (string column in expression.Numbers)
        {
            if (Numbers(column) is not { } values) return null;
            numbers.Add(column, values);
        }

        if (!expression.TextColumns.All(Has)) return null;
        double[] found = expression.Evaluate(_rows.Length, column => numbers[column], column => [.. Cells(column).Select(static c => SurveyTable.IsMissing(c) ? "" : c)]);
        int broken = condition || expression.TextColumns.Count > 0 ? -1 : Array.FindIndex(found, static x => !SurveyTable.InReach(x));
        for (; broken >= 0; broken = Array.FindIndex(found, broken + 1, static x => !SurveyTable.InReach(x)))
        {
            // Missing is what misses a column; a division by 0 or a logarithm of 0 is a fault, not to be left out in silence.
            if (numbers.Values.Any(column => double.IsNaN(column[broken]))) continue;
            Problems.Add(Texts.Problem(double.IsNaN(found[broken]) ? "not-computed" : "result-out-of-reach", SurveyTable.SheetRow(_rows[broken]), source.Text));
            return null;
        }

        return found;
    }

    /// <summary>Reads weights and design of the rows that stay.</summary>
    public void Draw()
    {
        double[]? weights = _spec.Weight is { } weight ? Evaluate(weight) : [.. Enumerable.Repeat(1.0, _rows.Length)];
        if (weights is null) return;
        int wrong = Array.FindIndex(weights, static w => !(w >= 0));
        if (wrong >= 0)
        {
            int row = SurveyTable.SheetRow(_rows[wrong]);
            Problems.Add(double.IsNaN(weights[wrong])
                ? Texts.Problem("weight-missing", row, _spec.Weight!.Text)
                : Texts.Problem("weight-negative", row, _spec.Weight!.Text, weights[wrong]));
            return;
        }

        if (!(weights.Sum() > 0))
        {
            Problems.Add(Texts.Problem("no-weight", _spec.Weight?.Text));
            return;
        }

        Sample = SampleDesign.WithoutErrors(weights);
        if (_spec.Sample is { } design) Draw(design, weights);
    }

    /// <summary>Everyone, and each group of each column; groups in the order of their numbers or names.</summary>
    public IReadOnlyList<(string Level, Domain Domain)> Levels(IReadOnlyList<string> by)
    {
        var levels = new List<(string, Domain)> { ("all", Domain.All(_rows.Length)) };
        foreach (string column in by)
        {
            if (Known(column, "group-missing", _rows) is not { } groups) continue;
            IReadOnlyList<(string Group, Domain Domain)> domains = Domain.By(groups);
            bool numbered = domains.All(static d => double.TryParse(d.Group, System.Globalization.CultureInfo.InvariantCulture, out _));
            domains = [.. numbered
                ? domains.OrderBy(static d => double.Parse(d.Group, System.Globalization.CultureInfo.InvariantCulture))
                : domains.OrderBy(static d => d.Group, StringComparer.Ordinal)];
            foreach (var (group, domain) in domains)
            {
                if (domain.Rows.All(row => Sample.Weights[row] == 0))
                    Problems.Add(Texts.Problem("group-empty", column, group, SurveyTable.SheetRow(_rows[domain.Rows[0]])));
                levels.Add(($"{column}={group}", domain));
            }
        }

        return levels;
    }

    private void Draw(SampleSpec design, double[] weights)
    {
        if ((design.Strata is { } stratum && Known(stratum, "design-missing", _rows) is null) | (design.Unit is { } unit && Known(unit, "design-missing", _rows) is null)) return;
        int[] all = [.. _rows, .. Unmeasured(design)];
        string[]? strata = design.Strata is null ? null : Known(design.Strata, "design-missing", all);
        string[]? units = design.Unit is null ? null : Known(design.Unit, "design-missing", all);
        if (!design.Nested && strata is not null && units is not null && TwoStrata(strata, units) is { } twice)
        {
            Problems.Add(Texts.Problem("unit-in-two-strata", SurveyTable.SheetRow(all[twice]), design.Unit, units[twice]));
            return;
        }

        int count = weights.Length;
        (string?, string?)[] unmeasured = [.. Enumerable.Range(count, all.Length - count).Select(i => (strata?[i], units?[i]))];

        LonelyUnit lonely = design.Lonely switch { "certainty" or "remove" => LonelyUnit.Certainty, "average" => LonelyUnit.Average, _ => LonelyUnit.Adjust };
        Sample = SampleDesign.Of(weights, strata?[..count], units?[..count], lonely, unmeasured);
        if (!Sample.HasErrors) Notes.Add(Texts.Get("one-unit-note"));
        else if (Sample.LonelyStrata > 0 && design.Lonely == "fail") Problems.Add(Texts.Problem("lonely-unit", Sample.LonelyStrata));
        else if (Sample.LonelyStrata > 0) Notes.Add(Texts.Get("lonely-note", Sample.LonelyStrata));
    }

    // The rows of the sample that the filter or a missing value keeps from being measured: the sample was drawn with them. One that says nothing of its design is in no unit.
    private int[] Unmeasured(SampleSpec design)
    {
        string?[] columns = [design.Strata, design.Unit];
        List<string>[] cells = [.. columns.OfType<string>().Where(Has).Select(_table.Cells)];
        return [.. Enumerable.Range(0, _table.Count).Except(_rows).Where(row => cells.All(c => !SurveyTable.IsMissing(c[row])))];
    }

    private static int? TwoStrata(string[] strata, string[] units)
    {
        var stratumOf = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < units.Length; i++)
        {
            if (!stratumOf.TryAdd(units[i], strata[i]) && stratumOf[units[i]] != strata[i]) return i;
        }

        return null;
    }

    private string[]? Known(string column, string code, int[] rows)
    {
        if (!Has(column)) return null;
        List<string> all = _table.Cells(column);
        string[] cells = Array.ConvertAll(rows, row => all[row]);
        int missing = Array.FindIndex(cells, SurveyTable.IsMissing);
        if (missing < 0) return cells;
        Problems.Add(Texts.Problem(code, SurveyTable.SheetRow(rows[missing]), column, cells[missing]));
        return null;
    }

    private double[]? Numbers(string column, bool yesNo = false)
    {
        if (!Has(column)) return null;
        Result<double[]> numbers = _table.Numbers(column, _rows, yesNo);
        Problems.AddRange(numbers.Problems);
        return numbers.Ok ? numbers.Value : null;
    }

    private bool Has(string column)
    {
        int times = _table.Columns.Count(c => c == column);
        if (times == 1) return true;
        Problems.Add(times == 0 ? _table.NoColumn(column) : Texts.Problem("column-twice", column));
        return false;
    }

    private string[] Cells(string column)
    {
        List<string> cells = _table.Cells(column);
        return [.. _rows.Select(row => cells[row])];
    }
}
