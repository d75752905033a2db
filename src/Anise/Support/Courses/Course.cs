using Anise.Basics;
using Anise.Households;
using Anise.Journal;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Support.Courses;

/// <summary>What somebody who was trained works as.</summary>
public enum JobKind
{
    /// <summary>No work.</summary>
    None,
    /// <summary>For a wage.</summary>
    Wage,
    /// <summary>On one's own account.</summary>
    Own,
    /// <summary>In a cooperative or a group of producers.</summary>
    Cooperative,
    /// <summary>Abroad, on a contract.</summary>
    Abroad,
}

/// <summary>By what contract.</summary>
public enum JobContract
{
    /// <summary>None.</summary>
    None,
    /// <summary>For a fixed time.</summary>
    Fixed,
    /// <summary>For an open time.</summary>
    Open,
}

/// <summary>What is earned a month, in million VND.</summary>
public enum WageBand
{
    /// <summary>Up to 3.</summary>
    UpTo3,
    /// <summary>Over 3 to 5.</summary>
    From3To5,
    /// <summary>Over 5 to 8.</summary>
    From5To8,
    /// <summary>Over 8.</summary>
    Over8,
}

/// <summary>A course that trains people for work.</summary>
public sealed class Course : IJournaled
{
    /// <summary>Its id.</summary>
    public required CourseId Id { get; init; }

    /// <summary>The commune where it is held.</summary>
    public required PlaceId CommuneId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>The trade that is taught.</summary>
    public required string Trade { get; set; }

    /// <summary>Who teaches it.</summary>
    public required string Provider { get; set; }

    /// <summary>Where: the hall, the school.</summary>
    public required string Venue { get; set; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; set; }

    /// <summary>On how many days it teaches.</summary>
    public required int Days { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(SupportSubjects.Course, Id.Value.Key(), CommuneId);
}

/// <summary>Somebody who takes part in a course.</summary>
public sealed class Learner : IJournaled
{
    /// <summary>The id.</summary>
    public required LearnerId Id { get; init; }

    /// <summary>The course.</summary>
    public required CourseId CourseId { get; init; }

    /// <summary>The person.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The household in which the person lived when the course began.</summary>
    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The village of the household then.</summary>
    public required PlaceId VillageId { get; init; }

    /// <summary>The claim to training with support, which is given once in life; null for who learns without support.</summary>
    public string? Claim { get; set; }

    /// <summary>On how many days the person came; null while nobody noted it.</summary>
    public int? DaysAttended { get; set; }

    /// <summary>Whether the course was finished; null while it is not known.</summary>
    public bool? Finished { get; set; }

    /// <summary>The number of the certificate; null where there is none.</summary>
    public string? Certificate { get; set; }

    /// <summary>The day of the certificate.</summary>
    public DateOnly? CertifiedOn { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(SupportSubjects.Course, CourseId.Value.Key(), VillageId);
}

/// <summary>What became of a learner so many months after the course.</summary>
public sealed class LearnerJob : IJournaled
{
    /// <summary>The learner.</summary>
    public required LearnerId LearnerId { get; init; }

    /// <summary>The course.</summary>
    public required CourseId CourseId { get; init; }

    /// <summary>How many months after the last day of the course.</summary>
    public required int Month { get; init; }

    /// <summary>The day on which the person was asked.</summary>
    public required DateOnly On { get; set; }

    /// <summary>The work.</summary>
    public required JobKind Kind { get; set; }

    /// <summary>Who employs; null where nobody does.</summary>
    public string? Employer { get; set; }

    /// <summary>The contract; null where nobody employs.</summary>
    public JobContract? Contract { get; set; }

    /// <summary>What is earned; null where there is no work, or it was not said.</summary>
    public WageBand? Wage { get; set; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(SupportSubjects.Course, CourseId.Value.Key(), null);
}

internal sealed class CourseMapping : IEntityTypeConfiguration<Course>, IEntityTypeConfiguration<Learner>, IEntityTypeConfiguration<LearnerJob>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.ToTable("course").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.CommuneId);
        builder.Ignore(c => c.Subject);
    }

    public void Configure(EntityTypeBuilder<Learner> builder)
    {
        builder.ToTable("learner").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => new { l.CourseId, l.MemberId }).IsUnique();
        builder.HasIndex(l => l.Claim).IsUnique();   // the store itself keeps a person from being trained with support twice
        builder.HasIndex(l => l.MemberId);
        builder.Ignore(l => l.Subject);
    }

    public void Configure(EntityTypeBuilder<LearnerJob> builder)
    {
        builder.ToTable("learner_job").HasKey(j => new { j.LearnerId, j.Month });
        builder.Ignore(j => j.Subject);
    }
}

/// <summary>Courses as the journal calls them.</summary>
internal sealed class CourseNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(CourseId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<CourseId> ids = [.. keys.Numbers().Select(id => new CourseId(id))];
        return await db.Set<Course>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value.Key(), c => c.Name, cancel);
    }

    public string? AddressOf(string key) => "/support/courses/" + key;
}

/// <summary>What is said of courses, in words.</summary>
public static class CourseWords
{
    /// <summary>The policy under which people are trained.</summary>
    public const string Policy = "vocational-training";

    /// <summary>After how many months people are asked for their work.</summary>
    public static IReadOnlyList<int> Months { get; } = [6, 12];

    /// <summary>A kind of work.</summary>
    public static string Of(JobKind kind) => Texts.Get("job-" + kind);

    /// <summary>A contract.</summary>
    public static string Of(JobContract contract) => Texts.Get("contract-" + contract);

    /// <summary>What is earned.</summary>
    public static string Of(WageBand band) => Texts.Get("wage-" + band);

    /// <summary>The work of a learner in a line.</summary>
    public static string? Of(LearnerJob? job) => job is null ? null : string.Join(", ", new[] { Of(job.Kind), job.Employer, job.Contract is { } contract ? Of(contract) : null, job.Wage is { } wage ? Of(wage) : null }.OfType<string>());
}
