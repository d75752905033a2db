using System.Globalization;
using Anise.Basics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace Anise.Web.Api;

/// <summary>What was wrong, as <c>application/problem+json</c>: our code, and a message in the language of the request.</summary>
internal static class ApiProblems
{
    private static readonly HashSet<string> Missing =
        new(["figure-unknown", "figure-place", "place-unknown", "key-place-unknown", "published-unknown", "published-year", "log-project-unknown"], StringComparer.Ordinal);

    /// <summary>The answer to problems that a use case found.</summary>
    public static IResult Of(IReadOnlyList<Problem> problems) => Of(Missing.Contains(problems[0].Code) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, problems[0]);

    /// <summary>The answer to a request that came no further than the door: no key, no right, no such address, a fault of ours.</summary>
    public static IResult Of(int status) => Of(status, Texts.Problem(status switch
    {
        StatusCodes.Status401Unauthorized => "key-wrong",
        StatusCodes.Status403Forbidden => "no-access",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "read-only",
        StatusCodes.Status413PayloadTooLarge => "body-large",
        StatusCodes.Status429TooManyRequests => "too-many",
        >= 500 => "fault",
        _ => "request-wrong",
    }));

    /// <summary>The answer to an address whose parameters cannot be read: names the first that is missing or wrong.</summary>
    public static IResult OfUnread(HttpContext context)
    {
        foreach (IParameterBindingMetadata parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (!parameter.HasTryParse || context.Request.RouteValues.ContainsKey(parameter.Name)) continue;
            if (!context.Request.Query.TryGetValue(parameter.Name, out StringValues values))
            {
                if (!parameter.IsOptional) return Of(StatusCodes.Status400BadRequest, Texts.Problem("parameter-missing", parameter.Name, parameter.Name));
                continue;
            }
            Type type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
            if (values is not [{ } text] || !CanRead(type, text)) return Of(StatusCodes.Status400BadRequest, Texts.Problem("parameter-wrong", parameter.Name, parameter.Name, values.ToString()));
        }
        return Of(StatusCodes.Status400BadRequest);
    }

    private static bool CanRead(Type type, string text) => type == typeof(int) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        : type != typeof(DateOnly) || DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static IResult Of(int status, Problem problem)
    {
        var more = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = problem.Code };
        if (problem.Field is { } field) more["field"] = field;
        return Results.Problem(problem.Message, statusCode: status, extensions: more);
    }
}
