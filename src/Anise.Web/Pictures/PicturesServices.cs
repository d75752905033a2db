namespace Anise.Web.Pictures;

internal static class PicturesServices
{
    /// <summary>What pictures need.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services, MapFile file) => services
        .AddSingleton(file)
        .AddScoped<CommuneShapes>()
        .AddScoped<StandardBreaks>();
}
