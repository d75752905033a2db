using System.Globalization;
using Anise.Cli;

namespace Anise.Tests.Measuring;

/// <summary>A folder of files on which <c>anise measure</c> is run, in English.</summary>
public sealed class MeasureFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anise-measure-");

    public MeasureFolder Put(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, name), text);
        return this;
    }

    public MeasureFolder Put(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, name), bytes);
        return this;
    }

    /// <summary>Runs <c>anise measure WORDS</c>; a word that names a file of the folder stands for it.</summary>
    public async Task<(int Exit, string Output, string Error)> RunAsync(params string[] words)
    {
        CultureInfo was = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            string[] arguments = [.. words.Select(w => Path.Combine(_folder.FullName, w) is var file && File.Exists(file) ? file : w)];
            int exit = await CommandLine.RunAsync(["measure", .. arguments], output, error);
            return (exit, output.ToString(), error.ToString());
        }
        finally
        {
            CultureInfo.CurrentUICulture = was;
        }
    }

    /// <summary>Runs a spec over the text of a table.</summary>
    public Task<(int Exit, string Output, string Error)> MeasureAsync(string what, string data, string spec, params string[] more) =>
        Put("data.csv", data).Put("spec.yaml", spec).RunAsync([what, "--input", "data.csv", "--spec", "spec.yaml", "--format", "csv", .. more]);

    public void Dispose() => _folder.Delete(recursive: true);
}
