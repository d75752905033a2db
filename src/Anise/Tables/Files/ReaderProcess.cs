namespace Anise.Tables.Files;

/// <summary>
/// Reads uploaded tables in a process of its own (<see cref="ApartProcess"/>): whatever is in a file, it cannot end the program that serves the pages. Where the program has
/// no such verb (tests), files are read in place.
/// </summary>
/// <param name="apart">The process; null reads in place.</param>
public sealed class ReaderProcess(ApartProcess? apart)
{
    /// <summary>The verb by which the program reads one file from its input and writes its cells to its output.</summary>
    public const string Verb = "read-table";

    /// <summary>Uses the running program where it knows the verb.</summary>
    public ReaderProcess() : this(ApartProcess.Own()) { }

    /// <summary>How long a file may take.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The sheets of a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, or its reader ended.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; its reader is ended too.</exception>
    internal async Task<IReadOnlyList<SheetTable>> ReadAsync(byte[] bytes, string fileName, FileLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (apart is null) return SheetReader.Read(new MemoryStream(bytes), fileName, limits, progress, cancel);
        try
        {
            return await apart.RunAsync(Verb, Path.GetFileName(fileName), bytes, MaxTime, output => SheetStream.Read(output, progress), cancel);
        }
        catch (ApartEndedException ended)
        {
            throw new UnreadableFileException(ended.TookLong ? "file-takes-long" : "file-damaged", fileName);
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
}
