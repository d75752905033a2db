using System.Text.Json;
using Anise.Tables.Files;

namespace Anise.Evidence.Inspection;

/// <summary>
/// Looks at a file that somebody sends: what it is by its content, whether it is whole, what it says of itself. In a process of its own, the same program started with a hidden
/// verb: whatever is in a file, it cannot end the program that serves the pages. Where the program has no such verb (tests) it is looked at in place.
/// </summary>
/// <param name="apart">The process; null looks in place.</param>
public sealed class InspectFile(ApartProcess? apart)
{
    /// <summary>The verb by which the program looks at one file from its input and writes what it found to its output.</summary>
    public const string Verb = "inspect-file";

    /// <summary>Uses the running program where it knows the verb.</summary>
    public InspectFile() : this(ApartProcess.Own()) { }

    /// <summary>How long a file may take.</summary>
    public TimeSpan MaxTime { get; init; } = InspectionLimits.MaxTime;

    /// <summary>Looks at a file.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Inspected> RunAsync(byte[] bytes, string fileName, CancellationToken cancel)
    {
        if (bytes.Length == 0) return new Inspected { Refusal = "empty" };
        if (bytes.Length > InspectionLimits.MaxBytes) return new Inspected { Refusal = "too-large" };
        if (apart is null) return await Task.Run(() => Look(bytes, fileName), cancel);
        try
        {
            return await apart.RunAsync(Verb, Path.GetFileName(fileName), bytes, MaxTime, output => JsonSerializer.Deserialize<Inspected>(output) ?? new Inspected { Refusal = "damaged" }, cancel);
        }
        catch (ApartEndedException ended)
        {
            return new Inspected { Refusal = ended.TookLong ? "takes-long" : "damaged" };
        }
    }

    /// <summary>What the verb does: a file from the input, what was found to the output.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string fileName, Stream input, Stream output)
    {
        var bytes = new MemoryStream();
        input.CopyTo(bytes);
        JsonSerializer.Serialize(output, Look(bytes.ToArray(), fileName));
        return 0;
    }

    private static Inspected Look(byte[] bytes, string fileName)
    {
        try
        {
            EvidenceKind kind = FileSigns.KindOf(bytes, fileName);
            return kind == EvidenceKind.Pdf ? DocumentReader.Read(bytes) : PictureReader.Read(bytes, kind);
        }
        catch (RefusedFileException refused)
        {
            return new Inspected { Refusal = refused.Code, Named = refused.Named };
        }
    }
}
