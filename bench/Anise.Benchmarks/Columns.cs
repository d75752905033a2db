namespace Anise.Benchmarks;

/// <summary>Invented households, ordered by commune.</summary>
internal sealed record Columns(ushort[] Masks, byte[] Members, byte[] Areas, ushort[] Points, int[] Starts)
{
    public static Columns Make(int households, int communes)
    {
        var random = new Random(1);
        var made = new Columns(new ushort[households], new byte[households], new byte[households], new ushort[households], new int[communes + 1]);
        for (int i = 0; i < households; i++)
        {
            made.Masks[i] = (ushort)(random.Next(4096) & random.Next(4096));
            made.Members[i] = (byte)random.Next(1, 9);
            made.Areas[i] = (byte)random.Next(2);
            made.Points[i] = (ushort)random.Next(60, 300);
        }

        for (int c = 0; c <= communes; c++) made.Starts[c] = (int)((long)households * c / communes);
        return made;
    }
}
