using Anise.Households.Lists;
using Anise.RuleTables;
using Anise.Rules.Books;
using Anise.Tables.Writing;
using Anise.Web.Host;

namespace Anise.Web.Rules;

/// <summary>Tables of the rules as files, to be edited and sent back.</summary>
internal static class RuleFiles
{
    public static void MapRuleFiles(this WebApplication app) => app.MapGet("/rules/score-table-file", (string set, RuleBook book) =>
    {
        if (ChangeScoreTable.TableOf(book, set) is not { } table) return Results.NotFound();
        var content = new MemoryStream();
        TableWorkbook.WriteXlsx(content, table.Code, ScoreTableSheet.Columns, ScoreTableSheet.Rows(table));
        return Results.File(content.ToArray(), MediaTypes.Xlsx, $"{table.Code}-{set.Split('/')[^1]}.xlsx");
    });
}
