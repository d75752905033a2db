using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Households.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130095116_CountedRows")]
    public partial class CountedRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "without_birth",
                table: "household",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "without_citizen_id",
                table: "household",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "without_birth",
                table: "household");

            migrationBuilder.DropColumn(
                name: "without_citizen_id",
                table: "household");
        }
    }
}
