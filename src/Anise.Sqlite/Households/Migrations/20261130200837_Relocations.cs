using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Households.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130200837_Relocations")]
    public partial class Relocations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "relocated_member",
                columns: table => new
                {
                    relocation_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    leaves = table.Column<bool>(type: "INTEGER", nullable: false),
                    relationship = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relocated_member", x => new { x.relocation_id, x.member_id });
                });

            migrationBuilder.CreateTable(
                name: "relocation",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from_village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    to_commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    moved_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    whole = table.Column<bool>(type: "INTEGER", nullable: false),
                    announced_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    announced_by = table.Column<string>(type: "TEXT", nullable: false),
                    because = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answered_because = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: true),
                    to_household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    made = table.Column<bool>(type: "INTEGER", nullable: false),
                    class_code = table.Column<string>(type: "TEXT", nullable: true),
                    class_year = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relocation", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_relocation_household_id",
                table: "relocation",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_relocation_state",
                table: "relocation",
                column: "state");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "relocated_member");

            migrationBuilder.DropTable(
                name: "relocation");
        }
    }
}
