using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Standards.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130165009_Standards")]
    public partial class Standards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "standard_fact",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    set = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    speaker = table.Column<string>(type: "TEXT", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<double>(type: "REAL", nullable: true),
                    numerator = table.Column<double>(type: "REAL", nullable: true),
                    denominator = table.Column<double>(type: "REAL", nullable: true),
                    judgement = table.Column<string>(type: "TEXT", nullable: true),
                    article = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    evidence_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evidence_to = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_fact", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standard_recognition_step",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    set = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    votes_for = table.Column<int>(type: "INTEGER", nullable: true),
                    votes = table.Column<int>(type: "INTEGER", nullable: true),
                    met = table.Column<int>(type: "INTEGER", nullable: false),
                    needed = table.Column<int>(type: "INTEGER", nullable: false),
                    scorecard = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_recognition_step", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_standard_fact_commune_id_as_of",
                table: "standard_fact",
                columns: new[] { "commune_id", "as_of" });

            migrationBuilder.CreateIndex(
                name: "ix_standard_recognition_step_commune_id_on",
                table: "standard_recognition_step",
                columns: new[] { "commune_id", "on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "standard_fact");

            migrationBuilder.DropTable(
                name: "standard_recognition_step");
        }
    }
}
