namespace Anise.Rules.Files;

/// <summary>Where rule files are read from; paths are relative to the rules root and use <c>/</c>.</summary>
public interface IRuleFiles
{
    /// <summary>The paths of all files, in any order.</summary>
    IEnumerable<string> Paths { get; }

    /// <summary>The text of one file of <see cref="Paths"/>.</summary>
    string Read(string path);
}

/// <summary>Rule files of a directory and the directories under it.</summary>
public sealed class DirectoryRuleFiles(string directory) : IRuleFiles
{
    /// <inheritdoc/>
    public IEnumerable<string> Paths => Directory
        .EnumerateFiles(directory, "*.yaml", SearchOption.AllDirectories)
        .Select(x => Path.GetRelativePath(directory, x).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Read(string path) => File.ReadAllText(Path.Combine(directory, path));
}

/// <summary>Rule files held in memory: in tests, and in the browser after they were fetched.</summary>
public sealed class MemoryRuleFiles(IReadOnlyDictionary<string, string> files) : IRuleFiles
{
    /// <inheritdoc/>
    public IEnumerable<string> Paths => files.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Read(string path) => files[path];
}
