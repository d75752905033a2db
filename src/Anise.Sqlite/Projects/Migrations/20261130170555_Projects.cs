using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Projects.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130170555_Projects")]
    public partial class Projects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "certificate",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    standard = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    expected_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "certificate_plot",
                columns: table => new
                {
                    certificate_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plot_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_plot", x => new { x.certificate_id, x.plot_id });
                });

            migrationBuilder.CreateTable(
                name: "certificate_step",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    certificate_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_step", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plot",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shape = table.Column<string>(type: "TEXT", nullable: false),
                    west = table.Column<double>(type: "REAL", nullable: false),
                    south = table.Column<double>(type: "REAL", nullable: false),
                    east = table.Column<double>(type: "REAL", nullable: false),
                    north = table.Column<double>(type: "REAL", nullable: false),
                    declared_ha = table.Column<double>(type: "REAL", nullable: true),
                    measured_ha = table.Column<double>(type: "REAL", nullable: true),
                    crop = table.Column<string>(type: "TEXT", nullable: false),
                    grower = table.Column<string>(type: "TEXT", nullable: true),
                    watched_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plot", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "project",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    crop = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    status_since = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "project_commune",
                columns: table => new
                {
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_commune", x => new { x.project_id, x.place_id });
                });

            migrationBuilder.CreateTable(
                name: "project_step",
                columns: table => new
                {
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_step", x => new { x.project_id, x.status });
                });

            migrationBuilder.CreateTable(
                name: "season_log",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    plot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    work = table.Column<string>(type: "TEXT", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: true),
                    interval_days = table.Column<int>(type: "INTEGER", nullable: true),
                    free_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    quantity = table.Column<double>(type: "REAL", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    contested_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_season_log", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_project_id",
                table: "certificate",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_plot_plot_id",
                table: "certificate_plot",
                column: "plot_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_step_certificate_id",
                table: "certificate_step",
                column: "certificate_id");

            migrationBuilder.CreateIndex(
                name: "ix_plot_place_id",
                table: "plot",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_plot_project_id_name_key",
                table: "plot",
                columns: new[] { "project_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plot_west",
                table: "plot",
                column: "west");

            migrationBuilder.CreateIndex(
                name: "ix_project_code",
                table: "project",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_commune_place_id",
                table: "project_commune",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_season_log_date",
                table: "season_log",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "ix_season_log_place_id_date",
                table: "season_log",
                columns: new[] { "place_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_season_log_plot_id_date",
                table: "season_log",
                columns: new[] { "plot_id", "date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "certificate");

            migrationBuilder.DropTable(
                name: "certificate_plot");

            migrationBuilder.DropTable(
                name: "certificate_step");

            migrationBuilder.DropTable(
                name: "plot");

            migrationBuilder.DropTable(
                name: "project");

            migrationBuilder.DropTable(
                name: "project_commune");

            migrationBuilder.DropTable(
                name: "project_step");

            migrationBuilder.DropTable(
                name: "season_log");
        }
    }
}
