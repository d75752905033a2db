using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Anise.Rules;

namespace Anise.Testing;

/// <summary>
/// Files that are dear to make, made once and kept in <c>artifacts/tests</c> under a hash of what makes them: the program, its rules, the store's engine and
/// this assembly. What changes any of these makes them anew; two processes at once make them once.
/// </summary>
public static class KeptFiles
{
    /// <summary>What is added to the name of a store for the folder of its evidence.</summary>
    public const string Beside = ".evidence";

    private const int Keep = 6;

    private static readonly string[] Makers =
    [
        "Anise", "Anise.Measures", "Anise.Rules", "Anise.Sqlite", "Anise.Testing", "EFCore.NamingConventions", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore",
        "Microsoft.EntityFrameworkCore.Relational", "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw.core",
    ];

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Files = new(StringComparer.Ordinal);
    private static readonly Lazy<Task<string>> Folder = new(MakeFolderAsync);

    /// <summary>The kept file; not to be written to.</summary>
    /// <param name="name">What it is, with everything that <paramref name="make"/> takes from elsewhere, such as a size.</param>
    /// <param name="make">Makes it under the name it is given. It must be whole, and closed, at the end.</param>
    public static Task<string> FileAsync(string name, Func<string, Task> make) => Files.GetOrAdd(name, n => new(() => MakeAsync(n, make))).Value;

    private static async Task<string> MakeAsync(string name, Func<string, Task> make)
    {
        string file = Path.Combine(await Folder.Value, name);
        if (File.Exists(file)) return file;
        await using FileStream turn = await LockAsync(file + ".lock");
        if (File.Exists(file)) return file;
        string half = file + ".half";
        File.Delete(half);
        if (Directory.Exists(half + Beside)) Directory.Delete(half + Beside, recursive: true);
        await make(half);
        if (Directory.Exists(half + Beside)) Directory.Move(half + Beside, file + Beside);
        File.Move(half, file);
        return file;
    }

    /// <summary>Waits until no other process makes the file; one that ended has let go of it.</summary>
    private static async Task<FileStream> LockAsync(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)   // another process holds it
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<string> MakeFolderAsync()
    {
        string all = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "tests")).FullName;
        await using FileStream turn = await LockAsync(Path.Combine(all, ".lock"));
        string folder = Directory.CreateDirectory(Path.Combine(all, Hash())).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "used"), "");   // its time tells when
        foreach (string old in Directory.EnumerateDirectories(all).OrderByDescending(f => File.GetLastWriteTimeUtc(Path.Combine(f, "used"))).Skip(Keep)) Directory.Delete(old, recursive: true);
        return folder;
    }

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string maker in Makers) hash.AppendData(File.ReadAllBytes(Assembly.Load(maker).Location));
        string rules = RuleDirectory.Default;
        foreach (string file in Directory.EnumerateFiles(rules, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(rules, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The checkout; the temporary folder where the tests do not lie in one.</summary>
    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Anise.slnx"))) return folder.FullName;
        return Path.GetTempPath();
    }
}
