using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Works.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261201033825_WorksOrders")]
    public partial class WorksOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_works_day_date",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_place_id_date",
                table: "works_day");

            migrationBuilder.CreateIndex(
                name: "ix_season_log_product_date",
                table: "season_log",
                columns: new[] { "product", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_season_log_work_date",
                table: "season_log",
                columns: new[] { "work", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_works_participation_body_key_day_id",
                table: "works_participation",
                columns: new[] { "body_key", "day_id" });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_campaign_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "campaign", "date", "id", "withdrawn" });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_commune_id_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "commune_id", "date", "id", "withdrawn" });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "date", "id", "withdrawn" },
                descending: new[] { true, false, false });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_labour_days_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "labour_days", "date", "id", "withdrawn" },
                descending: new[] { true, false, false, false });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_organiser_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "organiser", "date", "id", "withdrawn" });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_organiser_key_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "organiser_key", "date", "id", "withdrawn" });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_people_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "people", "date", "id", "withdrawn" },
                descending: new[] { true, false, false, false });

            migrationBuilder.CreateIndex(
                name: "ix_works_day_place_id_date_id_withdrawn",
                table: "works_day",
                columns: new[] { "place_id", "date", "id", "withdrawn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_season_log_product_date",
                table: "season_log");

            migrationBuilder.DropIndex(
                name: "ix_season_log_work_date",
                table: "season_log");

            migrationBuilder.DropIndex(
                name: "ix_works_participation_body_key_day_id",
                table: "works_participation");

            migrationBuilder.DropIndex(
                name: "ix_works_day_campaign_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_commune_id_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_labour_days_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_organiser_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_organiser_key_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_people_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.DropIndex(
                name: "ix_works_day_place_id_date_id_withdrawn",
                table: "works_day");

            migrationBuilder.CreateIndex(
                name: "ix_works_day_date",
                table: "works_day",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "ix_works_day_place_id_date",
                table: "works_day",
                columns: new[] { "place_id", "date" });
        }
    }
}
