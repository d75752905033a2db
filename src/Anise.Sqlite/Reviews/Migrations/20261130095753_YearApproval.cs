using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Reviews.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130095753_YearApproval")]
    public partial class YearApproval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "amended_household",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "members_json",
                table: "amended_household",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "approved_total",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: false),
                    poor = table.Column<int>(type: "INTEGER", nullable: false),
                    near_poor = table.Column<int>(type: "INTEGER", nullable: false),
                    escaped_poverty = table.Column<int>(type: "INTEGER", nullable: false),
                    escaped_near_poverty = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approved_total", x => new { x.year, x.number, x.commune_id });
                });

            migrationBuilder.CreateTable(
                name: "year_step",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    province_id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    returned_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_step", x => new { x.year, x.number });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approved_total");

            migrationBuilder.DropTable(
                name: "year_step");

            migrationBuilder.DropColumn(
                name: "code",
                table: "amended_household");

            migrationBuilder.DropColumn(
                name: "members_json",
                table: "amended_household");
        }
    }
}
