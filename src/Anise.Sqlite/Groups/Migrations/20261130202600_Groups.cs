using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Groups.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130202600_Groups")]
    public partial class Groups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "group_purchase",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    grower_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kg = table.Column<double>(type: "REAL", nullable: false),
                    lot = table.Column<string>(type: "TEXT", nullable: false),
                    price_vnd = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_purchase", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grower",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    entered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    committed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grower", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grower_group",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    standard = table.Column<string>(type: "TEXT", nullable: false),
                    formed_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grower_group", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grower_note",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    grower_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grower_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grower_plot",
                columns: table => new
                {
                    grower_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grower_plot", x => new { x.grower_id, x.plot_id });
                });

            migrationBuilder.CreateTable(
                name: "yield_estimate",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    grower_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    kg = table.Column<double>(type: "REAL", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_yield_estimate", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_group_purchase_group_id",
                table: "group_purchase",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_grower_group_id_code",
                table: "grower",
                columns: new[] { "group_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grower_group_project_id",
                table: "grower_group",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_grower_note_group_id",
                table: "grower_note",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_grower_plot_plot_id",
                table: "grower_plot",
                column: "plot_id");

            migrationBuilder.CreateIndex(
                name: "ix_yield_estimate_group_id",
                table: "yield_estimate",
                column: "group_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "group_purchase");

            migrationBuilder.DropTable(
                name: "grower");

            migrationBuilder.DropTable(
                name: "grower_group");

            migrationBuilder.DropTable(
                name: "grower_note");

            migrationBuilder.DropTable(
                name: "grower_plot");

            migrationBuilder.DropTable(
                name: "yield_estimate");
        }
    }
}
