using Anise.Basics;

namespace Anise.Tables;

/// <summary>Any office's file in and out.</summary>
public sealed class TablesModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Tables.Texts.Area;
}
