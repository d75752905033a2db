using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Support.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130202719_Courses")]
    public partial class Courses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "component",
                table: "support_list",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "support_list",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "payment_id",
                table: "support_line",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "course",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    trade = table.Column<string>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", nullable: false),
                    venue = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_course", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "learner",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    course_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    claim = table.Column<string>(type: "TEXT", nullable: true),
                    days_attended = table.Column<int>(type: "INTEGER", nullable: true),
                    finished = table.Column<bool>(type: "INTEGER", nullable: true),
                    certificate = table.Column<string>(type: "TEXT", nullable: true),
                    certified_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "learner_job",
                columns: table => new
                {
                    learner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    course_id = table.Column<long>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    employer = table.Column<string>(type: "TEXT", nullable: true),
                    contract = table.Column<string>(type: "TEXT", nullable: true),
                    wage = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_job", x => new { x.learner_id, x.month });
                });

            migrationBuilder.CreateIndex(
                name: "ix_course_commune_id",
                table: "course",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_learner_claim",
                table: "learner",
                column: "claim",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_learner_course_id_member_id",
                table: "learner",
                columns: new[] { "course_id", "member_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_learner_member_id",
                table: "learner",
                column: "member_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "course");

            migrationBuilder.DropTable(
                name: "learner");

            migrationBuilder.DropTable(
                name: "learner_job");

            migrationBuilder.DropColumn(
                name: "component",
                table: "support_list");

            migrationBuilder.DropColumn(
                name: "source",
                table: "support_list");

            migrationBuilder.DropColumn(
                name: "payment_id",
                table: "support_line");
        }
    }
}
