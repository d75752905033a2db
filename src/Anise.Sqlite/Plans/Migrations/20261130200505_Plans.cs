using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Plans.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130200505_Plans")]
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "directive",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sent_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "follow_up",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    directive_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    last_entry = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_up", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "follow_up_row",
                columns: table => new
                {
                    follow_up_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: false),
                    actual = table.Column<double>(type: "REAL", nullable: true),
                    expected = table.Column<double>(type: "REAL", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    first_state = table.Column<string>(type: "TEXT", nullable: false),
                    behind_since = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_up_row", x => new { x.follow_up_id, x.target_id });
                });

            migrationBuilder.CreateTable(
                name: "plan_line",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    crop = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    season = table.Column<string>(type: "TEXT", nullable: false),
                    area_ha = table.Column<double>(type: "REAL", nullable: true),
                    heads = table.Column<int>(type: "INTEGER", nullable: true),
                    budget = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_line", x => new { x.plan_id, x.version, x.number });
                });

            migrationBuilder.CreateTable(
                name: "plan_step",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    returned_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_step", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "plan_version",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_version", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "production_plan",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_production_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "suitability_note",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    crop = table.Column<string>(type: "TEXT", nullable: false),
                    aspect = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    measured = table.Column<double>(type: "REAL", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suitability_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "target",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    directive_id = table.Column<long>(type: "INTEGER", nullable: false),
                    figure = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    direction = table.Column<string>(type: "TEXT", nullable: false),
                    tied_to = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "target_note",
                columns: table => new
                {
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_note", x => new { x.target_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "target_version",
                columns: table => new
                {
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    person = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_version", x => new { x.target_id, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "ix_directive_number_key_year",
                table: "directive",
                columns: new[] { "number_key", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_directive_id",
                table: "follow_up",
                column: "directive_id");

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_year",
                table: "follow_up",
                column: "year");

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_row_state_place_id",
                table: "follow_up_row",
                columns: new[] { "state", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_row_target_id",
                table: "follow_up_row",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_line_place_id",
                table: "plan_line",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_version_step",
                table: "plan_version",
                column: "step");

            migrationBuilder.CreateIndex(
                name: "ix_production_plan_code",
                table: "production_plan",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_production_plan_place_id",
                table: "production_plan",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_suitability_note_place_id_crop",
                table: "suitability_note",
                columns: new[] { "place_id", "crop" });

            migrationBuilder.CreateIndex(
                name: "ix_target_directive_id_figure_place_id_year_measure",
                table: "target",
                columns: new[] { "directive_id", "figure", "place_id", "year", "measure" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_target_place_id_year",
                table: "target",
                columns: new[] { "place_id", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_target_year",
                table: "target",
                column: "year");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directive");

            migrationBuilder.DropTable(
                name: "follow_up");

            migrationBuilder.DropTable(
                name: "follow_up_row");

            migrationBuilder.DropTable(
                name: "plan_line");

            migrationBuilder.DropTable(
                name: "plan_step");

            migrationBuilder.DropTable(
                name: "plan_version");

            migrationBuilder.DropTable(
                name: "production_plan");

            migrationBuilder.DropTable(
                name: "suitability_note");

            migrationBuilder.DropTable(
                name: "target");

            migrationBuilder.DropTable(
                name: "target_note");

            migrationBuilder.DropTable(
                name: "target_version");
        }
    }
}
