using Anise.Evidence;
using Anise.Evidence.Boards;
using Anise.Web.Host;

namespace Anise.Web.Evidence;

/// <summary>The bytes of evidence, with the rights of its record: pictures to look at, the file as it was sent.</summary>
internal static class EvidenceFiles
{
    public static void MapEvidenceFiles(this WebApplication app)
    {
        foreach (EvidencePart part in Enum.GetValues<EvidencePart>())
        {
            app.MapGet($"/evidence/{{id:long}}/{WordOf(part)}", async (long id, HttpContext http, PageContext context, ReadEvidence read) =>
            {
                if (await read.OpenAsync(context.Rights, new EvidenceId(id), part, http.RequestAborted) is not { } found) return Results.NotFound();
                // A browser never opens by itself what somebody sent: it is kept as a file.
                return Results.File(found.Content, found.MediaType, part == EvidencePart.Original ? found.FileName : null);
            });
        }
    }

    /// <summary>The address of some bytes.</summary>
    public static string AddressOf(EvidenceItem item, EvidencePart part) => $"/evidence/{item.Id.Value.Key()}/{WordOf(part)}";

    private static string WordOf(EvidencePart part) => part switch { EvidencePart.Thumbnail => "thumbnail", EvidencePart.Copy => "picture", _ => "original" };
}
