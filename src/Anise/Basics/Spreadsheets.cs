using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Anise.Basics;

/// <summary>What all readers of spreadsheets share.</summary>
public static class Spreadsheets
{
    /// <summary>Lets the encodings of code pages be found by number and name; to be called before a workbook or text in one of them is read.</summary>
    public static void KnowCodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A reader of any workbook that Excel writes; throws what <see cref="TellsDamage"/> knows where the content is none.</summary>
    public static IExcelDataReader Open(Stream workbook)
    {
        KnowCodePages();
        return ExcelReaderFactory.CreateReader(workbook, new ExcelReaderConfiguration { LeaveOpen = true });
    }

    /// <summary>Libraries report damaged content with any of these; the user can only send the file again.</summary>
    public static bool TellsDamage(Exception e) => e is InvalidDataException or XmlException or OpenXmlPackageException or ExcelReaderException or FileFormatException
        or FormatException or EndOfStreamException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException or InvalidOperationException or OverflowException;
}
