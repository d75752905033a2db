namespace Anise.Measuring;

/// <summary>Measures over files of surveys.</summary>
public sealed class MeasuringModule : Module;
