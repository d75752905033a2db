using System.Diagnostics;
using System.Reflection;

namespace Anise.Tables.Files;

/// <summary>
/// Reads uploaded files in a process of its own, the same program started with a hidden verb, with limits of time and memory: whatever is in a file,
/// it cannot end the program that serves the pages. Where the program has no such verb (tests), files are read in place.
/// </summary>
/// <param name="program">The program and its arguments; null reads in place.</param>
public sealed class ReaderProcess(IReadOnlyList<string>? program)
{
    /// <summary>The verb by which the program reads one file from its input and writes its cells to its output.</summary>
    public const string Verb = "read-table";

    private const string ProgramWithVerb = "Anise.Cli", MaxMemory = "0x30000000";   // 768 MB

    /// <summary>Uses the running program where it knows the verb.</summary>
    public ReaderProcess() : this(OwnProgram()) { }

    /// <summary>How long a file may take.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The sheets of a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, or its reader ended.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; its reader is ended too.</exception>
    internal async Task<IReadOnlyList<SheetTable>> ReadAsync(byte[] bytes, string fileName, FileLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (program is null) return SheetReader.Read(new MemoryStream(bytes), fileName, limits, progress, cancel);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(MaxTime);
        using Process process = Start(fileName);
        await using CancellationTokenRegistration kill = time.Token.Register(() => End(process));
        Task fed = FeedAsync(process, bytes, time.Token);
        try
        {
            return await Task.Run(() => SheetStream.Read(process.StandardOutput.BaseStream, progress), CancellationToken.None);
        }
        catch (Exception e) when (e is EndOfStreamException or IOException or FormatException or OverflowException or ArgumentException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new UnreadableFileException(time.IsCancellationRequested ? "file-takes-long" : "file-damaged", fileName);
        }
        finally
        {
            End(process);
            await fed;
        }
    }

    /// <summary>What the verb does: a file from the input, its cells to the output.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string fileName, Stream input, Stream output)
    {
        var limits = new FileLimits();
        using var buffered = new BufferedStream(output, 1 << 16);
        try
        {
            SheetStream.Write(buffered, SheetReader.Read(input, fileName, limits, SheetStream.Progress(buffered), CancellationToken.None));
        }
        catch (UnreadableFileException e)
        {
            SheetStream.Write(buffered, e);
        }
        return 0;
    }

    private static IReadOnlyList<string>? OwnProgram()
    {
        if (Assembly.GetEntryAssembly() is not { } entry || entry.GetName().Name != ProgramWithVerb || Environment.ProcessPath is not { } path) return null;
        return Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? [path, entry.Location] : [path];
    }

    private Process Start(string fileName)
    {
        var start = new ProcessStartInfo(program![0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in program.Skip(1)) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(Path.GetFileName(fileName));
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
