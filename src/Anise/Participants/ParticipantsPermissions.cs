namespace Anise.Participants;

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
