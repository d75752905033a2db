using Anise.Basics;

namespace Anise.Tables.Imports;

/// <summary>What the journal says is done with files.</summary>
internal static class ImportActs
{
    public static readonly Act
        CancelImport = new("cancel-import"),
        ConfirmImport = new("confirm-import"),
        MapImport = new("map-import"),
        ProcessImport = new("process-import"),
        ReadImport = new("read-import"),
        TakeBackImport = new("take-back-import"),
        UploadImport = new("upload-import");
}

/// <summary>What the journal tells of files.</summary>
internal static class ImportSubjects
{
    public static readonly SubjectKind
        Import = new("import", Permission.SeeImports),
        RememberedMapping = new("remembered-mapping", null, typeof(void));
}

/// <summary>What can be allowed about files of any kind; who may import is said by each kind.</summary>
public static class ImportPermissions
{
    private static readonly Permission _seeImports = new("SeeImports", Role.Enumerator, Role.CommuneOfficer, Role.CommuneChair, Role.ProvinceOfficer, Role.Analyst, Role.Auditor);

    extension(Permission)
    {
        /// <summary>Read in the journal which files were taken in, and how.</summary>
        public static Permission SeeImports => _seeImports;
    }
}
