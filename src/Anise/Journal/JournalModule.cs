using Anise.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Journal;

/// <summary>The journal of every write.</summary>
public sealed class JournalModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Journal.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeJournal];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("journal", "/journal", 130, Permission.SeeJournal, Foundation: true)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(JournalActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(JournalSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<ReadAt>()
        .AddSingleton<KeptReads>()
        .AddScoped<JournalBook>()
        .AddScoped<JournalChanges>()
        .AddScoped<VerifyJournal>()
        .AddScoped<VerifyFacts>()
        .AddScoped<NoteLoss>();
}

/// <summary>What the journal says is done here.</summary>
internal static class JournalActs
{
    public static readonly Act NoteLoss = new("note-loss");
}

/// <summary>What the journal tells of here.</summary>
internal static class JournalSubjects
{
    public static readonly SubjectKind Journal = new("journal");
}

/// <summary>What can be allowed about the journal.</summary>
public static class JournalPermissions
{
    private static readonly Permission _seeJournal = new("SeeJournal", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor, Role.Administrator);

    extension(Permission)
    {
        /// <summary>Read the journal.</summary>
        public static Permission SeeJournal => _seeJournal;
    }
}
