using System.Text.Json.Serialization;
using Anise.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Anise.Web.Api;

/// <summary>The interface for other programs: figures and records as JSON and CSV, season logs taken in; described in OpenAPI.</summary>
internal static class ApiRoutes
{
    private const string Version = "v1", PublicCors = "public", Scheme = "key";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddCors(cors => cors.AddPolicy(PublicCors, policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get).AllowAnyHeader().WithExposedHeaders("ETag")));
        services.AddPublicLimit();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);   // numbers are numbers, also in the description
        services.AddOpenApi(Version, open =>
        {
            open.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            open.ShouldInclude = described => described.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            open.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Anise",
                    Version = "1",
                    Description = "Figures, the records that they count, and season logs to be sent in. Messages follow Accept-Language (vi, en).",
                };
                document.Servers = [];   // wherever it was read from
                (document.Components ??= new OpenApiComponents()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key: a role at a place. Administrators give them at /users/keys." },
                };
                return Task.CompletedTask;
            });
            open.AddOperationTransformer((operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<KeyNeeded>().Any())
                    operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
                if (HttpMethods.IsGet(context.Description.HttpMethod ?? "")) (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = "format", In = ParameterLocation.Query, Description = "json (without one) or csv; goes before Accept.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["json", "csv"] },
                });
                foreach (IOpenApiResponse response in (operation.Responses ?? []).Values)
                    if (response.Content?.TryGetValue("text/csv", out var csv) == true && csv is OpenApiMediaType media) media.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
                return Task.CompletedTask;
            });
        });
    }

    private static void MapOwn(this IEndpointRouteBuilder routes)
    {
        routes.MapFigures();
        routes.MapValues();
        routes.MapLogs();
    }

    /// <summary>Refuses what an address says that nothing reads: a misspelt parameter would else answer another question.</summary>
    private static EndpointFilterDelegate RefuseUnknown(EndpointFilterFactoryContext made, EndpointFilterDelegate next)
    {
        string[] known = [.. made.MethodInfo.GetParameters().Where(p => p.IsDefined(typeof(System.ComponentModel.DescriptionAttribute), false)).Select(p => p.Name!), "format"];
        return context => context.HttpContext.Request.Query.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? ValueTask.FromResult<object?>(ApiProblems.Of([Texts.Problem("parameter-unknown", unknown, unknown, string.Join(", ", known))])) : next(context);
    }

    public static void MapApi(this WebApplication app)
    {
        // The key is looked at by KeyDoor, not by the session's policy.
        RouteGroupBuilder api = app.MapGroup(ApiAddress.Root + "/v1").WithMetadata(new AllowAnonymousAttribute()).ProducesProblem(StatusCodes.Status405MethodNotAllowed);
        api.AddEndpointFilter(async (context, next) => context.HttpContext.Request.Query["format"].ToString() is "" or "json" or "csv"
            ? await next(context) : ApiProblems.Of([Texts.Problem("format-wrong", "format")]));
        api.AddEndpointFilterFactory(RefuseUnknown);
        api.MapGroup("").WithMetadata(new KeyNeeded()).WithTags("figures").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).MapOwn();
        api.MapGroup("").RequireCors(PublicCors).RequireRateLimiting(PublicLimit.Policy).WithTags("public").ProducesProblem(StatusCodes.Status429TooManyRequests).MapPublic();
        app.Map(ApiAddress.Root + "/{**rest}", (HttpRequest request) => ApiProblems.Of(HttpMethods.IsGet(request.Method) ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed))
            .WithMetadata(new AllowAnonymousAttribute()).ExcludeFromDescription();
        app.MapOpenApi(ApiAddress.Root + "/{documentName}/openapi.json").WithMetadata(new AllowAnonymousAttribute());
    }

    /// <summary>What an address answers, for the description.</summary>
    public static void Answers<T>(this RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithSummary(summary)
        .Produces<T>(StatusCodes.Status200OK, "application/json", "text/csv").Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
}
