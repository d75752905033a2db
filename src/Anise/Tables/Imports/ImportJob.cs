using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Store;
using Anise.Tables.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Tables.Imports;

/// <summary>An uploaded file on its way into the store.</summary>
public readonly record struct ImportJobId(long Value) : ILongId;

/// <summary>Where an uploaded file is.</summary>
public enum ImportJobState
{
    /// <summary>Kept in the store, waiting to be read.</summary>
    Uploaded,
    /// <summary>Read and compared with the store: the user decides.</summary>
    Previewed,
    /// <summary>The user said yes; waiting to be stored.</summary>
    Confirmed,
    /// <summary>Stored.</summary>
    Applied,
    /// <summary>It has faults; nothing was stored. With another mapping it is read again.</summary>
    Refused,
    /// <summary>The user said no.</summary>
    Cancelled,
    /// <summary>Being read. A program that finds it so when it starts was ended by the file, and refuses it.</summary>
    Reading,
    /// <summary>It was stored, and taken back as a whole.</summary>
    TakenBack,
}

/// <summary>A file that somebody uploaded, with what is to be done with it. It stays in the store, so a broken connection loses nothing.</summary>
public sealed class ImportJob : IJournaled
{
    /// <summary>Its id.</summary>
    public required ImportJobId Id { get; init; }

    /// <summary>The code of its <see cref="ImportKind"/>; empty for a file from before there were kinds.</summary>
    public required string Kind { get; init; }

    /// <summary>The commune whose records it states.</summary>
    public required PlaceId Commune { get; init; }

    /// <summary>The day for which it is a statement; of a kind that is of a year, the last day of that year.</summary>
    public required DateOnly AsOf { get; set; }

    /// <summary>Whether villages not known yet are made.</summary>
    public bool CreateVillages { get; set; }

    /// <summary>The name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of its content, hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The user's correction of what was recognised, as YAML (<see cref="MappingFile"/>); null where none was made.</summary>
    public string? Mapping { get; set; }

    /// <summary>Whether the mapping is one remembered from an earlier file with the same headers.</summary>
    public bool MappingRemembered { get; set; }

    /// <summary>What the headers of the file look like; files with the same headers share a remembered mapping. Null until read.</summary>
    public string? Signature { get; set; }

    /// <summary>Where it is.</summary>
    public ImportJobState State { get; set; }

    /// <summary>Who uploaded it.</summary>
    public required string UserName { get; init; }

    /// <summary>Their id; null for the console.</summary>
    public required long? UserId { get; init; }

    /// <summary>The language in which its report is written: <c>vi</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>The write that stored it; null until then, and where nothing changed.</summary>
    public long? Revision { get; set; }

    /// <summary>True where the file was found to say what is held already; nothing was stored.</summary>
    public bool ChangedNothing => State == ImportJobState.Applied && Revision is null;

    /// <summary>Whether the user may correct what was recognised: nothing of the file is stored yet.</summary>
    public bool MayBeReadAgain => State is ImportJobState.Previewed or ImportJobState.Refused or ImportJobState.TakenBack || ChangedNothing;

    /// <inheritdoc/>
    public JournalSubject Subject => new(ImportSubjects.Import, Id.Value.ToString(CultureInfo.InvariantCulture), Commune);
}

/// <summary>The content of an uploaded file.</summary>
public sealed class ImportContent : IJournaled
{
    /// <summary>Whose.</summary>
    public required ImportJobId JobId { get; init; }

    /// <summary>The bytes.</summary>
    [Secret] public required byte[] Bytes { get; init; }

    /// <summary>The commune: the journal entry is filed under it.</summary>
    public required PlaceId Commune { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ImportSubjects.Import, JobId.Value.ToString(CultureInfo.InvariantCulture), Commune);
}

/// <summary>What was read from an uploaded file and what its import would do, as JSON of <see cref="ImportReport"/>.</summary>
public sealed class ImportJobReport : IDerived
{
    /// <summary>Whose.</summary>
    public required ImportJobId JobId { get; init; }

    /// <summary>The report.</summary>
    public required string Json { get; set; }
}

/// <summary>A mapping that an office corrected, proposed for its next file with the same headers.</summary>
public sealed class RememberedMapping : IJournaled
{
    /// <summary>The office: a commune.</summary>
    public required PlaceId Commune { get; init; }

    /// <summary>What the headers look like.</summary>
    public required string Signature { get; init; }

    /// <summary>The mapping as YAML.</summary>
    public required string Mapping { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(ImportSubjects.RememberedMapping, Signature, Commune);
}

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>, IEntityTypeConfiguration<ImportContent>,
    IEntityTypeConfiguration<ImportJobReport>, IEntityTypeConfiguration<RememberedMapping>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("import_job").HasKey(j => j.Id);
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Kind).HasDefaultValue("");
        builder.HasIndex(j => j.State);
        builder.HasIndex(j => j.Commune);
        builder.Ignore(j => j.Subject);
        builder.Ignore(j => j.ChangedNothing);
        builder.Ignore(j => j.MayBeReadAgain);
    }

    public void Configure(EntityTypeBuilder<ImportContent> builder)
    {
        builder.ToTable("import_content").HasKey(c => c.JobId);
        builder.Property(c => c.JobId).ValueGeneratedNever();
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<ImportJobReport> builder)
    {
        builder.ToTable("import_report").HasKey(r => r.JobId);
        builder.Property(r => r.JobId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<RememberedMapping> builder)
    {
        builder.ToTable("remembered_mapping").HasKey(m => new { m.Commune, m.Signature });
        builder.Ignore(m => m.Subject);
    }
}
