using Anise.Basics;
using Anise.Journal;
using Anise.Store;

namespace Anise.Projects;

/// <summary>A certificate in the store.</summary>
public readonly record struct CertificateId(long Value) : ILongId;

/// <summary>By what a crop is certified.</summary>
public enum CropStandard
{
    /// <summary>VietGAP (TCVN 11892-1).</summary>
    VietGap,
    /// <summary>Organic (TCVN 11041).</summary>
    Organic,
}

/// <summary>How far a certificate is.</summary>
public enum CertificateState
{
    /// <summary>It is planned.</summary>
    Planned,
    /// <summary>It was applied for.</summary>
    Applied,
    /// <summary>The body inspected.</summary>
    Inspected,
    /// <summary>It was given.</summary>
    Certified,
    /// <summary>It was suspended.</summary>
    Suspended,
    /// <summary>It is over.</summary>
    Expired,
}

/// <summary>The certificate of some plots of a project, from the plan to its end.</summary>
public sealed class Certificate : IJournaled
{
    /// <summary>Its id.</summary>
    public required CertificateId Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId ProjectId { get; init; }

    /// <summary>The place of the project.</summary>
    public required PlaceId PlaceId { get; init; }

    /// <summary>The standard.</summary>
    public required CropStandard Standard { get; init; }

    /// <summary>Who certifies; null while it is not known.</summary>
    public string? Body { get; set; }

    /// <summary>Its number; null while it has none.</summary>
    public string? Number { get; set; }

    /// <summary>The day by which it is expected; null where nobody said.</summary>
    public DateOnly? ExpectedOn { get; set; }

    /// <summary>Its first day; null while it has none.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Its last day; null while it has none.</summary>
    public DateOnly? To { get; set; }

    /// <summary>How far it is, by its last step.</summary>
    public required CertificateState State { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Certificate, Id.Value.Key(), PlaceId);
}

/// <summary>A plot of a certificate.</summary>
public sealed class CertificatePlot : IJournaled
{
    /// <summary>The certificate.</summary>
    public required CertificateId CertificateId { get; init; }

    /// <summary>The plot.</summary>
    public required PlotId PlotId { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Certificate, CertificateId.Value.Key(), null);
}

/// <summary>A step of a certificate in the store.</summary>
public readonly record struct CertificateStepId(long Value) : ILongId;

/// <summary>What a certificate became, and when.</summary>
public sealed class CertificateStep : IJournaled
{
    /// <summary>Its id.</summary>
    public required CertificateStepId Id { get; init; }

    /// <summary>The certificate.</summary>
    public required CertificateId CertificateId { get; init; }

    /// <summary>What it became.</summary>
    public required CertificateState State { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ProjectsSubjects.Certificate, CertificateId.Value.Key(), null);
}
