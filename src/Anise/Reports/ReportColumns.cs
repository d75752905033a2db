using Anise.Figures;
using Anise.Rules.Sets;

namespace Anise.Reports;

/// <summary>The parts of a report as they stand in a year: what is written once for each item of a list, written out.</summary>
internal sealed class ReportColumns
{
    private readonly List<Node> _roots;

    private ReportColumns(List<Node> roots) => _roots = roots;

    /// <summary>The figures, one a column.</summary>
    public IReadOnlyList<Figure> Figures => [.. _roots.SelectMany(r => r.Leaves).Select(l => l.Figure!)];

    /// <summary>The top parts with the figures and labels below each: the sections of a report whose rows are figures.</summary>
    public IEnumerable<(string Title, IReadOnlyList<(Figure Figure, string Label)> Rows)> Sections =>
        _roots.Select(r => (r.Title, (IReadOnlyList<(Figure, string)>)[.. r.Leaves.Select(l => (l.Figure!, l.Title))]));

    /// <summary>Writes the parts out.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="catalogue">The figures.</param>
    /// <param name="standard">The standard of the year: its indicators and services are shown.</param>
    public static ReportColumns Of(IReadOnlyList<ReportPart> parts, FigureCatalogue catalogue, RuleSet standard)
    {
        return new([.. parts.Select(p => p.ForEach is null ? Make(p, null) : Made(p))]);

        Node Make(ReportPart part, ListItem? item)
        {
            if (part.Parts.Count > 0) return new Node(part.Title!.Value.ToString(), null, [.. part.Parts.Select(p => p.ForEach is null ? Make(p, item) : Made(p))]);
            if (part.Figures.Count == 1) return Leaf(part.Figures[0], part.Title?.ToString());
            return new Node(part.Title!.Value.ToString(), null, [.. part.Figures.Select(f => Leaf(f, null))]);
        }

        Node Made(ReportPart part)
        {
            IEnumerable<(ListItem Item, Node Node)> nodes = Items(part).SelectMany(item => part.Figures.Select(f =>
                (item, Leaf(f.Replace($"{{{part.ForEach}}}", item.Code, StringComparison.Ordinal), item.Label.ToString()))));
            // Indicators stand under their services.
            List<Node> below = part.ForEach != "indicator" ? [.. nodes.Select(n => n.Node)]
                : [.. nodes.GroupBy(n => standard.Deprivations.First(d => d.Code == n.Item.Code).ServiceLabel).Select(g => new Node(g.Key.ToString(), null, [.. g.Select(n => n.Node)]))];
            return new Node(part.Title!.Value.ToString(), null, below);
        }

        Node Leaf(string code, string? title) => new(title ?? catalogue[code].Name.ToString(), catalogue[code], []);

        IEnumerable<ListItem> Items(ReportPart part)
        {
            string list = part.ForEach!;
            return list switch
            {
                "indicator" => standard.Deprivations.Select(d => new ListItem(d.Code, d.Label)),
                "service" => standard.Deprivations.DistinctBy(d => d.Service).Select(d => new ListItem(d.Service, d.ServiceLabel)),
                _ => catalogue.Kinds.First(k => k.Lists.ContainsKey(list)).Lists[list],
            };
        }
    }

    /// <summary>The rows of heads.</summary>
    public IReadOnlyList<IReadOnlyList<ReportHead>> Heads()
    {
        int depth = _roots.Max(r => r.Depth);
        var rows = new List<ReportHead>[depth];
        for (int i = 0; i < depth; i++) rows[i] = [];
        foreach (Node root in _roots) Put(root, 0);
        return rows;

        void Put(Node node, int row)
        {
            rows[row].Add(new ReportHead(node.Title, node.Leaves.Count(), node.Below.Count > 0 ? 1 : depth - row));
            foreach (Node below in node.Below) Put(below, row + 1);
        }
    }

    private sealed record Node(string Title, Figure? Figure, IReadOnlyList<Node> Below)
    {
        public IEnumerable<Node> Leaves => Below.Count == 0 ? [this] : Below.SelectMany(b => b.Leaves);

        public int Depth => Below.Count == 0 ? 1 : 1 + Below.Max(b => b.Depth);
    }
}
