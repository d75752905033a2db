using System.Globalization;
using System.Text;
using Anise.Households;
using Anise.Households.Import.Reading;
using Anise.Tests.Households.Import;
using CsCheck;

namespace Anise.Tests.Tables;

/// <summary>Every sample, written anew as other offices would: its truth, or told. Never anything else in silence.</summary>
public sealed class SampleMutationTests
{
    [Trait("needs", "time")]
    [Theory]
    [InlineData("members-tcvn3")]
    [InlineData("villages-vni")]
    [InlineData("members-nfd")]
    public void A_sample_that_is_written_in_another_way_is_read_alike_or_asked_about(string name)
    {
        Person[] people = [.. File.ReadAllLines(SampleFilesTests.Path(name + ".expected.csv")).Skip(1).Select(Person.Of)];
        int asked = 0, alike = 0;
        var problems = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        Parallel.ForEach(Drawn(80), new ParallelOptions { MaxDegreeOfParallelism = 2 }, way =>
        {
            HouseholdFile file = HouseholdFileReader.Read(way.Write(people), "ds.xlsx", SampleFilesTests.Options, null, TestContext.Current.CancellationToken);
            if (file.Faults.Count > 0)
            {
                Interlocked.Increment(ref asked);
                foreach (string problem in file.Faults.Select(f => f.Problem == "unknown-value" ? $"unknown {f.Column} {f.Found[0]}" : f.Problem).Distinct()) problems.AddOrUpdate(problem, 1, (_, n) => n + 1);
                return;
            }
            Interlocked.Increment(ref alike);
            string[] meant = [.. people.Select(p => p.Line(way)).Order(StringComparer.Ordinal)];
            string[] read = [.. file.Households.SelectMany(h => h.Members.Select(m => Line(h, m))).Order(StringComparer.Ordinal)];
            string[] more = [.. read.Except(meant)], less = [.. meant.Except(read)];
            Assert.True(more.Length == 0 && less.Length == 0 && read.Length == meant.Length, $"{way}: {string.Join(" | ", more.Take(3))} instead of {string.Join(" | ", less.Take(3))} ({less.Length} of {meant.Length})");
        });
        // A reader that asks about everything would also be never wrong.
        Assert.True(alike * 2 > asked, $"{alike} read alike, {asked} asked about: {string.Join(", ", problems.OrderByDescending(p => p.Value).Select(p => $"{p.Key} {p.Value}"))}");
    }

    /// <summary>
    /// So many ways, the same in every run: what a run finds, the next one finds too. <c>ANISE_TEST_SEED</c> names another beginning, to hunt for what these do not show.
    /// </summary>
    private static Way[] Drawn(int count)
    {
        var random = new PCG(1, ulong.Parse(Environment.GetEnvironmentVariable("ANISE_TEST_SEED") ?? "2026", CultureInfo.InvariantCulture));
        return [.. Enumerable.Range(0, count).Select(_ => Ways.Generate(random, null, out Size _))];
    }

    private static readonly Gen<Way> Ways =
        from order in Gen.Shuffle(Enumerable.Range(0, 8).ToArray())
        from words in Gen.Int[0, 1000].Array[8]
        from village in Gen.Enum<VillageAt>()
        from household in Gen.Enum<HouseholdAt>()
        from sex in Gen.Enum<SexAs>()
        from id in Gen.Enum<IdAs>()
        from birth in Gen.Enum<BirthAs>()
        from old in Gen.Int[0, 1 << 30]
        from share in Gen.Int[0, 3].Select(i => i switch { 2 => 1, 3 => 7, _ => 0 })
        from extra in Gen.Bool
        from total in Gen.Bool
        from titles in Gen.Int[0, 4]
        select new Way([.. order], words, village, household, sex, id, birth, old, share, extra, total, titles);

    public enum VillageAt { Column, Sheet, Section, Title }

    public enum HouseholdAt { EveryRow, Head, NumberAtHead, Merged }

    public enum SexAs { Words, TwoMarks, OneMark }

    public enum IdAs { Text, Spaced, Number }

    public enum BirthAs { Text, Dashes, Serial }

    /// <summary>A way to write a list.</summary>
    /// <param name="Order">The order of the columns.</param>
    /// <param name="Words">Which of its names each column has.</param>
    /// <param name="Village">Where the village stands.</param>
    /// <param name="Household">What tells the households.</param>
    /// <param name="Sex">How the sex is written.</param>
    /// <param name="Id">How citizen IDs are written.</param>
    /// <param name="Birth">How days are written.</param>
    /// <param name="Old">Which rows are in an old encoding.</param>
    /// <param name="Share">Rows in an old encoding: 0 none, else one of so many.</param>
    /// <param name="Extra">A column of another topic stands in the middle.</param>
    /// <param name="Total">Each table ends with its sum.</param>
    /// <param name="Titles">How many lines stand above.</param>
    public sealed record Way(int[] Order, int[] Words, VillageAt Village, HouseholdAt Household, SexAs Sex, IdAs Id, BirthAs Birth, int Old, int Share, bool Extra, bool Total, int Titles)
    {
        private const int Code = 0, VillageColumn = 1, Name = 2, SexColumn = 3, BirthColumn = 4, Ethnicity = 5, Relationship = 6, CitizenId = 7;

        public override string ToString() => $"[{string.Join(',', Order)}] [{string.Join(',', Words)}] {Village} {Household} {Sex} {Id} {Birth} old {Old}/{Share} extra {Extra} total {Total} titles {Titles}";

        /// <summary>Whether households are told by their codes.</summary>
        public bool HasCodes => Household != HouseholdAt.NumberAtHead;

        public MemoryStream Write(Person[] people)
        {
            int[] columns = [.. Order.Where(c => c != VillageColumn || Village == VillageAt.Column)];
            object?[] header = [.. columns.SelectMany(HeadsOf)];
            string[] titles = ["ỦY BAN NHÂN DÂN XÃ VẠN LINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "DANH SÁCH HỘ VÀ THÀNH VIÊN", "(Kèm theo báo cáo số 12/BC-UBND ngày 05/9/2024)"];
            object?[]?[] above = [.. titles.Take(Titles).Select(t => (object?[])[t])];
            var groups = people.GroupBy(p => p.Village).ToList();
            int at = 0;
            object?[] RowOf(Person p)
            {
                int row = at++;
                return [.. columns.SelectMany(c => CellsOf(p, c, row))];
            }

            object?[]?[] Body(IEnumerable<Person> some) => [.. some.Select(RowOf), .. Total ? (object?[]?[])[["Tổng cộng", null, some.Count()]] : []];
            return Village switch
            {
                VillageAt.Column => Workbooks.Of([("DS", [.. above, header, .. Body(people)], [])]),
                VillageAt.Sheet => Workbooks.Of(groups.Select(g => (g.Key, (object?[]?[])[.. above, header, .. Body(g)], Array.Empty<string>()))),
                VillageAt.Section => Workbooks.Of([("DS", [.. above, header, .. groups.SelectMany((g, i) => (object?[]?[])[["ABCDEFGH"[i % 8].ToString(), "Thôn " + g.Key], .. g.Select(RowOf)])], [])]),
                _ => Workbooks.Of([("DS", [.. groups.SelectMany(g => (object?[]?[])[.. above, [$"Danh sách hộ thôn {g.Key}, xã Vạn Linh"], header, .. Body(g), null])], [])]),
            };
        }

        private IEnumerable<object?> HeadsOf(int column) =>
            column == SexColumn && Sex != SexAs.Words ? Sex == SexAs.TwoMarks ? ["Nam", "Nữ"] : ["Nữ"]
            : column == Code && !HasCodes ? ["STT hộ"]
            : column == Relationship && Extra ? [Word(column), "Diện tích ngô (ha)"]
            : [Word(column)];

        private string Word(int column)
        {
            List<string> words = HouseholdTable.Description.Words.Fields[column switch
            {
                Code => Fields.HouseholdCode, VillageColumn => Fields.Village, Name => Fields.Name, SexColumn => Fields.Sex, BirthColumn => Fields.BirthDate, Ethnicity => Fields.Ethnicity,
                Relationship => Fields.Relationship, _ => Fields.CitizenId,
            }];
            return words[Words[column] % words.Count];
        }

        private IEnumerable<object?> CellsOf(Person p, int column, int row)
        {
            string? text = column switch
            {
                Code => p.Number == 1 || Household == HouseholdAt.EveryRow ? p.Key : null,
                VillageColumn => p.Number == 1 || Household == HouseholdAt.EveryRow ? p.Village : null,
                Name => p.Name, Ethnicity => p.EthnicGroup, Relationship => p.RelationWord, _ => null,
            };
            if (column == Code) return [HasCodes ? text : p.Number == 1 ? p.HouseholdNumber : null];
            if (column == SexColumn)
                return Sex switch
                {
                    SexAs.Words => [p.Sex == "male" ? "Nam" : "Nữ"],
                    SexAs.TwoMarks => p.Sex == "male" ? ["x", null] : [null, "x"],
                    _ => [p.Sex == "male" ? null : "x"],
                };
            if (column == CitizenId)
                return [p.CitizenId.Length == 0 ? null : Id switch
                {
                    IdAs.Text => p.CitizenId,
                    IdAs.Spaced => $"{p.CitizenId[..3]} {p.CitizenId[3..6]} {p.CitizenId[6..9]} {p.CitizenId[9..]}",
                    _ => double.Parse(p.CitizenId, CultureInfo.InvariantCulture),
                }];
            if (column == BirthColumn)
                return [p.Day is not { } day ? double.Parse(p.BirthYear, CultureInfo.InvariantCulture) : Birth switch
                {
                    BirthAs.Text => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
                    BirthAs.Dashes => day.ToString("d'-'M'-'yyyy", CultureInfo.InvariantCulture),
                    _ => day.ToDateTime(default).ToOADate(),
                }];
            if (text is not null && column != Code && Share > 0 && (row + Old) % Share == 0 && Tcvn3.TryWrite(text) is { } old) text = old;
            return column == Relationship && Extra ? [text, 0.3] : [text];
        }
    }

    /// <summary>A person of a sample as it is to be read.</summary>
    public sealed record Person(string Key, string Code, string Village, int Number, string Name, string Sex, string BirthDate, string BirthYear, string EthnicGroup, string Relation, string CitizenId)
    {
        private static int _households;

        public static Person Of(string line)
        {
            string[] cells = line.Split(',');
            int number = int.Parse(cells[2], CultureInfo.InvariantCulture);
            if (number == 1) _households++;
            return new Person(cells[0].Length > 0 ? cells[0] : $"06505{9000 + _households % 900}", cells[0], cells[1], number, cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9]) { HouseholdNumber = _households };
        }

        /// <summary>Which household of the file it is of.</summary>
        public int HouseholdNumber { get; init; }

        public DateOnly? Day => BirthDate.Length > 0 ? DateOnly.ParseExact(BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

        public string RelationWord => Relation switch { "head" => "Chủ hộ", "spouse" => Sex == "male" ? "Chồng" : "Vợ", "child" => "Con", "parent" => Sex == "male" ? "Bố" : "Mẹ", "grandchild" => "Cháu", _ => throw new InvalidOperationException(Relation) };

        public string Line(Way way) => $"{(way.HasCodes ? Key : "")}|{Village}|{Number}|{Name}|{Sex}|{BirthDate}|{BirthYear}|{EthnicGroup}|{Relation}|{CitizenId}";
    }

    private static string Line(HouseholdRow household, MemberRow m) => string.Join('|', household.Code, household.Village, m.Number, m.Name, m.Sex?.ToString().ToLowerInvariant(),
        m.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), m.BirthYear, m.Ethnicity?.Name, m.Relationship, m.CitizenId?.Value);

    /// <summary>TCVN 5712:1993 (VN3), the letters that stand in a font of small and capital letters alike.</summary>
    private static class Tcvn3
    {
        private const string Letters = "ĂÂÊÔƠƯĐăâêôơưđ" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

        private static readonly byte[] Bytes =
        [
            0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE,
            0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB,
            0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE,
            0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE,
            0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE,
        ];

        /// <summary>The text in the old encoding, or null where it has a letter that it cannot write.</summary>
        public static string? TryWrite(string text)
        {
            var written = new StringBuilder(text.Length);
            foreach (char c in text)
            {
                int at = Letters.IndexOf(c, StringComparison.Ordinal);
                if (at >= 0) written.Append((char)Bytes[at]);
                else if (char.IsAscii(c)) written.Append(c);
                else return null;
            }
            return written.ToString();
        }
    }
}
