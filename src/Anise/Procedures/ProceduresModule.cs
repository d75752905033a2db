namespace Anise.Procedures;

/// <summary>Steps with paper, day, person and way back.</summary>
public sealed class ProceduresModule : Module;
