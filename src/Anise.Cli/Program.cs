using System.Globalization;
using System.Text;
using Anise.Cli;
using Anise.Evidence.Inspection;
using Anise.Tables.Files;

// The hidden verbs that look at one uploaded file apart from the program that serves the pages.
if (args is [ReaderProcess.Verb or InspectFile.Verb, var fileName])
{
    using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
    return args[0] == ReaderProcess.Verb ? ReaderProcess.Run(fileName, input, output) : InspectFile.Run(fileName, input, output);
}

// The users are Vietnamese offices: their language unless ANISE_LANG says otherwise, whatever the machine is set to.
CultureInfo culture = Environment.GetEnvironmentVariable("ANISE_LANG") is "en" ? new CultureInfo("en-GB") : new CultureInfo("vi-VN");
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
