using System.Globalization;
using Anise.Basics;
using Anise.Figures;
using Anise.Households;

namespace Anise.Reviews.Figures;

/// <summary>Fills the columns of households in a year, row by row.</summary>
internal sealed class HouseholdYearRows(RecordKind kind, string area, string? region, bool decided, AssessedValues? values = null)
{
    private readonly List<string> _keys = [];
    private readonly List<PlaceId> _places = [];
    private readonly Dictionary<string, List<double>> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _texts = new(StringComparer.Ordinal);

    /// <summary>A household that stands on no decided list: not poor once its commune has decided, else without a class.</summary>
    public void Add(LivingHousehold home)
    {
        Begin(Key(home.Id), home.Village, home.Id, home.Code, home.Head, decided ? ClassCodes.NotPoor : "", home.HeadSex, home.Ethnicity, home.Members);
        Put("listed", decided ? 0 : double.NaN);
        Registry(home);
    }

    /// <summary>A household of a decided list, as it was decided; with <paramref name="corrected"/> as the registry has it since.</summary>
    public void Add(DecidedHousehold one, PlaceId place, LivingHousehold? home, bool corrected)
    {
        LivingHousehold? now = corrected ? home : null;
        string? ethnicity = now?.Ethnicity ?? one.Ethnicity;
        Begin(one.HouseholdId is { } id ? Key(id) : string.Create(CultureInfo.InvariantCulture, $"result-{one.ReviewId.Value}-{one.Line}"), now?.Village ?? place, one.HouseholdId,
            now?.Code ?? one.Code, now?.Head ?? one.Head, one.ClassCode, now?.HeadSex ?? one.HeadSex, ethnicity, now?.Members ?? one.Members, one.B1);
        if (ethnicity is null && one.EthnicMinority is { } minority) Put("minority", minority ? 1 : 0);
        Put("listed", 1);
        Put("b1", one.B1 is { } b1 ? (double)b1 : double.NaN);
        Put("b2", one.B2 is { } b2 ? (double)b2 : double.NaN);
        Flags("cause", one.Causes);
        Flags("group", one.Groups);
        Flags("need", one.Needs);
        Deprivations(one.Deprivations);
        if (home is not null) Registry(home);
        if (values?.Of(one) is { } computed)
            for (int i = 0; i < computed.Length; i++) Put(HouseholdYearKind.RuleColumns[i], computed[i]);
    }

    public RecordTable ToTable()
    {
        foreach (List<double> column in _numbers.Values) while (column.Count < _keys.Count) column.Add(double.NaN);
        return new RecordTable(_keys, _places, _numbers.ToDictionary(c => c.Key, c => c.Value.ToArray()), _texts.ToDictionary(c => c.Key, c => c.Value.ToArray()));
    }

    private static string Key(HouseholdId id) => string.Create(CultureInfo.InvariantCulture, $"household-{id.Value}");

    private void Begin(string key, PlaceId place, HouseholdId? id, string? code, string? head, string classCode, Sex? sex, string? ethnicity, int members, decimal? b1 = null)
    {
        _keys.Add(key);
        _places.Add(place);
        Text("household", id?.Value.ToString(CultureInfo.InvariantCulture));
        Text("code", code);
        Text("head", head);
        Text("class", classCode);
        Text("head-sex", sex switch { Sex.Male => "male", Sex.Female => "female", _ => "" });
        Text("ethnicity", ethnicity);
        Text("size", HouseholdYearKind.SizeOf(members));
        Text("area", area);
        Text("region", region);
        Text("b1-group", PointGroups.Of(b1));
        Put("people", members);
        Put("decided", decided ? 1 : 0);
        if (ethnicity is not null) Put("minority", EthnicGroups.IsMinority(ethnicity) ? 1 : 0);
    }

    private void Registry(LivingHousehold home)
    {
        Put("without-code", home.Code is null ? 1 : 0);
        Put("members-known", home.Members);
        Put("members-without-birth", home.WithoutBirth);
        Put("members-without-citizen-id", home.WithoutCitizenId);
    }

    private void Flags(string list, string? codes)
    {
        if (codes is null) return;
        HashSet<string> has = [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries)];
        foreach (ListItem item in kind.Lists[list]) Put(HouseholdYearKind.FlagOf(list, item.Code), has.Contains(item.Code) ? 1 : 0);
    }

    private void Deprivations(string? codes)
    {
        if (codes is null || values is null) return;
        HashSet<string> has = [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var indicator in values.Indicators) Put(HouseholdYearKind.FlagOf("indicator", indicator.Code), has.Contains(indicator.Code) ? 1 : 0);
        foreach (var service in values.Indicators.GroupBy(d => d.Service)) Put(HouseholdYearKind.FlagOf("service", service.Key), service.Any(d => has.Contains(d.Code)) ? 1 : 0);
        Put("deprivations-known", 1);
        Put("deprivations", has.Count);
        Put("indicators", values.Indicators.Count);
        if (values.IsPoor(codes) is { } poor) Put("multidimensionally-poor", poor ? 1 : 0);
    }

    private void Text(string column, string? value)
    {
        if (!_texts.TryGetValue(column, out List<string>? values)) _texts.Add(column, values = []);
        values.Add(value ?? "");
    }

    private void Put(string column, double value)
    {
        if (!_numbers.TryGetValue(column, out List<double>? values)) _numbers.Add(column, values = []);
        while (values.Count < _keys.Count - 1) values.Add(double.NaN);
        if (values.Count < _keys.Count) values.Add(value);
        else values[^1] = value;
    }
}
