namespace Anise.Rules.Language;

/// <summary>Finds things that rest on themselves.</summary>
internal static class Rings
{
    /// <summary>The first ring with its path, from a thing back to itself; null where there is none.</summary>
    public static IReadOnlyList<T>? Find<T>(IEnumerable<T> things, Func<T, IEnumerable<T>> uses)
        where T : class
    {
        var done = new HashSet<T>();
        var path = new List<T>();
        return things.Select(Walk).FirstOrDefault(x => x is not null);

        IReadOnlyList<T>? Walk(T one)
        {
            if (path.IndexOf(one) is >= 0 and var at)
                return [.. path[at..], one];
            if (!done.Add(one))
                return null;
            path.Add(one);
            var ring = uses(one).Select(Walk).FirstOrDefault(x => x is not null);
            path.RemoveAt(path.Count - 1);
            return ring;
        }
    }
}
