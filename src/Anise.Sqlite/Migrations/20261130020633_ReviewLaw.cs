using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReviewLaw : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeOnly>(
                name: "began_at",
                table: "village_meeting",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "bodies_json",
                table: "village_meeting",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "ended_at",
                table: "village_meeting",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "revision",
                table: "village_meeting",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "signers",
                table: "village_meeting",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "corrects",
                table: "posting",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "revision",
                table: "posting",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "amended_household",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    head = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    class_code = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amended_household", x => new { x.review_id, x.number, x.household_id });
                });

            migrationBuilder.CreateTable(
                name: "amendment",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    signed_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendment", x => new { x.review_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "in_year_case",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rule_set = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    assessed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    enumerator = table.Column<string>(type: "TEXT", nullable: true),
                    answers_json = table.Column<string>(type: "TEXT", nullable: true),
                    b1 = table.Column<double>(type: "REAL", nullable: true),
                    b2 = table.Column<double>(type: "REAL", nullable: true),
                    class_code = table.Column<string>(type: "TEXT", nullable: true),
                    met_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    present = table.Column<int>(type: "INTEGER", nullable: true),
                    agreeing = table.Column<int>(type: "INTEGER", nullable: true),
                    posted_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    posted_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    posted_at = table.Column<string>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    granted = table.Column<bool>(type: "INTEGER", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    signed_by = table.Column<string>(type: "TEXT", nullable: true),
                    refused_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_in_year_case", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "in_year_step",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    case_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    returned_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_in_year_step", x => new { x.case_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "posted_household",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    assessment_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posted_household", x => new { x.review_id, x.number, x.household_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_amended_household_household_id",
                table: "amended_household",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_in_year_case_commune_id",
                table: "in_year_case",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_in_year_case_household_id",
                table: "in_year_case",
                column: "household_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "amended_household");

            migrationBuilder.DropTable(
                name: "amendment");

            migrationBuilder.DropTable(
                name: "in_year_case");

            migrationBuilder.DropTable(
                name: "in_year_step");

            migrationBuilder.DropTable(
                name: "posted_household");

            migrationBuilder.DropColumn(
                name: "began_at",
                table: "village_meeting");

            migrationBuilder.DropColumn(
                name: "bodies_json",
                table: "village_meeting");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "village_meeting");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "village_meeting");

            migrationBuilder.DropColumn(
                name: "signers",
                table: "village_meeting");

            migrationBuilder.DropColumn(
                name: "corrects",
                table: "posting");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "posting");
        }
    }
}
