using Anise.Tables.Faults;

namespace Anise.Households.Import;

/// <summary>What faults of lists of households may show to whom.</summary>
internal static class HouseholdFaults
{
    /// <summary>The fault as shown to those who need not know whole citizen IDs.</summary>
    public static ImportFault Masked(this ImportFault fault) => fault.Problem.StartsWith("citizen-id", StringComparison.Ordinal) && fault.Found is [string number, ..]
        ? fault with { Found = [CitizenId.TryParse(number, out CitizenId id) ? id.Masked : new string('•', number.Length), .. fault.Found.Skip(1)] }
        : fault;
}
