using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Anise.Evidence.Changes;

/// <summary>
/// Draws which evidence a level looks at. The lot falls from the hash of the journal's last entry before the evidence came, its number and the level: nobody can know it before,
/// and everybody can follow it afterwards.
/// </summary>
internal static class Draw
{
    /// <summary>Whether a piece of evidence is drawn.</summary>
    /// <param name="journal">The hash of the journal's last entry before.</param>
    /// <param name="id">The evidence.</param>
    /// <param name="level">Who is to look.</param>
    /// <param name="percent">The share that the level looks at.</param>
    public static bool IsDrawn(string journal, EvidenceId id, EvidenceLevel level, decimal percent)
    {
        byte[] lot = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{journal}/{id.Value}/{level}")));
        return BinaryPrimitives.ReadUInt32BigEndian(lot) * 100m / uint.MaxValue < percent || percent >= 100;
    }
}
