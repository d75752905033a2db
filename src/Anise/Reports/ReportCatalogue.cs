using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Anise.Rules;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Anise.Reports;

/// <summary>All reports there are: the fifteen by number, then the others.</summary>
public sealed class ReportCatalogue
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();

    /// <summary>Reads the files of <c>Data</c>.</summary>
    /// <exception cref="InvalidOperationException">Two reports have one code or number: a mistake of whoever wrote them.</exception>
    public ReportCatalogue()
    {
        var assembly = typeof(ReportCatalogue).Assembly;
        string folder = $"{typeof(ReportCatalogue).Namespace}.Data.";
        All = [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read).OrderBy(r => r.Number ?? int.MaxValue)];
        if (All.DistinctBy(r => r.Code).Count() < All.Count || All.Where(r => r.Number is not null).DistinctBy(r => r.Number).Count() < All.Count(r => r.Number is not null))
            throw new InvalidOperationException("Two reports have one code or number.");

        Report Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Yaml.Deserialize<File>(reader).ToReport();
        }
    }

    /// <summary>Every report.</summary>
    public IReadOnlyList<Report> All { get; }

    /// <summary>Finds a report by its code, or by its number as text.</summary>
    public bool TryFind(string code, [NotNullWhen(true)] out Report? report) =>
        (report = All.FirstOrDefault(r => r.Code == code || r.Number?.ToString(CultureInfo.InvariantCulture) == code)) is not null;

    private sealed class File
    {
        public int? Number { get; set; }

        public string Code { get; set; } = "";

        public Words Title { get; set; } = new();

        public Words? Note { get; set; }

        public bool Review { get; set; } = true;

        public bool Unconfirmed { get; set; }

        public ReportRows Rows { get; set; }

        public string? By { get; set; }

        public string? Class { get; set; }

        public List<Part> Columns { get; set; } = [];

        public List<Part> Sections { get; set; } = [];

        public Report ToReport() => new()
        {
            Number = Number,
            Code = Code,
            Title = Title.ToText(),
            Note = Note?.ToText(),
            OfReview = Review,
            Unconfirmed = Unconfirmed,
            Rows = Rows,
            By = By,
            ClassCode = Class,
            Parts = [.. Columns.Concat(Sections).Select(p => p.ToPart())],
        };
    }

    private sealed class Part
    {
        public Words? Title { get; set; }

        public string? Figure { get; set; }

        public List<string> Figures { get; set; } = [];

        public string? ForEach { get; set; }

        public List<Part> Columns { get; set; } = [];

        public ReportPart ToPart() => new(Title?.ToText(), Figure is null ? Figures : [Figure, .. Figures], ForEach, [.. Columns.Select(c => c.ToPart())]);
    }

    private sealed class Words
    {
        public string Vi { get; set; } = "";

        public string En { get; set; } = "";

        public LocalText ToText() => new(Vi, En);
    }
}
