using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anise.Texts;

/// <summary>A key that no text stands under, or a text that gets too few values, does not build.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TextKeys : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Missing = new("ANISE001", "No such text", "No text stands under '{0}' in Texts.resx of {1}", "Texts", DiagnosticSeverity.Error, isEnabledByDefault: true);
    private static readonly DiagnosticDescriptor TooFew = new("ANISE002", "Too few values", "The text '{0}' takes {1} values and gets {2}", "Texts", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Missing, TooFew);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);   // pages are made from Razor
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            Dictionary<string, TextFile> files = start.Options.AdditionalFiles.Select(f => TextFile.Read(f, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions, start.CancellationToken))
                .OfType<TextFile>().ToDictionary(f => f.Namespace, StringComparer.Ordinal);
            start.RegisterOperationAction(operation => Look(operation, files), OperationKind.Invocation);
        });
    }

    private static void Look(OperationAnalysisContext context, Dictionary<string, TextFile> files)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Get" or "Find" or "Problem", ContainingType: { Name: "Texts", ContainingNamespace: { } space } }) return;
        if (call.Arguments.Length == 0 || !files.TryGetValue(space.ToDisplayString(), out TextFile? file)) return;
        int? given = call.Arguments.Select(a => a.ArgumentKind == ArgumentKind.ParamArray && a.Value is IArrayCreationOperation array ? array.Initializer?.ElementValues.Length : null).FirstOrDefault(n => n is not null);
        foreach (IOperation written in Written(call.Arguments.First(a => a.Parameter?.Ordinal == 0).Value))
        {
            string key = (string)written.ConstantValue.Value!;
            string? stands = call.TargetMethod.Name == "Problem" && file.Has("problem-" + key) ? "problem-" + key : file.Has(key) ? key : null;
            if (stands is null) context.ReportDiagnostic(Diagnostic.Create(Missing, written.Syntax.GetLocation(), key, space.ToDisplayString()));
            // A text that is put together later gets its values there: none at all are given then.
            else if (call.TargetMethod.Name != "Find" && given is { } count && count < file.ValuesOf(stands) && count > 0)
                context.ReportDiagnostic(Diagnostic.Create(TooFew, written.Syntax.GetLocation(), stands, file.ValuesOf(stands), count));
        }
    }

    /// <summary>The keys that are written out: a literal, a constant, both sides of a choice; what is put together at run time is not.</summary>
    private static IEnumerable<IOperation> Written(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string } } => [value],
        IConditionalOperation { WhenFalse: { } other } choice => Written(choice.WhenTrue).Concat(Written(other)),
        ISwitchExpressionOperation among => among.Arms.SelectMany(arm => Written(arm.Value)),
        IConversionOperation conversion => Written(conversion.Operand),
        IParenthesizedOperation inside => Written(inside.Operand),
        _ => [],
    };
}
