using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Works.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130232500_WorksCorrections")]
    public partial class WorksCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "corrected_by",
                table: "works_day",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "corrected_by_id",
                table: "works_day",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "corrected_by",
                table: "works_day");

            migrationBuilder.DropColumn(
                name: "corrected_by_id",
                table: "works_day");
        }
    }
}
