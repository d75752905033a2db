namespace Anise.Evidence;

/// <summary>What can be allowed about evidence, besides what the record allows that carries it.</summary>
public static class EvidencePermissions
{
    private static readonly Permission _seeEvidence = new("SeeEvidence", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Auditor);
    private static readonly Permission _exportEvidence = new("ExportEvidence", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer);
    private static readonly Permission _verifyEvidence = new("VerifyEvidence", Role.CommuneOfficer, Role.CommuneChair);
    private static readonly Permission _verifyEvidenceAbove = new("VerifyEvidenceAbove", Role.ProvinceOfficer);

    extension(Permission)
    {
        /// <summary>See the list of evidence, of records that one may see.</summary>
        public static Permission SeeEvidence => _seeEvidence;

        /// <summary>Take the list of evidence, which names records, out as a file.</summary>
        public static Permission ExportEvidence => _exportEvidence;

        /// <summary>Verify evidence for the commune.</summary>
        public static Permission VerifyEvidence => _verifyEvidence;

        /// <summary>Verify evidence for the province.</summary>
        public static Permission VerifyEvidenceAbove => _verifyEvidenceAbove;
    }
}
