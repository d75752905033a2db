namespace Anise.Tests;

/// <summary>Files that stand beside the project, not in it. A test that needs a missing one is skipped and says which.</summary>
internal static class SharedData
{
    public static string File(params string[] parts)
    {
        string path = Path.Combine([Root(), "..", "shared", "data", .. parts]);
        Assert.SkipUnless(System.IO.File.Exists(path), $"Not run: shared/data/{string.Join('/', parts)} is missing beside the project.");
        return path;
    }

    public static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Anise.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("Anise.slnx is in no folder above the tests.");
    }
}
