using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Anise.Tables.Files;

/// <summary>The process that worked on a file ended without an answer.</summary>
/// <param name="tookLong">Whether it was ended because it took too long.</param>
public sealed class ApartEndedException(bool tookLong) : Exception("The process ended without an answer.")
{
    /// <summary>Whether it was ended because it took too long.</summary>
    public bool TookLong => tookLong;
}

/// <summary>Works on a file that somebody sent in a process of its own: the same program, started with a hidden verb, with limits of time and memory.</summary>
/// <param name="program">The program and its arguments.</param>
public sealed class ApartProcess(IReadOnlyList<string> program)
{
    private const string ProgramWithVerb = "Anise.Cli", MaxMemory = "0x30000000";   // 768 MB

    /// <summary>The running program; null where it has no verbs (tests).</summary>
    public static ApartProcess? Own()
    {
        if (Assembly.GetEntryAssembly() is not { } entry || entry.GetName().Name != ProgramWithVerb || Environment.ProcessPath is not { } path) return null;
        return new ApartProcess(Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? [path, entry.Location] : [path]);
    }

    /// <summary>Starts it, gives it the file, and reads its answer.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="argument">What follows the verb: the name of the file.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="maxTime">How long it may take.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancel">Cancels; the process is ended too.</param>
    /// <exception cref="ApartEndedException">It ended, or was ended, without a whole answer.</exception>
    public async Task<T> RunAsync<T>(string verb, string argument, byte[] bytes, TimeSpan maxTime, Func<Stream, T> read, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(maxTime);
        using Process process = Start(verb, argument);
        await using CancellationTokenRegistration kill = time.Token.Register(() => End(process));
        Task fed = FeedAsync(process, bytes, time.Token);
        try
        {
            return await Task.Run(() => read(process.StandardOutput.BaseStream), CancellationToken.None);
        }
        catch (Exception e) when (e is EndOfStreamException or IOException or FormatException or OverflowException or ArgumentException or JsonException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new ApartEndedException(time.IsCancellationRequested);
        }
        finally
        {
            End(process);
            await fed;
        }
    }

    private Process Start(string verb, string argument)
    {
        var start = new ProcessStartInfo(program[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string one in program.Skip(1)) start.ArgumentList.Add(one);
        start.ArgumentList.Add(verb);
        start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = MaxMemory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";   // a dump would hold the file
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task FeedAsync(Process process, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, cancel);
            process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            return;   // it ended before it had read all; what it said, or did not say, tells
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return;   // it has ended by itself
        }
    }
}
