namespace Anise.Demo;

/// <summary>The files that the demo is made from, inside the program.</summary>
internal static class DemoData
{
    public static Stream Open(string name) =>
        typeof(DemoData).Assembly.GetManifestResourceStream("Anise.Demo.Data." + name)
            ?? throw new InvalidOperationException($"The demo's {name} is not in the program.");
}
