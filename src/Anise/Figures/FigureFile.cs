using Anise.Rules;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Anise.Figures;

/// <summary>A file of figures over one kind of record.</summary>
internal sealed class FigureFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();

    public Text Title { get; set; } = new();

    public int Order { get; set; }

    public string Records { get; set; } = "";

    public Dictionary<string, Entry> Figures { get; set; } = [];

    /// <summary>Reads every file <c>….Figures.NAME.yaml</c> that is part of this assembly, by order.</summary>
    public static IEnumerable<(string Name, FigureFile File)> ReadAll()
    {
        var assembly = typeof(FigureFile).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".yaml", StringComparison.Ordinal) && n.Split('.')[^3] == "Figures")
            .Select(n => (Name: n.Split('.')[^2], File: Read(n))).OrderBy(f => f.File.Order).ThenBy(f => f.Name, StringComparer.Ordinal);

        FigureFile Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Yaml.Deserialize<FigureFile>(reader);
        }
    }

    internal sealed class Text
    {
        public string Vi { get; set; } = "";

        public string En { get; set; } = "";

        public LocalText For(ListItem? item, string list) => item is null ? new(Vi, En)
            : new(Vi.Replace($"{{{list}}}", item.Label.Vi, StringComparison.Ordinal), En.Replace($"{{{list}}}", item.Label.En, StringComparison.Ordinal));
    }

    internal sealed class Entry
    {
        public Text Name { get; set; } = new();

        public Text? Note { get; set; }

        public string Unit { get; set; } = "";

        public int Decimals { get; set; }

        public string? Where { get; set; }

        public string? Sum { get; set; }

        public string? Of { get; set; }

        public string? Per { get; set; }

        public double Times { get; set; } = 1;

        public string? Rule { get; set; }

        public string? ForEach { get; set; }
    }
}
