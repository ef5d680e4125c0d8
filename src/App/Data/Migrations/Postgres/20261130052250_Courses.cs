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
            migrationBuilder.Sql("""
                UPDATE "Sessions" SET "StartsCourse" = TRUE
                WHERE EXISTS (SELECT 1 FROM "Appointments" a WHERE a."ClinicId" = "Sessions"."ClinicId" AND a."Id" = "Sessions"."AppointmentId" AND a."StartsCourse")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "StartsCourse",
                table: "Sessions");
        }
    }
}
