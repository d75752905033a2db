using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Anise.Demo;

/// <summary>What the demo is made of: read from <c>Data/names.yaml</c>.</summary>
internal sealed class DemoNames
{
    public List<string> Families { get; set; } = [];

    public List<string> DaoFamilies { get; set; } = [];

    public GivenNames Men { get; set; } = new();

    public GivenNames Women { get; set; } = new();

    public VillageNames Villages { get; set; } = new();

    public Dictionary<string, double> EthnicGroups { get; set; } = [];

    public List<DemoCommune> Communes { get; set; } = [];

    public static DemoNames Read()
    {
        Assembly assembly = typeof(DemoNames).Assembly;
        using Stream stream = assembly.GetManifestResourceStream("Anise.Demo.Data.names.yaml")
            ?? throw new InvalidOperationException("The demo's names are not in the program.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<DemoNames>(reader);
    }

    internal sealed class GivenNames
    {
        public List<string> Middle { get; set; } = [];

        public List<string> Given { get; set; } = [];
    }

    internal sealed class VillageNames
    {
        public List<string> First { get; set; } = [];

        public List<string> Second { get; set; } = [];

        public List<string> Town { get; set; } = [];
    }

    /// <summary>A commune as it was before 1 July 2025, the code of the one it became, and its share of the households.</summary>
    internal sealed class DemoCommune
    {
        public string Today { get; set; } = "";

        public string Old { get; set; } = "";

        public int Share { get; set; }
    }
}
