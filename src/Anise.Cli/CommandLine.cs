using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Data.Common;
using Anise.Access;

namespace Anise.Cli;

/// <summary>The command <c>anise</c>: results on stdout, messages on stderr; exit 0 done, 1 the user's data refused, 2 wrong usage.</summary>
public static class CommandLine
{
    /// <summary>Runs one command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        ParseResult parsed = CommandTree.Build().Parse(args.Count == 0 ? ["--help"] : args);
        var writers = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError wrong in parsed.Errors) await error.WriteLineAsync(wrong.Message);
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(writers, cancel);
        }
        catch (NoAccessException refused)
        {
            await error.WriteLineAsync(Texts.Get("no-access", refused.Permission));
            return 1;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(Texts.Get("cancelled"));
            return 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(Texts.Get("file-trouble", unreadable.Message));
            return 1;
        }
        catch (DbException unreadable)
        {
            await error.WriteLineAsync(Texts.Get("store-unreadable", unreadable.Message));
            return 1;
        }
    }
}
