namespace Anise.Demo;

/// <summary>Chance that is the same for the same seed on every machine.</summary>
internal sealed class DemoRandom(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => _random.Next(from, to + 1);

    /// <summary>True with the given chance, 0 to 1.</summary>
    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>One of the items, each as likely as the others.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>One of the items by weight.</summary>
    public T Weighted<T>(IReadOnlyCollection<KeyValuePair<T, double>> weights)
    {
        double at = _random.NextDouble() * weights.Sum(w => w.Value);
        foreach (var (item, weight) in weights)
        {
            if ((at -= weight) <= 0) return item;
        }
        return weights.Last().Key;
    }

    /// <summary>A normally distributed number, mean 0, standard deviation 1.</summary>
    public double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>A day of the year.</summary>
    public DateOnly DayOf(int year) => new DateOnly(year, 1, 1).AddDays(_random.Next(DateTime.IsLeapYear(year) ? 366 : 365));
}
