using Anise.Figures;
using Anise.Rules;

namespace Anise.Briefs;

/// <summary>A text whose numbers are figures with place and period: data, in both languages.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title; <c>{place}</c> and <c>{period}</c> stand for those asked for.</param>
/// <param name="Numbers">Its numbers, in their order.</param>
/// <param name="Blocks">Its text, block by block.</param>
public sealed record BriefTemplate(string Code, LocalText Title, IReadOnlyList<BriefNumber> Numbers, IReadOnlyList<BriefBlock> Blocks)
{
    /// <summary>The file that it was read from, for messages.</summary>
    public required string File { get; init; }

    /// <summary>The code of its place; null where it is asked for.</summary>
    public string? Place { get; init; }

    /// <summary>Its period; null where it is asked for.</summary>
    public Period? Period { get; init; }

    /// <summary>The day of the map; today's where it is null.</summary>
    public DateOnly? Map { get; init; }
}

/// <summary>A number of a brief: a figure, or one of its groups.</summary>
/// <param name="Name">What the text calls it.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Line">The line of the file.</param>
public sealed record BriefNumber(string Name, Figure Figure, int Line)
{
    /// <summary>The split that it is a group of; null for the whole.</summary>
    public string? By { get; init; }

    /// <summary>The group.</summary>
    public string? Group { get; init; }

    /// <summary>The code of its place; that of the brief where it is null.</summary>
    public string? Place { get; init; }

    /// <summary>Its period; that of the brief where it is null.</summary>
    public Period? Period { get; init; }

    /// <summary>The numbers that must add up to it.</summary>
    public IReadOnlyList<string> SumOf { get; init; } = [];
}

/// <summary>A heading or a paragraph; numbers stand in it by their names in braces.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsHeading">Whether it is a heading.</param>
public sealed record BriefBlock(LocalText Text, bool IsHeading)
{
    /// <summary>What stands in its place where all its numbers are nought or not known; null where it stands as it is.</summary>
    public LocalText? Without { get; init; }
}
