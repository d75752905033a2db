using Anise.Links;
using Anise.Links.Lists;

namespace Anise.Web.Links;

/// <summary>A party of a chain, as a box.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its upper side.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Head">What the party does.</param>
/// <param name="Lines">Who it is, in lines that fit.</param>
/// <param name="IsThere">False where nobody does it.</param>
internal sealed record ChainBox(int X, int Y, int Width, string Head, IReadOnlyList<string> Lines, bool IsThere)
{
    /// <summary>How high every box is.</summary>
    public const int Height = 66;

    /// <summary>Its middle, from the left.</summary>
    public int Middle => X + (Width / 2);
}

/// <summary>The chain of a link, from inputs and services over growers and harvest to the buyer, laid out in a column that can be read on a phone.</summary>
internal sealed class ChainDrawing
{
    /// <summary>How wide the drawing is.</summary>
    public const int Width = 330;

    private const int Gap = 30, Narrow = 150, Wide = 210, Left = 45, NarrowSigns = 20, WideSigns = 28;

    /// <summary>Lays the chain out.</summary>
    public ChainDrawing(SeenLink seen)
    {
        SupplyLink link = seen.State.Link;
        Inputs = Box(0, 0, Narrow, "inputs", link.Inputs);
        Services = Box(Narrow, 0, Narrow, "services", link.Services);
        Growers = Box(Left, 1, Wide, "growers", Texts.Get("chain-growers", seen.Growers.Count, seen.State.Kg));
        Harvest = Box(Left, 2, Wide, "harvest", link.Harvest);
        Buyer = Box(Left, 3, Wide, "buyer", link.Buyer);
        Paid = Texts.Get("chain-paid", seen.State.Paid);
        string nobody = Texts.Get("nobody");
        Said = Texts.Get("chain-said", link.Inputs ?? nobody, link.Services ?? nobody, seen.Growers.Count, seen.State.Kg, link.Harvest ?? nobody, link.Buyer, seen.State.Paid);
    }

    /// <summary>How high the drawing is.</summary>
    public static int DrawnHeight => (4 * ChainBox.Height) + (3 * Gap) + 2;

    /// <summary>Who gives inputs.</summary>
    public ChainBox Inputs { get; }

    /// <summary>Who gives services.</summary>
    public ChainBox Services { get; }

    /// <summary>The growers.</summary>
    public ChainBox Growers { get; }

    /// <summary>Who harvests.</summary>
    public ChainBox Harvest { get; }

    /// <summary>Who buys.</summary>
    public ChainBox Buyer { get; }

    /// <summary>All boxes.</summary>
    public IReadOnlyList<ChainBox> Boxes => [Inputs, Services, Growers, Harvest, Buyer];

    /// <summary>What growers were paid.</summary>
    public string Paid { get; }

    /// <summary>The drawing in words.</summary>
    public string Said { get; }

    private static ChainBox Box(int x, int row, int width, string head, string? who) =>
        new(x + (row == 0 && x > 0 ? 10 : 0) + 1, (row * (ChainBox.Height + Gap)) + 1, width - 2, Texts.Get(head), Lines(who ?? Texts.Get("nobody"), width == Wide ? WideSigns : NarrowSigns), who is not null);

    /// <summary>A text in two lines at most, parted between words; what does not fit is told by an ellipsis (the text stands beside the drawing).</summary>
    private static string[] Lines(string text, int most)
    {
        string first = "", rest = "";
        foreach (string word in text.Split(' '))
        {
            if (rest.Length == 0 && (first.Length == 0 || first.Length + word.Length < most)) first += (first.Length > 0 ? " " : "") + word;
            else rest += (rest.Length > 0 ? " " : "") + word;
        }
        return rest.Length == 0 ? [Cut(first, most)] : [Cut(first, most), Cut(rest, most)];
    }

    private static string Cut(string line, int most) => line.Length <= most ? line : line[..(most - 1)] + "…";
}
