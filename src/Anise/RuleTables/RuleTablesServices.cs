using Anise.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anise.RuleTables;

/// <summary>Registers the rules in force and the use cases that change their tables.</summary>
public static class RuleTablesServices
{
    /// <summary>Adds them: the rules of a directory, for each scope as they are when it first asks.</summary>
    public static IServiceCollection AddRuleTables(this IServiceCollection services, string directory)
    {
        services.TryAddSingleton(_ => new RulesInForce(directory));
        services.TryAddScoped(scope => scope.GetRequiredService<RulesInForce>().Book);
        return services.AddScoped<ChangeScoreTable>();
    }
}
