using System.Globalization;
using Anise.Access;
using Anise.Basics;
using Anise.Households.Import.Matching;
using Anise.Households.Import.Reading;
using Anise.Journal;
using Anise.Tables.Faults;
using Anise.Tables.Files;
using Anise.Tables.Imports;
using Anise.Tables.Layout;
using Anise.Tables.Reading;
using Anise.Tables.Values;

namespace Anise.Households.Import;

/// <summary>Lists of households and their members, as files.</summary>
public sealed class HouseholdImport(ImportHouseholds import, TakeBackHouseholds takeBack) : ImportKind<HouseholdFile>
{
    /// <summary>Its code.</summary>
    public const string KindCode = "households";

    /// <inheritdoc/>
    public override string Code => KindCode;

    /// <inheritdoc/>
    public override Permission Needs => Permission.ImportHouseholds;

    /// <inheritdoc/>
    public override TableDescription Table => HouseholdTable.Description;

    /// <inheritdoc/>
    public override AreaTexts Words => Households.Texts.Area;

    /// <inheritdoc/>
    public override bool MakesVillages => true;

    /// <inheritdoc/>
    public override string NameField => Fields.HeadName;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [Fields.HouseholdCode, Fields.Village, Fields.MemberCount];

    /// <summary>Files whose form was remembered before there were kinds are known as they were.</summary>
    internal override string SignatureStart => "";

    /// <inheritdoc/>
    private protected override HouseholdFile ReadFile(IReadOnlyList<SheetTable> sheets, ReadOptions options, CancellationToken cancel) => HouseholdFileReader.Read(sheets, options, cancel);

    /// <inheritdoc/>
    protected override async Task<ImportReport> PreviewFileAsync(Rights rights, ImportAsk ask, HouseholdFile file, CancellationToken cancel) =>
        Report(await import.PreviewAsync(rights, Request(ask, file), cancel));

    /// <inheritdoc/>
    protected override async Task<ImportReport> StoreFileAsync(Rights rights, ImportAsk ask, HouseholdFile file, IProgress<int>? progress, CancellationToken cancel) =>
        Report(await import.RunAsync(rights, Request(ask, file), progress, cancel));

    /// <inheritdoc/>
    public override bool MayBeTakenBack => true;

    /// <inheritdoc/>
    internal override Task<IReadOnlyList<Problem>> TakeBackAsync(JournaledWrite write, PlaceId commune, long revision, CancellationToken cancel) => takeBack.RunAsync(write, commune, revision, cancel);

    /// <inheritdoc/>
    public override ImportFault For(ImportFault fault, Rights rights, Scope scope) => rights.May(Permission.SeeCitizenIds, scope) ? fault : fault.Masked();

    /// <inheritdoc/>
    internal override SheetSummary Masked(SheetSummary sheet) => sheet.Masked();

    private static ImportRequest Request(ImportAsk ask, HouseholdFile file) => new(file, ask.Commune, ask.AsOf, ask.CreateVillages) { FileName = ask.FileName };

    private static ImportReport Report(ImportPreview preview) => new([], [.. preview.Households.Select(Line)], preview.NewVillages, preview.Faults)
    {
        LeftOut = [.. preview.LeftOut.SelectMany(h => h.Members).Select(m => new LeftOutRow(m.Sheet, m.Row))],
        Revision = preview.Revision,
    };

    private static ImportLine Line(HouseholdPreview seen)
    {
        HouseholdRow row = seen.Row;
        return new ImportLine(row.Sheet, row.Row, (row.Members.FirstOrDefault(m => m.Relationship == Relationships.Head) ?? row.Members[0]).Name, seen.Outcome)
        {
            Values = new Dictionary<string, object?> { [Fields.HouseholdCode] = row.Code, [Fields.Village] = row.Village, [Fields.MemberCount] = row.Members.Count },
            Address = seen.Household is { } known ? $"/households/{known.Value}" : null,
            Changes = [.. seen.Changes.Select(c => new ImportChange(c.Member, AllowedValue.Said(() => c.Label), c.Before, c.After))],
            Parts = [.. row.Members.Select(m => AllowedValue.Said(() => Said(m)))],
        };
    }

    /// <summary>A person as they will be stored.</summary>
    private static string Said(MemberRow member) => string.Join(", ", new[]
    {
        member.Name,
        member.Sex is { } sex ? Households.Texts.Get(sex == Sex.Male ? "male" : "female") : "",
        member.BirthDate is { } day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : member.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? Households.Texts.Get("birth-missing"),
        member.Relationship is { } relation ? Relationships.Label(relation) : "",
    }.Where(t => t.Length > 0));
}
