using YamlDotNet.Serialization;
using YamlDotNet.Serialization.Converters;
using YamlDotNet.Serialization.NamingConventions;

namespace Anise.Tables.Values;

/// <summary>Reads lists of words from YAML files of this assembly.</summary>
internal static class YamlWords
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithTypeConverter(new DateOnlyConverter(formats: ["yyyy-MM-dd"])).Build();

    /// <summary>The content of the embedded file <paramref name="name"/> without its ending.</summary>
    public static T Load<T>(string name)
    {
        using Stream stream = typeof(YamlWords).Assembly.GetManifestResourceStream(name + ".yaml")
            ?? throw new InvalidOperationException($"The words '{name}' are not in the assembly.");
        using var reader = new StreamReader(stream);
        return Yaml.Deserialize<T>(reader);
    }
}
