using Anise.Rules.Units;

namespace Anise.Rules.Forms;

/// <summary>A form of a rule set: its sections and questions in the order in which they are asked.</summary>
/// <param name="Code">The code: <c>form-b</c>, <c>form-a</c>.</param>
/// <param name="Label">The title of the form.</param>
/// <param name="Sections">The sections in order.</param>
public sealed record Form(string Code, LocalText Label, IReadOnlyList<FormSection> Sections)
{
    /// <summary>All questions in order.</summary>
    public IEnumerable<Question> Questions => Sections.SelectMany(x => x.Questions);

    /// <summary>The question of a code, or null.</summary>
    public Question? Find(string code) => Questions.FirstOrDefault(x => x.Code == code);
}

/// <summary>A part of a form.</summary>
/// <param name="Code">The code of the section.</param>
/// <param name="Label">The heading.</param>
/// <param name="Questions">The questions in order.</param>
public sealed record FormSection(string Code, LocalText Label, IReadOnlyList<Question> Questions);

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>One option code.</summary>
    Choice,

    /// <summary>Any number of option codes.</summary>
    Choices,

    /// <summary>A number in the question's unit.</summary>
    Number,

    /// <summary>A whole amount of VND.</summary>
    Money,
}

/// <summary>One option of a question.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Label">What is shown.</param>
public sealed record Option(string Code, LocalText Label);

/// <summary>One question of a form.</summary>
public sealed class Question
{
    /// <summary>The code under which the answer is stored and rules read it.</summary>
    public required string Code { get; init; }

    /// <summary>The number printed on the form, such as <c>B1.3</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The question.</summary>
    public required LocalText Label { get; init; }

    /// <summary>What the enumerator should know, or null.</summary>
    public LocalText? Help { get; init; }

    /// <summary>How it is answered.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>Whether it is asked for every member.</summary>
    public bool PerMember { get; init; }

    /// <summary>The options of a choice; empty otherwise.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The unit of a number, such as <c>m2</c>; null otherwise.</summary>
    public string? Unit { get; init; }

    /// <summary>The smallest number allowed, in <see cref="Unit"/>.</summary>
    public decimal? Min { get; init; }

    /// <summary>The largest number allowed, in <see cref="Unit"/>.</summary>
    public decimal? Max { get; init; }

    /// <summary>How many decimals a number may have.</summary>
    public int Decimals { get; init; }

    /// <summary>The form or article that the question comes from.</summary>
    public required string Reference { get; init; }

    /// <summary>The condition under which it is asked, as written in the file; null means always. See <c>RuleSet.IsAsked</c>.</summary>
    public string? AskedWhen { get; init; }

    /// <summary>Whether the form is incomplete without it (when it is asked).</summary>
    public bool Required { get; init; } = true;
}
