namespace Anise.Demo;

/// <summary>Tells how much of the demo is made.</summary>
/// <param name="progress">Whom to tell.</param>
/// <param name="total">How much there is to do: a household recorded, or lived through a year, is one.</param>
internal sealed class DemoMeter(IProgress<DemoProgress>? progress, long total)
{
    private double _done;

    /// <summary>So much more is done.</summary>
    public void Add(int year, double done) => progress?.Report(new DemoProgress(year, Math.Min(1, (_done += done) / total)));
}
