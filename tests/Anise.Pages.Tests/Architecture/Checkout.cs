using System.Diagnostics;
using System.Text;

namespace Anise.Pages.Tests.Architecture;

/// <summary>A copy of this checkout in a folder of its own, with what was built of its sources, so that only what is changed is built again; removed afterwards.</summary>
internal sealed class Checkout : IDisposable
{
    private static readonly string[] Left = [".git", "artifacts", "bench", "Debug", "node_modules", "tests"];

    private readonly string _folder = Directory.CreateTempSubdirectory("anise-recipe-").FullName;

    /// <summary>The checkout that this test was built in.</summary>
    public static string Own { get; } = Find();

    /// <summary>The copy.</summary>
    public string Folder => Path.Combine(_folder, "anise");

    /// <summary>A folder beside the copy.</summary>
    public string Beside => _folder;

    public Checkout()
    {
        Copy(new DirectoryInfo(Own), Folder);
        // The pages bring the samples of the guide, which are those of the tests.
        string samples = Path.Combine("tests", "Anise.Tests", "Samples");
        Directory.CreateDirectory(Path.Combine(Folder, samples));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Own, samples)))
            File.Copy(file, Path.Combine(Folder, samples, Path.GetFileName(file)));
        // The pictures were bundled by the build of this test; npm and esbuild have nothing to do where what they begin with is as old as it was.
        string packages = Path.Combine("src", "Anise.Web", "Charts", "node_modules");
        Directory.CreateDirectory(Path.Combine(Folder, packages));
        File.Copy(Path.Combine(Own, packages, ".package-lock.json"), Path.Combine(Folder, packages, ".package-lock.json"));
    }

    /// <summary>Builds a project, without analyzers; fails with what the build says. Leaves no compiler running: <c>scripts/test</c> has one that it names, and ends it.</summary>
    public Task<string> BuildAsync(string project)
    {
        string shared = Environment.GetEnvironmentVariable("SharedCompilationId") is { Length: > 0 } ? "true" : "false";
        return RunAsync("dotnet", ["build", project, "-c", "Release", "--no-restore", "-v", "q", "-nologo", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-p:UseSharedCompilation=" + shared, "-nodeReuse:false"]);
    }

    /// <summary>Runs a command in the copy and returns what it writes; it must end well.</summary>
    public async Task<string> RunAsync(string command, IReadOnlyList<string> arguments)
    {
        using Process process = Start(command, arguments);
        Task<string> said = process.StandardOutput.ReadToEndAsync(), wrong = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}:\n{await said}{await wrong}");
        return await said;
    }

    /// <summary>Starts a command in the copy.</summary>
    public Process Start(string command, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.EnumerateFiles()) if (!Left.Contains(file.Name)) file.CopyTo(Path.Combine(to, file.Name));
        foreach (DirectoryInfo folder in from.EnumerateDirectories().Where(f => !Left.Contains(f.Name))) Copy(folder, Path.Combine(to, folder.Name));
    }

    private static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Anise.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in a checkout.");
        return folder.FullName;
    }
}
