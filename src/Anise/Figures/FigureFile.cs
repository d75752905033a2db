using System.Globalization;
using Anise.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anise.Figures;

/// <summary>A file of figures over one kind of record, with the line of every entry.</summary>
internal sealed class FigureFile
{
    private readonly FigureSource _source;
    private readonly List<FigureFault> _faults;

    private FigureFile(FigureSource source, List<FigureFault> faults) => (_source, _faults) = (source, faults);

    public string Name => _source.Name;

    /// <summary>Whether it could be read at all.</summary>
    public bool IsRead { get; private set; } = true;

    public Text Title { get; private set; } = new("", "");

    public int Order { get; private set; }

    public Word Records { get; private set; } = new("", 1);

    /// <summary>How the figures of the file add that say nothing of their own.</summary>
    public Word? Adds { get; private set; }

    public List<Entry> Figures { get; } = [];

    /// <summary>Reads a file; what is wrong is added to <paramref name="faults"/>, and the rest of it read on.</summary>
    public static FigureFile Read(FigureSource source, List<FigureFault> faults)
    {
        var file = new FigureFile(source, faults);
        try
        {
            using TextReader reader = source.Open();
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count == 1) file.ReadFile(stream.Documents[0].RootNode);
            else file.Fault(1, "is not one document");
        }
        catch (YamlException wrong)
        {
            file.Fault((int)wrong.Start.Line, wrong.InnerException?.Message ?? wrong.Message);
            file.IsRead = false;
        }
        return file;
    }

    /// <summary>Notes what is wrong in a line.</summary>
    public void Fault(int line, string message) => _faults.Add(new FigureFault(_source.File, line, message));

    private void ReadFile(YamlNode root) => Each(root, (key, value) =>
    {
        switch (key.Value)
        {
            case "title": Title = TextOf(value); break;
            case "order": Order = (int)NumberOf(value); break;
            case "records": Records = WordOf(value); break;
            case "adds": Adds = WordOf(value); break;
            case "figures": Each(value, (code, entry) => Figures.Add(ReadEntry(code, entry))); break;
            default: Fault(key.Line, $"unknown key {key.Value}"); break;
        }
    });

    private Entry ReadEntry(Word code, YamlNode node)
    {
        var entry = new Entry(this, code);
        Each(node, (key, value) =>
        {
            switch (key.Value)
            {
                case "name": entry.Name = TextOf(value); break;
                case "note": entry.Note = TextOf(value); break;
                case "unit": entry.Unit = WordOf(value); break;
                case "decimals": entry.Decimals = (int)NumberOf(value); break;
                case "where": entry.Where = WordOf(value); break;
                case "sum": entry.Sum = WordOf(value); break;
                case "distinct": entry.Distinct = WordOf(value); break;
                case "adds": entry.Adds = WordOf(value); break;
                case "of": entry.Of = WordOf(value); break;
                case "per": entry.Per = WordOf(value); break;
                case "times": entry.Times = NumberOf(value); break;
                case "rule": entry.Rule = WordOf(value); break;
                case "for-each": entry.ForEach = WordOf(value); break;
                default: Fault(key.Line, $"{code.Value}: unknown key {key.Value}"); break;
            }
        });
        return entry;
    }

    private void Each(YamlNode node, Action<Word, YamlNode> act)
    {
        if (node is not YamlMappingNode map)
        {
            Fault(LineOf(node), "names with values are expected here");
            return;
        }
        foreach (var (key, value) in map.Children) act(WordOf(key), value);
    }

    private Word WordOf(YamlNode node)
    {
        if (node is YamlScalarNode scalar) return new Word(scalar.Value ?? "", LineOf(node));
        Fault(LineOf(node), "one value is expected here");
        return new Word("", LineOf(node));
    }

    private double NumberOf(YamlNode node)
    {
        Word word = WordOf(node);
        if (double.TryParse(word.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return number;
        Fault(word.Line, $"{word.Value} is no number");
        return 0;
    }

    private Text TextOf(YamlNode node)
    {
        var text = new Text("", "");
        Each(node, (language, value) =>
        {
            if (language.Value == "vi") text = text with { Vi = WordOf(value).Value };
            else if (language.Value == "en") text = text with { En = WordOf(value).Value };
            else Fault(language.Line, $"unknown language {language.Value}");
        });
        if (text.Vi.Length == 0 || text.En.Length == 0) Fault(LineOf(node), "a text in vi and en is expected here");
        return text;
    }

    private static int LineOf(YamlNode node) => (int)node.Start.Line;

    /// <summary>A value with its line.</summary>
    internal sealed record Word(string Value, int Line);

    internal sealed record Text(string Vi, string En)
    {
        public LocalText For(ListItem? item, string list) => item is null ? new(Vi, En)
            : new(Vi.Replace($"{{{list}}}", item.Label.Vi, StringComparison.Ordinal), En.Replace($"{{{list}}}", item.Label.En, StringComparison.Ordinal));
    }

    internal sealed class Entry(FigureFile file, Word code)
    {
        public FigureFile File => file;

        public Word Code => code;

        public Text? Name { get; set; }

        public Text? Note { get; set; }

        public Word? Unit { get; set; }

        public int Decimals { get; set; }

        public Word? Where { get; set; }

        public Word? Sum { get; set; }

        public Word? Distinct { get; set; }

        public Word? Adds { get; set; }

        public Word? Of { get; set; }

        public Word? Per { get; set; }

        public double Times { get; set; } = 1;

        public Word? Rule { get; set; }

        public Word? ForEach { get; set; }
    }
}
