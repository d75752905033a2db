using Anise.Access;
using Anise.Basics;
using Anise.Figures;
using Anise.Journal;
using Anise.Participants.Changes;
using Anise.Participants.Demo;
using Anise.Participants.Figures;
using Anise.Participants.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Participants;

/// <summary>The households of production projects: the class they had when they joined, what they bring in, what they receive.</summary>
public sealed class ParticipantsModule : Module
{
    /// <inheritdoc/>
    public override AreaTexts Texts => Anise.Participants.Texts.Area;

    /// <inheritdoc/>
    public override IReadOnlyList<Permission> Permissions => [Permission.SeeParticipants, Permission.EditParticipants, Permission.ExportParticipants];

    /// <inheritdoc/>
    public override IReadOnlyList<MenuEntry> Menu => [new("participants", "/participants", 46, Permission.SeeParticipants)];

    /// <inheritdoc/>
    public override IReadOnlyList<Act> Acts => Act.In<Act>(typeof(ParticipantsActs));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectKind> Subjects => Act.In<SubjectKind>(typeof(ParticipantsSubjects));

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<Joining>()
        .AddScoped<JoinProject>()
        .AddScoped<LeaveProject>()
        .AddScoped<RecordInput>()
        .AddScoped<ImportParticipants>()
        .AddScoped<ParticipantList>()
        .AddScoped<ReadParticipants>()
        .AddScoped<IRecordNames, ParticipantNames>()
        .AddSingleton(ParticipantKinds.Participant)
        .AddSingleton(ParticipantKinds.Input)
        .AddScoped<IRecordReader, ParticipantRecords>()
        .AddScoped<IRecordReader, InputRecords>()
        .AddScoped<IDemoPart, ParticipantsDemo>();
}

/// <summary>What the journal says is done here.</summary>
internal static class ParticipantsActs
{
    public static readonly Act
        Import = new("import-participants"),
        Join = new("join-project"),
        Leave = new("leave-project"),
        RecordInput = new("record-project-input");
}

/// <summary>What the journal tells of here.</summary>
internal static class ParticipantsSubjects
{
    public static readonly SubjectKind Participant = new("participant", Permission.SeeParticipants, typeof(ParticipantId));
}

/// <summary>What can be allowed about participants.</summary>
public static class ParticipantsPermissions
{
    private static readonly Permission _seeParticipants = new("SeeParticipants", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _editParticipants = new("EditParticipants", Role.CommuneOfficer);
    private static readonly Permission _exportParticipants = new("ExportParticipants", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>Read who takes part in projects and what they received.</summary>
        public static Permission SeeParticipants => _seeParticipants;

        /// <summary>Record who joins and leaves projects, and what they received.</summary>
        public static Permission EditParticipants => _editParticipants;

        /// <summary>Take lists of participants out as files.</summary>
        public static Permission ExportParticipants => _exportParticipants;
    }
}
