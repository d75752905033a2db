using Anise.Rules.Units;

namespace Anise.Rules.Language;

internal enum Kind
{
    Number,
    YesNo,
    Choice,
    Choices,
    Date,
}

/// <summary>The options that a choice may take; two choices compare only within one domain.</summary>
internal sealed record Domain(string Name, IReadOnlyList<string> Options, IReadOnlyList<LocalText> Labels)
{
    public int IndexOf(string option)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i] == option)
                return i;
        }

        return -1;
    }
}

internal sealed record ExprType(Kind Kind, Unit Unit, Domain? Domain)
{
    public static readonly ExprType YesNo = new(Kind.YesNo, Unit.None, null);
    public static readonly ExprType Date = new(Kind.Date, Unit.None, null);

    /// <summary>What is known of a value that nobody gave.</summary>
    public Value Unknown => Kind == Kind.YesNo ? Value.Maybe : Value.Unknown;

    public static ExprType Number(Unit unit) => new(Kind.Number, unit, null);

    /// <summary>As a message names it.</summary>
    public LocalText Describe() => Kind switch
    {
        Kind.Number => Texts.Get("type-number", Unit),
        Kind.YesNo => Texts.Get("type-yes-no"),
        Kind.Choice => Texts.Get("type-choice", Domain!.Name),
        Kind.Choices => Texts.Get("type-choices", Domain!.Name),
        _ => Texts.Get("type-date"),
    };
}
