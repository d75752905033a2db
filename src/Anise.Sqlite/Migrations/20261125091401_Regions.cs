using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Regions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "region",
                table: "review_decision",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "region",
                table: "place_span",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "region",
                table: "review_decision");

            migrationBuilder.DropColumn(
                name: "region",
                table: "place_span");
        }
    }
}
