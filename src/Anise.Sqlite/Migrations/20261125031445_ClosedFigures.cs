using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ClosedFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "revision",
                table: "review_decision",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // Decisions recorded before: the journal knows the write.
            migrationBuilder.Sql(
                "UPDATE review_decision SET revision = COALESCE((SELECT MAX(revision) FROM journal_entry WHERE subject = 'review' AND subject_id = CAST(review_id AS TEXT) AND action IN ('decide-review', 'import-review-results')), 0)");

            migrationBuilder.CreateTable(
                name: "closed_sums",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sums = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closed_sums", x => new { x.review_id, x.place_id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "closed_sums");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "review_decision");
        }
    }
}
