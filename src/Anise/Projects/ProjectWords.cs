using System.Globalization;

namespace Anise.Projects;

/// <summary>What states, works and standards are called, in words and in files.</summary>
public static class ProjectWords
{
    /// <summary>How far a project is.</summary>
    public static string Of(ProjectStatus status) => Texts.Get("choice-ProjectStatus." + status);

    /// <summary>A work.</summary>
    public static string Of(FarmWork work) => Texts.Get("choice-FarmWork." + work);

    /// <summary>A standard.</summary>
    public static string Of(CropStandard standard) => Texts.Get("choice-CropStandard." + standard);

    /// <summary>How far a certificate is.</summary>
    public static string Of(CertificateState state) => Texts.Get("choice-CertificateState." + state);

    /// <summary>How files write a standard: <c>vietgap</c>, <c>organic</c>.</summary>
    public static string Code(CropStandard standard) => standard.ToString().ToLowerInvariant();

    /// <summary>How files write a work: <c>spray</c>.</summary>
    public static string Code(FarmWork work) => work.ToString().ToLowerInvariant();

    /// <summary>A day as files of figures carry it.</summary>
    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An amount as a record shows it; empty where it is not known.</summary>
    internal static string Amount(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
