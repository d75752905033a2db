namespace Anise.Reviews;

/// <summary>What can be allowed about reviews.</summary>
public static class ReviewsPermissions
{
    private static readonly Permission _openCampaign = new("OpenCampaign", Role.ProvinceOfficer);
    private static readonly Permission _runReview = new("RunReview", Role.CommuneOfficer);
    private static readonly Permission _assess = new("Assess", Role.Enumerator, Role.CommuneOfficer);
    private static readonly Permission _giveOpinion = new("GiveOpinion", Role.ProvinceOfficer);
    private static readonly Permission _decide = new("Decide", Role.CommuneChair);
    private static readonly Permission _approveYear = new("ApproveYear", Role.ProvinceOfficer);
    private static readonly Permission _exportMicrodata = new("ExportMicrodata", Role.ProvinceOfficer, Role.Analyst);

    extension(Permission)
    {
        /// <summary>Open the yearly campaign for the province.</summary>
        public static Permission OpenCampaign => _openCampaign;

        /// <summary>Prepare the list to review, assign it, run meetings, posting and complaints, send steps back.</summary>
        public static Permission RunReview => _runReview;

        /// <summary>Fill form A and form B.</summary>
        public static Permission Assess => _assess;

        /// <summary>Give the opinion of the higher level.</summary>
        public static Permission GiveOpinion => _giveOpinion;

        /// <summary>Decide the review of a commune.</summary>
        public static Permission Decide => _decide;

        /// <summary>Approve the totals of a year for the province, or send them back.</summary>
        public static Permission ApproveYear => _approveYear;

        /// <summary>Take the forms of a year out without names, for analysis.</summary>
        public static Permission ExportMicrodata => _exportMicrodata;
    }
}
