using System.Reflection;
using Anise.Web.Host;

namespace Anise.Web.Help;

/// <summary>The files that the guide works with, as they come with the programme: invented people, forms of real offices.</summary>
internal static class SampleFiles
{
    private const string Prefix = "samples/";

    private static readonly Assembly Own = typeof(SampleFiles).Assembly;

    /// <summary>The address of a sample; null where there is none of that name.</summary>
    public static string? AddressOf(string name) => Own.GetManifestResourceInfo(Prefix + name) is null ? null : "/help/samples/" + name;

    /// <summary>Serves them to who is signed in.</summary>
    public static void MapSamples(this WebApplication app) => app.MapGet("/help/samples/{name}", (string name) => AddressOf(name) is null ? Results.NotFound()
        : Results.File(Own.GetManifestResourceStream(Prefix + name)!, name.EndsWith(".csv", StringComparison.Ordinal) ? MediaTypes.Csv : MediaTypes.Xlsx, name));
}
