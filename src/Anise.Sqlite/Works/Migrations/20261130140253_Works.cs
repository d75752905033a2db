using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Works.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130140253_Works")]
    public partial class Works : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "works_day",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    organiser = table.Column<string>(type: "TEXT", nullable: false),
                    organiser_key = table.Column<string>(type: "TEXT", nullable: false),
                    campaign = table.Column<string>(type: "TEXT", nullable: true),
                    labour_days = table.Column<double>(type: "REAL", nullable: true),
                    land_square_metres = table.Column<double>(type: "REAL", nullable: true),
                    materials = table.Column<string>(type: "TEXT", nullable: true),
                    cash_vnd = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_works_day", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "works_output",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    day_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_works_output", x => x.id);
                    table.ForeignKey(
                        name: "fk_works_output_works_day_day_id",
                        column: x => x.day_id,
                        principalTable: "works_day",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "works_participation",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    day_id = table.Column<long>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    body_key = table.Column<string>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_works_participation", x => x.id);
                    table.ForeignKey(
                        name: "fk_works_participation_works_day_day_id",
                        column: x => x.day_id,
                        principalTable: "works_day",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "works_person",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    day_id = table.Column<long>(type: "INTEGER", nullable: false),
                    body_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: true),
                    name_key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_works_person", x => x.id);
                    table.ForeignKey(
                        name: "fk_works_person_works_day_day_id",
                        column: x => x.day_id,
                        principalTable: "works_day",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_date",
                table: "works_day",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "ix_works_day_place_id_date",
                table: "works_day",
                columns: new[] { "place_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_works_output_day_id_kind",
                table: "works_output",
                columns: new[] { "day_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_works_participation_day_id_body_key",
                table: "works_participation",
                columns: new[] { "day_id", "body_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_works_person_day_id",
                table: "works_person",
                column: "day_id");

            migrationBuilder.CreateIndex(
                name: "ix_works_person_name_key",
                table: "works_person",
                column: "name_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "works_output");

            migrationBuilder.DropTable(
                name: "works_participation");

            migrationBuilder.DropTable(
                name: "works_person");

            migrationBuilder.DropTable(
                name: "works_day");
        }
    }
}
