using System.Runtime.CompilerServices;
using Anise.Store;

namespace Anise.Evidence.Files;

/// <summary>Evidence in a folder: the bytes of <c>abcdef…</c> in <c>ab/cdef…</c>. Only its owner reads it. A file is written whole under another name, then takes its own.</summary>
/// <param name="folder">The folder; made when the first file comes.</param>
public sealed class EvidenceFolder(string folder) : IEvidenceFiles
{
    private const string Unfinished = ".half";
    private const int HashLength = 64;

    /// <summary>The folder beside a store.</summary>
    public static string Of(StorePlace store) => store.File + ".evidence";

    /// <inheritdoc/>
    public async Task<bool> PutAsync(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        string file = FileOf(hash);
        if (File.Exists(file)) return false;
        MakeFolder(Path.GetDirectoryName(file)!);
        string half = file + Unfinished;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (FileStream stream = new(half, options))
            {
                await stream.WriteAsync(bytes, cancel);
                stream.Flush(flushToDisk: true);
            }
            File.Move(half, file, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string hash, CancellationToken cancel)
    {
        string file = FileOf(hash);
        return Task.FromResult<Stream?>(File.Exists(file) ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous) : null);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string hash, CancellationToken cancel)
    {
        // A name that is no hash is that of something left half-way, as AllAsync tells it.
        string file = IsHash(hash) ? FileOf(hash) : Path.GetFullPath(Path.Combine(folder, hash)), within = Path.GetDirectoryName(file)!;
        if (!file.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new ArgumentException("Not in the folder.", nameof(hash));
        if (Directory.Exists(within))
        {
            File.Delete(file);
            if (!Directory.EnumerateFileSystemEntries(within).Any()) Directory.Delete(within);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(folder)) yield break;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            string name = Path.GetRelativePath(folder, file);
            string joined = name.Replace(Path.DirectorySeparatorChar.ToString(), "", StringComparison.Ordinal);
            yield return IsHash(joined) && FileOf(joined) == file ? joined : name;
        }
    }

    /// <summary>Whether a text is a hash as files here are called.</summary>
    internal static bool IsHash(string text) => text.Length == HashLength && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private string FileOf(string hash) => IsHash(hash) ? Path.Combine(folder, hash[..2], hash[2..]) : throw new ArgumentException("Not a hash.", nameof(hash));

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
