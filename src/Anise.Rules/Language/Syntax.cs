using Anise.Rules.Units;

namespace Anise.Rules.Language;

/// <summary>An expression as written, before names and units are known. <c>At</c> is the offset in the text.</summary>
internal abstract record Syntax(int At);

internal sealed record NumberSyntax(int At, decimal Number, string? Unit) : Syntax(At);

internal sealed record DateSyntax(int At, string Text) : Syntax(At);

internal sealed record NameSyntax(int At, string Name) : Syntax(At);

internal sealed record NotSyntax(int At, Syntax Inner) : Syntax(At);

internal sealed record BinarySyntax(int At, string Operator, Syntax Left, Syntax Right) : Syntax(At);

internal sealed record InSyntax(int At, Syntax Inner, IReadOnlyList<NameSyntax> Options) : Syntax(At);

internal sealed record CallSyntax(int At, string Function, Syntax Argument) : Syntax(At);

/// <summary><c>count/any/all(members where …)</c>, <c>sum(value of members where …)</c>.</summary>
internal sealed record MembersSyntax(int At, string Function, Syntax? Amount, Syntax? Where) : Syntax(At);
