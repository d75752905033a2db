using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Anise.Web.Links;

/// <summary>A <c>text</c> of a drawing: in Razor that word is a sign of its own.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>How it looks.</summary>
    [Parameter, EditorRequired] public string Class { get; set; } = "";

    /// <summary>From the left.</summary>
    [Parameter, EditorRequired] public int X { get; set; }

    /// <summary>From above, to its base line.</summary>
    [Parameter, EditorRequired] public int Y { get; set; }

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired] public string Said { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddContent(4, Said);
        builder.CloseElement();
    }
}
