using System.Text;
using Anise.Households.Import;
using Anise.Tables.Files;
using Anise.Tables.Letters;
using CsCheck;

namespace Anise.Tests.Tables;

public class VietnameseTextTests
{
    // TCVN 5712:1993, the letters of the bytes in the second string.
    private const string TcvnLetters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private const string TcvnBytes = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";

    // VNI-Windows: letter=sequence.
    private static readonly Dictionary<string, string> Vni = (
        "á=aù à=aø ả=aû ã=aõ ạ=aï â=aâ ấ=aá ầ=aà ẩ=aå ẫ=aã ậ=aä ă=aê ắ=aé ằ=aè ẳ=aú ẵ=aü ặ=aë é=eù è=eø ẻ=eû ẽ=eõ ẹ=eï ê=eâ ế=eá ề=eà ể=eå ễ=eã ệ=eä " +
        "ó=où ò=oø ỏ=oû õ=oõ ọ=oï ô=oâ ố=oá ồ=oà ổ=oå ỗ=oã ộ=oä ơ=ô ớ=ôù ờ=ôø ở=ôû ỡ=ôõ ợ=ôï ú=uù ù=uø ủ=uû ũ=uõ ụ=uï ư=ö ứ=öù ừ=öø ử=öû ữ=öõ ự=öï " +
        "í=í ì=ì ỉ=æ ĩ=ó ị=ò ý=yù ỳ=yø ỷ=yû ỹ=yõ ỵ=î đ=ñ Á=AÙ Ạ=AÏ Ấ=AÁ Ổ=OÅ Ớ=ÔÙ Ư=Ö Ứ=ÖÙ Đ=Ñ Ỉ=Æ Ỵ=Î").Split(' ').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);

    private static readonly Gen<string> Words = AnyOf("Nguyễn", "Hứa", "Đặng", "ngọc", "thị", "Lộc", "khuê", "Bằng", "Mạc", "ương", "quỳnh", "Yến", "An", "Nam", "nghĩa", "Vượng").Array[1, 6].Select(w => string.Join(' ', w));

    private static Gen<string> AnyOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void Text_in_tcvn3_reads_back_as_it_was() =>
        Gen.Char[TcvnLetters + "abcXYZ 123"].Array[0, 40].Select(c => new string(c)).Sample(text =>
            VietnameseText.FromTcvn3(string.Concat(text.Select(c => TcvnLetters.Contains(c, StringComparison.Ordinal) ? TcvnBytes[TcvnLetters.IndexOf(c, StringComparison.Ordinal)] : c))) == text);

    [Fact]
    public void Text_in_vni_reads_back_as_it_was() =>
        AnyOf([.. Vni.Keys, "b", "n", "T", " ", "9"]).Array[0, 40].Sample(letters =>
            VietnameseText.FromVni(string.Concat(letters.Select(l => Vni.GetValueOrDefault(l, l)))) == string.Concat(letters));

    [Fact]
    public void Decomposed_text_becomes_composed_and_clean() => Words.Sample(text =>
        VietnameseText.Clean("\u00A0 " + text.Normalize(NormalizationForm.FormD).Replace(" ", " \u200B \t", StringComparison.Ordinal) + "\u00A0") == text);

    [Fact]
    public void Words_tell_the_encoding_they_are_written_in() => Words.Where(w => w.Any(c => c > 'z')).Sample(text =>
    {
        var tcvn = string.Concat(text.Select(c => TcvnLetters.Contains(c, StringComparison.Ordinal) ? TcvnBytes[TcvnLetters.IndexOf(c, StringComparison.Ordinal)] : c));
        var vni = string.Concat(text.Select(c => Vni.GetValueOrDefault(c.ToString(), c.ToString())));
        return EncodingDetector.OfText(text) is null or VietnameseEncoding.Unicode
            && EncodingDetector.OfText(tcvn + " th«n Hµ Néi") == VietnameseEncoding.Tcvn3
            && EncodingDetector.OfText(vni + " Haø Noäi") == VietnameseEncoding.Vni;
    });

    [Theory]
    [InlineData("lê đức ổn", "Lê Đức Ổn")]
    [InlineData("NÔNG THỊ YẾN", "Nông Thị Yến")]
    [InlineData("Vi Văn Y", "Vi Văn Y")]
    public void A_name_all_in_one_case_is_capitalised(string typed, string name) =>
        Assert.Equal(name, VietnameseText.PersonName(typed, VietnameseEncoding.Unicode));
}
