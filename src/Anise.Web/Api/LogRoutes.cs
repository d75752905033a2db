using System.Text.Json;
using Anise.Basics;
using Anise.Projects.Logs;

namespace Anise.Web.Api;

/// <summary>What other programs send: entries of season logs.</summary>
internal static class LogRoutes
{
    private const int MostEntries = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public static void MapLogs(this IEndpointRouteBuilder routes) => routes.MapPost("/projects/{code}/season-log", AddAsync)
        .WithName("addLogEntries").WithTags("season log").WithSummary("Adds entries to the season log of a project, all or none. A harvest inside the interval of a product is refused with the first free day.")
        .Accepts<LogSent>("application/json")
        .Produces<LogAnswer>(StatusCodes.Status200OK, "application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> AddAsync(HttpContext http, SendLog send, string code)
    {
        if (!http.Request.HasJsonContentType()) return ApiProblems.Of([Texts.Problem("json-missing", null)]);
        LogSent? sent;
        try
        {
            sent = await http.Request.ReadFromJsonAsync<LogSent>(Json, http.RequestAborted);
        }
        catch (JsonException wrong)
        {
            return ApiProblems.Of([Texts.Problem("json-wrong", wrong.Path, wrong.Path ?? "$", (wrong.LineNumber ?? 0) + 1)]);
        }
        if (sent?.Entries is not { Count: > 0 and <= MostEntries } entries || entries.Any(e => e is null)) return ApiProblems.Of([Texts.Problem("entries-wrong", "entries", MostEntries)]);
        Result<(RecordedLog? Done, IReadOnlyList<SentFault> Faults)> taken = await send.RunAsync(KeyDoor.RightsOf(http), code, entries, http.RequestAborted);
        if (!taken.Ok) return ApiProblems.Of(taken.Problems);
        return taken.Value.Done is { } done ? Results.Json(new LogAnswer(done.Added, done.Left, done.Contested), Json) : Refuse(taken.Value.Faults, entries);
    }

    private static IResult Refuse(IReadOnlyList<SentFault> faults, IReadOnlyList<SentEntry> entries)
    {
        FaultAnswer[] all = [.. faults.Select(f => new FaultAnswer(f.Entry, f.Code, f.Field, f.Message, entries[f.Entry - 1].Plot, f.Wait?.Product, f.Wait?.UsedOn, f.Wait?.FirstFreeDay))];
        return Results.Problem(all[0].Detail, statusCode: StatusCodes.Status422UnprocessableEntity, extensions: new Dictionary<string, object?> { ["code"] = all[0].Code, ["field"] = all[0].Field, ["faults"] = all });
    }
}

/// <summary>Entries of a season log, judged together whatever their order.</summary>
public sealed record LogSent(IReadOnlyList<SentEntry> Entries);

/// <summary>What became of entries: how many are new, how many were stored already, how many harvests of before are contested now.</summary>
public sealed record LogAnswer(int Added, int Left, int Contested);

/// <summary>What is wrong with an entry; of a harvest inside an interval with the product, the day on which it was used and the first day on which the plot may be harvested.</summary>
public sealed record FaultAnswer(int Entry, string Code, string Field, string Detail, string? Plot, string? Product, DateOnly? UsedOn, DateOnly? FirstFreeDay);
