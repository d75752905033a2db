using System.Globalization;

namespace Anise.Participants;

/// <summary>What standings are called, in words and in files.</summary>
public static class ParticipantWords
{
    /// <summary>A standing.</summary>
    public static string Of(Standing standing) => Texts.Get("choice-Standing." + standing);

    /// <summary>How files write a standing: <c>near-poor</c>.</summary>
    public static string Code(Standing standing) => standing switch
    {
        Standing.Poor => "poor",
        Standing.NearPoor => "near-poor",
        Standing.NewlyEscaped => "newly-escaped",
        Standing.Other => "other",
        _ => "unknown",
    };

    /// <summary>The name of a standing by its code.</summary>
    public static string NameOf(string code) => Enum.GetValues<Standing>().Where(s => Code(s) == code).Select(Of).FirstOrDefault() ?? code;

    /// <summary>Whether a standing is one of those for whom projects are made.</summary>
    public static bool IsAimedAt(Standing standing) => standing is Standing.Poor or Standing.NearPoor or Standing.NewlyEscaped;

    internal static string Money(long? vnd) => vnd?.ToString(CultureInfo.InvariantCulture) ?? "";
}
