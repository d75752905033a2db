using System.Globalization;
using Anise.Basics;
using Anise.Journal;
using Anise.Procedures;
using Anise.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anise.Works.Infrastructure;

/// <summary>The steps of an infrastructure work, in their order.</summary>
public enum WorkStep
{
    /// <summary>A village meeting asked for it.</summary>
    Needed,
    /// <summary>It was looked at on the spot, and what it may cost is known.</summary>
    Appraised,
    /// <summary>It stands in the plan of a year, with its priority and the reason.</summary>
    Planned,
    /// <summary>There is a contract: contractor, price, last day.</summary>
    Contracted,
    /// <summary>It is being built. Each report of progress takes this step again.</summary>
    Underway,
    /// <summary>It was accepted, and its cost is final.</summary>
    Accepted,
    /// <summary>It was handed over to who keeps it: an asset from then on.</summary>
    HandedOver,
}

/// <summary>Something that is built with money of the programmes: from what a village asks for to the asset that stays. What was done when, and by which paper, stands in its steps.</summary>
public sealed class InfrastructureWork : IJournaled
{
    /// <summary>What codes of works in the book of money begin with: short for their name in Vietnamese.</summary>
    internal const string ItemPrefix = "dtht-";

    /// <summary>Its id.</summary>
    public required InfrastructureWorkId Id { get; init; }

    /// <summary>What is built: the kind of asset that it becomes, by its code in the catalogue of the rules.</summary>
    public required string Kind { get; set; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>Its name without marks and capitals, for finding it.</summary>
    public required string NameKey { get; set; }

    /// <summary>Where it is: a village, or a commune.</summary>
    public required PlaceId PlaceId { get; set; }

    /// <summary>The day on which it was asked for.</summary>
    public required DateOnly NeededOn { get; init; }

    /// <summary>The last step that was taken and not gone back from.</summary>
    public WorkStep Step { get; set; }

    /// <summary>What it may cost by the appraisal, in whole VND.</summary>
    public long? Estimate { get; set; }

    /// <summary>The budget year in whose plan it stands.</summary>
    public int? PlanYear { get; set; }

    /// <summary>Its place among the works of the plan: 1 is the first.</summary>
    public int? Priority { get; set; }

    /// <summary>Who builds it.</summary>
    public string? Contractor { get; set; }

    /// <summary>The community's supervision: the board, or who speaks for it.</summary>
    public string? Supervisor { get; set; }

    /// <summary>The price of the contract, in whole VND.</summary>
    public long? Price { get; set; }

    /// <summary>The last day of the contract.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>How much of it is built, in per cent.</summary>
    public int? Progress { get; set; }

    /// <summary>The day of acceptance.</summary>
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>What it cost by the acceptance, in whole VND.</summary>
    public long? Cost { get; set; }

    /// <summary>The asset that it became.</summary>
    public AssetId? AssetId { get; set; }

    /// <summary>What names it in the book of money: <c>dtht-12</c>.</summary>
    public string ItemCode => ItemCodeOf(Id);

    /// <summary>Whether it was late, or is on a day.</summary>
    public bool IsLate(DateOnly today) => DueOn is { } due && (AcceptedOn ?? today) > due;

    /// <summary>By how much it costs more than was estimated; null where it does not, or nobody knows.</summary>
    public long? OverEstimate => (Cost ?? Price) is { } costs && Estimate is { } estimate && costs > estimate ? costs - estimate : null;

    /// <summary>What a work is called in the book of money.</summary>
    public static string ItemCodeOf(InfrastructureWorkId id) => ItemPrefix + id.Value.Key();

    /// <summary>The work that a code of the book of money means; null where it means none.</summary>
    public static InfrastructureWorkId? IdOfItem(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.StartsWith(ItemPrefix, StringComparison.Ordinal) && long.TryParse(code.AsSpan(ItemPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? new InfrastructureWorkId(id) : null;
    }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.InfrastructureWork, Id.Value.Key(), PlaceId);
}

/// <summary>A step of an infrastructure work that was taken, or a way back.</summary>
public sealed record WorkStepRecord : TakenStep<WorkStep>, IJournaled
{
    /// <summary>The work.</summary>
    public required InfrastructureWorkId WorkId { get; init; }

    /// <summary>The money of the step: estimate, price or cost, in whole VND.</summary>
    public long? Amount { get; init; }

    /// <summary>How much was built by then, in per cent.</summary>
    public int? Progress { get; init; }

    /// <summary>The last day of the contract.</summary>
    public DateOnly? DueOn { get; init; }

    /// <inheritdoc/>
    public JournalSubject Subject => new(WorksSubjects.InfrastructureWork, WorkId.Value.Key(), null);
}

internal sealed class InfrastructureMapping : IEntityTypeConfiguration<InfrastructureWork>, IEntityTypeConfiguration<WorkStepRecord>
{
    public void Configure(EntityTypeBuilder<InfrastructureWork> builder)
    {
        builder.ToTable("infrastructure_work").HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.HasIndex(w => w.PlaceId);
        builder.HasIndex(w => w.PlanYear);
        builder.Ignore(w => w.Subject);
        builder.Ignore(w => w.ItemCode);
        builder.Ignore(w => w.OverEstimate);
    }

    public void Configure(EntityTypeBuilder<WorkStepRecord> builder)
    {
        builder.ToTable("infrastructure_step").HasKey(s => new { s.WorkId, s.Number });
        builder.Ignore(s => s.Subject);
    }
}

/// <summary>Infrastructure works as the journal calls them: by their name.</summary>
internal sealed class InfrastructureNames(AniseDb db) : IRecordNames
{
    public Type Of => typeof(InfrastructureWorkId);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        List<InfrastructureWorkId> ids = [.. keys.Numbers().Select(id => new InfrastructureWorkId(id))];
        return await db.Set<InfrastructureWork>().AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id.Value.Key(), w => w.Name, cancel);
    }

    public string? AddressOf(string key) => "/works/infrastructure/" + key;
}
