namespace Anise.Projects;

/// <summary>What can be allowed about projects.</summary>
public static class ProjectsPermissions
{
    private static readonly Permission _seeProjects = new("SeeProjects", Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);
    private static readonly Permission _editProjects = new("EditProjects", Role.CommuneOfficer);
    private static readonly Permission _overrideInterval = new("OverrideInterval", Role.CommuneChair);

    extension(Permission)
    {
        /// <summary>Read projects, their plots, season logs and certificates.</summary>
        public static Permission SeeProjects => _seeProjects;

        /// <summary>Record projects, plots, season logs and certificates.</summary>
        public static Permission EditProjects => _editProjects;

        /// <summary>Take a harvest within an interval all the same, with the reason.</summary>
        public static Permission OverrideInterval => _overrideInterval;
    }
}
