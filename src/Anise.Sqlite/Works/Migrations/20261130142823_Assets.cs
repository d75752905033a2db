using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Works.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130142823_Assets")]
    public partial class Assets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asset",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    site = table.Column<string>(type: "TEXT", nullable: true),
                    length_metres = table.Column<double>(type: "REAL", nullable: true),
                    capacity = table.Column<double>(type: "REAL", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    built_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    safeguards = table.Column<string>(type: "TEXT", nullable: false),
                    emptied_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    removed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asset_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    asset_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asset_work",
                columns: table => new
                {
                    asset_id = table.Column<long>(type: "INTEGER", nullable: false),
                    output_id = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_work", x => new { x.asset_id, x.output_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_asset_kind",
                table: "asset",
                column: "kind");

            migrationBuilder.CreateIndex(
                name: "ix_asset_place_id",
                table: "asset",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_event_asset_id",
                table: "asset_event",
                column: "asset_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_work_output_id",
                table: "asset_work",
                column: "output_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asset");

            migrationBuilder.DropTable(
                name: "asset_event");

            migrationBuilder.DropTable(
                name: "asset_work");
        }
    }
}
