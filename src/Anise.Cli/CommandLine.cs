using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Data.Common;
using Anise.Access;
using Anise.Basics;
using Anise.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Anise.Cli;

/// <summary>The command <c>anise</c>: results on stdout, messages on stderr; exit 0 done, 1 the user's data refused, 2 wrong usage.</summary>
public static class CommandLine
{
    /// <summary>How long a command may take to end what it does when it is told to stop.</summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(20);

    /// <summary>Runs one command line and returns the exit code.</summary>
    /// <param name="args">The words of the line.</param>
    /// <param name="output">Takes the results.</param>
    /// <param name="error">Takes the messages.</param>
    /// <param name="clock">Says what day it is; the machine's clock where it is null.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, TimeProvider? clock = null, CancellationToken cancel = default)
    {
        ParseResult parsed = CommandTree.Build().Parse(args.Count == 0 ? ["--help"] : args);
        var run = new CommandRun(clock) { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToEnd };
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError wrong in parsed.Errors) await error.WriteLineAsync(wrong.Message);
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(run, cancel);
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
        catch (RefusedException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (HiddenCharactersException text)
        {
            await error.WriteLineAsync(Texts.Get("hidden-character", text.Character));
            return 1;
        }
        catch (DamagedException damaged)
        {
            await error.WriteLineAsync(damaged.Message);
            return 1;
        }
        catch (DbException unreadable)
        {
            await error.WriteLineAsync(StoreMessage(unreadable));
            return 1;
        }
        catch (DbUpdateException unwritable) when (unwritable.InnerException is DbException inner)
        {
            await error.WriteLineAsync(StoreMessage(inner));
            return 1;
        }
    }

    /// <summary>What SQLite's result code means to the user (https://www.sqlite.org/rescode.html).</summary>
    private static string StoreMessage(DbException wrong) => wrong is not SqliteException sqlite ? Texts.Get("store-unreadable", wrong.Message) : sqlite.SqliteErrorCode switch
    {
        5 or 6 => Texts.Get("store-locked"),
        8 => Texts.Get("store-read-only"),
        11 or 26 => Texts.Get("store-damaged"),
        13 => Texts.Get("store-disk-full"),
        14 => Texts.Get("store-cannot-open"),
        _ => Texts.Get("store-unreadable", wrong.Message),
    };
}

/// <summary>What one run of a command writes to, and its clock; null is the machine's.</summary>
internal sealed class CommandRun(TimeProvider? clock) : InvocationConfiguration
{
    public TimeProvider? Clock => clock;
}
