using Anise.Access;
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

    public DemoRegions Regions { get; set; } = new();

    public List<DemoPost> Posts { get; set; } = [];

    public DemoPhrases Phrases { get; set; } = new();

    /// <summary>Who signs what offices did where nothing else is said.</summary>
    public string Signs { get; set; } = "";

    public static DemoNames Read()
    {
        using var reader = new StreamReader(DemoData.Open("names.yaml"));
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

        public string Word { get; set; } = "";

        public string Reference { get; set; } = "";
    }

    /// <summary>A commune as it was before 1 July 2025, the code of the one it became, and its share of the households.</summary>
    internal sealed class DemoCommune
    {
        public string Today { get; set; } = "";

        public string Old { get; set; } = "";

        public int Share { get; set; }
    }

    /// <summary>The invented regions of the communes, before and since 1 July 2025.</summary>
    internal sealed class DemoRegions
    {
        public string Decision { get; set; } = "";

        public DemoClassing Before { get; set; } = new();

        public DemoClassing Today { get; set; } = new();
    }

    /// <summary>The communes of each region from a day on: by name before 1 July 2025, by code since.</summary>
    internal sealed class DemoClassing
    {
        public string From { get; set; } = "";

        public Dictionary<string, List<string>> Communes { get; set; } = [];
    }

    /// <summary>A post somebody holds: at the province, the former district, or in every commune of today.</summary>
    internal sealed class DemoPost
    {
        public string User { get; set; } = "";

        public List<Role> Roles { get; set; } = [];

        public string At { get; set; } = "";
    }

    /// <summary>What the papers of the demo's reviews say.</summary>
    internal sealed class DemoPhrases
    {
        public string Plan { get; set; } = "";

        public string Approval { get; set; } = "";

        public string List { get; set; } = "";

        public string MinutesNumber { get; set; } = "";

        public string Posting { get; set; } = "";

        public string Sending { get; set; } = "";

        public string Opinion { get; set; } = "";

        public string Decision { get; set; } = "";

        public List<string> Evidence { get; set; } = [];

        public string EvidenceRejected { get; set; } = "";

        public string Nobody { get; set; } = "";

        public string Minutes { get; set; } = "";

        public string FewPeople { get; set; } = "";

        public string PostedAt { get; set; } = "";

        public List<string> Complaints { get; set; } = [];

        public string Upheld { get; set; } = "";

        public string Rejected { get; set; } = "";

        public string DistrictsEnded { get; set; } = "";
    }
}
