using System.Globalization;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Anise.Places;

/// <summary>The places of a province as a data file gives them: the units on the eve of a change, and those after it.</summary>
internal sealed class PlaceFile
{
    public string KnownFrom { get; set; } = "";

    public ChangeRow Change { get; set; } = new();

    public UnitRow Province { get; set; } = new();

    public List<UnitRow> Districts { get; set; } = [];

    public List<UnitRow> Before { get; set; } = [];

    public List<UnitRow> After { get; set; } = [];

    /// <summary>The places of Lang Son.</summary>
    public static PlaceFile LangSon()
    {
        using Stream stream = typeof(PlaceFile).Assembly.GetManifestResourceStream("Anise.Places.Data.lang-son.yaml")
            ?? throw new InvalidOperationException("The places of Lang Son are not in the assembly.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<PlaceFile>(reader);
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal sealed class ChangeRow
    {
        public string Date { get; set; } = "";

        public string Reference { get; set; } = "";
    }

    internal sealed class UnitRow
    {
        public string Code { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Name { get; set; } = "";

        public string? District { get; set; }

        public string? FormerDistrict { get; set; }

        public double? Longitude { get; set; }

        public double? Latitude { get; set; }

        [YamlMember(Alias = "area-km2", ApplyNamingConventions = false)]
        public double? AreaKm2 { get; set; }

        public List<string> MadeFrom { get; set; } = [];
    }
}
