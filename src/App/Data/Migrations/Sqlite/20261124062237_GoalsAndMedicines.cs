using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenkeel.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GoalsAndMedicines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FormsSent",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormsSent", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Goals",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GoalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SignOfProgress = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Goals", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "MedicationStatements",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Medicine = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Dosage = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, defaultValue: ""),
                    Interaction = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false, defaultValue: ""),
                    HoursBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MedicationStatements", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SupportObservations",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupportPersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Seems = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportObservations", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormsSent_ClinicId_PatientId",
                table: "FormsSent",
                columns: new[] { "ClinicId", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_FormsSent_ClinicId_SessionId",
                table: "FormsSent",
                columns: new[] { "ClinicId", "SessionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Goals_ClinicId_PatientId_GoalId",
                table: "Goals",
                columns: new[] { "ClinicId", "PatientId", "GoalId" });

            migrationBuilder.CreateIndex(
                name: "IX_MedicationStatements_ClinicId_PatientId",
                table: "MedicationStatements",
                columns: new[] { "ClinicId", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportObservations_ClinicId_PatientId_At",
                table: "SupportObservations",
                columns: new[] { "ClinicId", "PatientId", "At" });

            // What waited before goes on waiting, under the table's new name.
            migrationBuilder.Sql("""
                INSERT INTO "MedicationStatements" ("ClinicId", "Id", "PatientId", "Medicine", "HoursBefore", "Reason", "AddedBy", "AddedAt", "EndedAt")
                SELECT "ClinicId", "Id", "PatientId", "Medicine", "HoursBefore", "Reason", "AddedBy", "AddedAt", "EndedAt" FROM "MedicationHolds"
                """);

            migrationBuilder.DropTable(
                name: "MedicationHolds");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormsSent");

            migrationBuilder.DropTable(
                name: "Goals");

            migrationBuilder.DropTable(
                name: "MedicationStatements");

            migrationBuilder.DropTable(
                name: "SupportObservations");

            migrationBuilder.CreateTable(
                name: "MedicationHolds",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HoursBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    Medicine = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PatientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MedicationHolds", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_MedicationHolds_ClinicId_PatientId",
                table: "MedicationHolds",
                columns: new[] { "ClinicId", "PatientId" });
        }
    }
}
