using Anise.Rules.Files;
using Anise.Rules.Language;
using Anise.Rules.Units;

namespace Anise.Rules.Reading;

/// <summary>Reads dated parameters and checks that every day of the set has exactly one value.</summary>
internal sealed class ParameterReader(IRuleFiles files, FaultList faults, DateOnly from, DateOnly? to)
{
    private int slots;

    /// <summary>How many slots the parameters take in a frame.</summary>
    public int Slots => slots;

    public void Read(string path, Names names)
    {
        foreach (var (code, value, line) in YamlFile.Open(files, path, faults)?.Map()?.Entries() ?? [])
        {
            if (names.IsTaken(code))
                faults.Add(path, line, "duplicate-name", code);
            else if (value.Map() is { } map && Parameter(code, map, names) is { } parameter)
                names.Parameters.Add(code, parameter);
            else
                names.Broken.Add(code);
        }
    }

    // The choice whose options the keys are: of several, the one that covers most of them; of these the first.
    private static Domain? CaseDomain(Names names, IReadOnlyList<string> keys) => names.Inputs.Values
        .Where(x => x.Type.Kind == Kind.Choice && keys.Any(x.Type.Domain!.Options.Contains))
        .MaxBy(x => keys.Count(x.Type.Domain!.Options.Contains))?.Type.Domain;

    private Parameter? Parameter(string code, YamlMap map, Names names)
    {
        var label = map.RequireText("label");
        if (map.Find("values") is not null)
        {
            var (unit, values) = Values(code, map);
            return unit is null ? null : Make(code, label, unit, null, [values]);
        }

        var cases = map.Entries().Where(x => x.Key != "label").ToList();
        var domain = CaseDomain(names, cases.ConvertAll(x => x.Key));
        if (domain is null)
        {
            map.Fail("missing-key", "values");
            return null;
        }

        var lists = new List<IReadOnlyList<DatedNumber>>();
        Unit? shared = null;
        foreach (var (key, value, line) in cases.Where(x => !domain.Options.Contains(x.Key)))
            faults.Add(map.File, line, "unknown-key", key, string.Join(", ", domain.Options));
        foreach (var option in domain.Options)
        {
            if (map.Find(option) is not { } value)
            {
                map.Fail("uncovered-case", code, option);
                return null;
            }

            if (value.Map() is not { } inner)
                return null;
            var (unit, values) = Values(code, inner);
            if (unit is null)
                return null;
            if (shared is not null && !shared.Equals(unit))
                inner.Fail("wrong-unit", shared, unit);
            shared = unit;
            lists.Add(values);
        }

        return Make(code, label, shared!, domain, lists);
    }

    private Parameter Make(string code, LocalText label, Unit unit, Domain? cases, List<IReadOnlyList<DatedNumber>> values)
    {
        var parameter = new Parameter { Code = code, Label = label, Unit = unit, Cases = cases, Values = values, Slot = slots };
        slots += values.Count;
        return parameter;
    }

    private (Unit? Unit, IReadOnlyList<DatedNumber> Values) Values(string code, YamlMap map)
    {
        var unit = map.Require("unit")?.Unit();
        var read = new List<DatedNumber>();
        var badDate = false;
        foreach (var (key, value, line) in map.Require("values")?.Map()?.Entries() ?? [])
        {
            if (!DateOnly.TryParseExact(key, "yyyy-MM-dd", out var start))
            {
                faults.Add(map.File, line, "bad-date", key);
                badDate = true;
                continue;
            }

            if (value.Map() is not { } fields)
                continue;
            var number = fields.Require("value")?.Number();
            var reference = fields.Text("reference");
            var status = fields.Status();
            var end = fields.Find("to")?.Date();
            fields.NoMore();
            if (number is not null && reference is not null)
                read.Add(new(start, end, number.Value * (unit?.Scale ?? 1), reference, status, map.File, line));
        }

        map.NoMore();
        return (unit, badDate ? read : Continuous(code, map, read));
    }

    private List<DatedNumber> Continuous(string code, YamlMap map, List<DatedNumber> read)
    {
        read.Sort((a, b) => a.From.CompareTo(b.From));
        for (var i = 0; i + 1 < read.Count; i++)
        {
            var next = read[i + 1].From;
            if (read[i].To is { } end && end >= next)
                faults.Add(map.File, read[i + 1].Line, "overlapping-dates", code, next, end);
            else if (read[i].To is { } early && early.AddDays(1) < next)
                faults.Add(map.File, read[i + 1].Line, "missing-dates", code, early.AddDays(1), next.AddDays(-1));
            else
                read[i] = read[i] with { To = next.AddDays(-1) };
        }

        if (read.Count > 0 && read[0].From > from)
            faults.Add(map.File, read[0].Line, "missing-dates", code, from, read[0].From.AddDays(-1));
        if (read.Count > 0 && read[^1].To is { } last && (to is null || last < to))
            faults.Add(map.File, read[^1].Line, "missing-dates", code, last.AddDays(1), to ?? DateOnly.MaxValue);
        return read;
    }
}
