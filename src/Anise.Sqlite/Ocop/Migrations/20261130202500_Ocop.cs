using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Ocop.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130202500_Ocop")]
    public partial class Ocop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ocop_document",
                columns: table => new
                {
                    dossier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_dossier_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ocop_document", x => new { x.dossier_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "ocop_dossier",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    minutes_number = table.Column<string>(type: "TEXT", nullable: true),
                    minutes_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    a = table.Column<double>(type: "REAL", nullable: true),
                    b = table.Column<double>(type: "REAL", nullable: true),
                    c = table.Column<double>(type: "REAL", nullable: true),
                    on_differences = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ocop_dossier", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ocop_product",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    group = table.Column<string>(type: "TEXT", nullable: false),
                    producer = table.Column<string>(type: "TEXT", nullable: false),
                    producer_kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ocop_product", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ocop_rating",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    dossier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    stars = table.Column<int>(type: "INTEGER", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ocop_rating", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ocop_score",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    dossier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    examiner = table.Column<string>(type: "TEXT", nullable: false),
                    examiner_key = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    a = table.Column<double>(type: "REAL", nullable: false),
                    b = table.Column<double>(type: "REAL", nullable: false),
                    c = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ocop_score", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ocop_dossier_product_id",
                table: "ocop_dossier",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_ocop_product_place_id_name_key",
                table: "ocop_product",
                columns: new[] { "place_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ocop_rating_dossier_id",
                table: "ocop_rating",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_ocop_rating_product_id",
                table: "ocop_rating",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_ocop_score_dossier_id_examiner_key",
                table: "ocop_score",
                columns: new[] { "dossier_id", "examiner_key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ocop_document");

            migrationBuilder.DropTable(
                name: "ocop_dossier");

            migrationBuilder.DropTable(
                name: "ocop_product");

            migrationBuilder.DropTable(
                name: "ocop_rating");

            migrationBuilder.DropTable(
                name: "ocop_score");
        }
    }
}
