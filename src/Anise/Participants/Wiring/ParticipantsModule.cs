using Anise.Access;
using Anise.Basics;
using Anise.Evidence;
using Anise.Figures;
using Anise.Journal;
using Anise.Participants.Changes;
using Anise.Participants.Demo;
using Anise.Participants.Figures;
using Anise.Participants.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Participants.Wiring;

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
        .AddScoped<ParticipantNames>()
        .AddScoped<IRecordNames, ParticipantNames>()
        .AddScoped<IEvidencedRecords, EvidencedParticipants>()
        .AddSingleton(ParticipantKinds.Participant)
        .AddSingleton(ParticipantKinds.Input)
        .AddScoped<IRecordReader, ParticipantRecords>()
        .AddScoped<IRecordReader, InputRecords>()
        .AddScoped<IDemoPart, ParticipantsDemo>();
}
