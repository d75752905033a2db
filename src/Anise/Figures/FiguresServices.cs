using Anise.Figures.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Anise.Figures;

/// <summary>Registers the catalogue and the readers of figures.</summary>
public static class FiguresServices
{
    /// <summary>Adds them; the areas add their kinds of record.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddSingleton<FigureCatalogue>()
        .AddSingleton<FigureCache>()
        .AddSingleton<Publications>()
        .AddScoped<ReadPublished>()
        .AddScoped<ReadFigures>()
        .AddScoped<OpenFigure>()
        .AddScoped<ExportFigure>()
        .AddScoped<HandOutRecords>()
        .AddScoped<CompareBases>()
        .AddScoped<RecountFigures>();
}
