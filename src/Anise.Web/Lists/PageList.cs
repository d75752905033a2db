using Anise.Lists;
using Anise.Web.Host;

namespace Anise.Web.Lists;

/// <summary>Where the files of a list are posted for; the address of its page gives filters and order.</summary>
/// <param name="path">The route, e.g. <c>/households/export</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ListFilesAttribute(string path) : Attribute
{
    /// <summary>The route.</summary>
    public string Path { get; } = path;
}

/// <summary>A list of the pages: what it is for one reader at one address. A class of it is all that a list needs for page, files and paper; nothing else is registered.</summary>
public abstract class PageList
{
    /// <summary>Finds the list that an address asks for; null where there is none.</summary>
    internal abstract Task<ListOf?> OpenAnyAsync(PageContext context, HttpContext http);
}

/// <inheritdoc/>
public abstract class PageList<T> : PageList
{
    /// <summary>Finds the list that an address asks for; null where there is none.</summary>
    /// <param name="context">Who reads, where, when.</param>
    /// <param name="http">The request, for the parts of its route.</param>
    public abstract Task<ListOf<T>?> OpenAsync(PageContext context, HttpContext http);

    internal sealed override async Task<ListOf?> OpenAnyAsync(PageContext context, HttpContext http) => await OpenAsync(context, http);
}
