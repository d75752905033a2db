using Microsoft.AspNetCore.Http.Extensions;

namespace Anise.Web.Host;

/// <summary>The address of the page being read, to make links that change one part of it.</summary>
/// <param name="Path">The path, from the root.</param>
/// <param name="Query">The parameters, in order.</param>
public sealed record Here(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>The address that was asked for.</summary>
    /// <remarks>A path that begins with two slashes would lead a link to another host: it keeps one.</remarks>
    public static Here Of(HttpRequest request) => new(
        "/" + (request.PathBase + request.Path).ToString().TrimStart('/', '\\'),
        [.. request.Query.SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? ""))]);

    /// <summary>The value of a parameter; null where it is missing or empty.</summary>
    public string? this[string name] => Query.FirstOrDefault(q => q.Key == name).Value is { Length: > 0 } value ? value : null;

    /// <summary>This address with one parameter changed; null takes it away.</summary>
    public string With(string name, string? value) => With([(name, value)]);

    /// <summary>This address with some parameters changed; null takes one away.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Query)
        {
            if (!changes.Any(c => c.Name == name)) query.Add(name, value);
        }
        foreach (var (name, value) in changes)
        {
            if (value is not null) query.Add(name, value);
        }
        return Path + query;
    }
}
