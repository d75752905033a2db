using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Participants.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130195913_Participants")]
    public partial class Participants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "override_reason",
                table: "season_log",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "substance",
                table: "season_log",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "conversion_months",
                table: "plot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "conversion_paper",
                table: "plot",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "organic_since",
                table: "plot",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "participant",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    joined_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    paper = table.Column<string>(type: "TEXT", nullable: true),
                    former_paper = table.Column<string>(type: "TEXT", nullable: true),
                    contribution_vnd = table.Column<long>(type: "INTEGER", nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    left_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "project_input",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    participant_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<double>(type: "REAL", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    supplier = table.Column<string>(type: "TEXT", nullable: false),
                    lot = table.Column<string>(type: "TEXT", nullable: true),
                    value_vnd = table.Column<long>(type: "INTEGER", nullable: true),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    received_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_input", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_participant_household_id",
                table: "participant",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_place_id",
                table: "participant",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_participant_project_id",
                table: "participant",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_input_participant_id",
                table: "project_input",
                column: "participant_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_input_project_id",
                table: "project_input",
                column: "project_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "participant");

            migrationBuilder.DropTable(
                name: "project_input");

            migrationBuilder.DropColumn(
                name: "override_reason",
                table: "season_log");

            migrationBuilder.DropColumn(
                name: "substance",
                table: "season_log");

            migrationBuilder.DropColumn(
                name: "conversion_months",
                table: "plot");

            migrationBuilder.DropColumn(
                name: "conversion_paper",
                table: "plot");

            migrationBuilder.DropColumn(
                name: "organic_since",
                table: "plot");
        }
    }
}
