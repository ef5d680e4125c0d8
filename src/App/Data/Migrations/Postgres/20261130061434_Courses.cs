using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenkeel.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Courses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "StartsCourse",
                table: "Sessions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // What was booked as the first of a course began one.
            migrationBuilder.Sql("""
                UPDATE "Sessions" SET "StartsCourse" = TRUE
                WHERE EXISTS (SELECT 1 FROM "Appointments" a WHERE a."ClinicId" = "Sessions"."ClinicId" AND a."Id" = "Sessions"."AppointmentId" AND a."StartsCourse")
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ClinicId_StartedAt",
                table: "Sessions",
                columns: new[] { "ClinicId", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_ClinicId_StartedAt",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "StartsCourse",
                table: "Sessions");
        }
    }
}
