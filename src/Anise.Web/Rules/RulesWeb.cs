using Anise.Web.Host;

namespace Anise.Web.Rules;

/// <summary>Score tables as files.</summary>
public sealed class RulesWeb : WebArea
{
    /// <inheritdoc/>
    public override void Map(WebApplication app) => app.MapRuleFiles();
}
